using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A document defines no name that begins with two underscores: such names are reserved for the specification.</summary>
sealed class ReservedNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        NodeKind[] types =
        [
            NodeKind.ScalarTypeDefinition, NodeKind.ObjectTypeDefinition, NodeKind.InterfaceTypeDefinition, NodeKind.UnionTypeDefinition,
            NodeKind.EnumTypeDefinition, NodeKind.InputObjectTypeDefinition,
        ];
        foreach (var kind in types) on.Enter<TypeDefinitionNode>(kind, static (node, context) => Check(node.Name, context));
        on.Enter<DirectiveDefinitionNode>(NodeKind.DirectiveDefinition, static (node, context) => Check(node.Name, context));
        on.Enter<FieldDefinitionNode>(NodeKind.FieldDefinition, static (node, context) => Check(node.Name, context));
        on.Enter<InputValueDefinitionNode>(NodeKind.InputValueDefinition, static (node, context) => Check(node.Name, context));
        on.Enter<EnumValueDefinitionNode>(NodeKind.EnumValueDefinition, static (node, context) => Check(node.Name, context));
    }

    static void Check(NameNode name, ValidationContext context)
    {
        if (name.Value.StartsWith("__", StringComparison.Ordinal))
            context.Report($"Name \"{name.Value}\" must not begin with \"__\", which is reserved by GraphQL introspection.", name);
    }
}
