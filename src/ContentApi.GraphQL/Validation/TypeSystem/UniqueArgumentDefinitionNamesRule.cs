using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The arguments of a field or directive definition have different names.</summary>
sealed class UniqueArgumentDefinitionNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<DirectiveDefinitionNode>(NodeKind.DirectiveDefinition, static (node, context) =>
            Check(node.Arguments, "@" + node.Name.Value, context));
        foreach (var kind in (NodeKind[])[NodeKind.ObjectTypeDefinition, NodeKind.ObjectTypeExtension])
            on.Enter<ObjectTypeDefinitionNode>(kind, static (node, context) => Check(node.Fields, node.Name.Value, context));
        foreach (var kind in (NodeKind[])[NodeKind.InterfaceTypeDefinition, NodeKind.InterfaceTypeExtension])
            on.Enter<InterfaceTypeDefinitionNode>(kind, static (node, context) => Check(node.Fields, node.Name.Value, context));
    }

    static void Check(IReadOnlyList<FieldDefinitionNode> fields, string type, ValidationContext context)
    {
        foreach (var field in fields) Check(field.Arguments, $"{type}.{field.Name.Value}", context);
    }

    static void Check(IReadOnlyList<InputValueDefinitionNode> arguments, string owner, ValidationContext context)
    {
        if (arguments.Count < 2) return;
        DuplicateNames.Report(
            arguments.Select(argument => argument.Name), name => $"Argument \"{owner}({name}:)\" can only be defined once.", context);
    }
}
