using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>An extension extends a type that is defined and of the same kind.</summary>
sealed class PossibleTypeExtensionsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        foreach (var node in document.Definitions.OfType<TypeDefinitionNode>().Where(node => node.IsExtension)) Check(node, context);
    });

    static void Check(TypeDefinitionNode node, ValidationContext context)
    {
        var name = node.Name.Value;
        if (context.Schema.FindType(name) is not { } type)
        {
            context.Report($"Cannot extend type \"{name}\" because it is not defined.{context.DidYouMeanType(name)}", node.Name);
        }
        else if (type.Nodes.Count == 0)
        {
            context.Report($"Cannot extend built-in type \"{name}\".", node.Name);
        }
        else if (type.Nodes[0].GetType() != node.GetType())
        {
            context.Report($"Cannot extend non-{Kind(node)} type \"{name}\".", type.Nodes[0], node);
        }
    }

    static string Kind(TypeDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "object",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input object",
    };
}
