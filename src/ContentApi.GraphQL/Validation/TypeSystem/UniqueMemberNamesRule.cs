using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The fields of a type, and the values of an enum, have different names, including those in extensions.</summary>
sealed class UniqueMemberNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        // Checks the definitions and not the built types, so that extensions of unknown types are checked, too.
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().GroupBy(node => node.Name.Value))
        {
            DuplicateNames.Report(type.SelectMany(Fields), name => $"Field \"{type.Key}.{name}\" can only be defined once.", context);
            DuplicateNames.Report(
                type.OfType<EnumTypeDefinitionNode>().SelectMany(node => node.Values).Select(value => value.Name),
                name => $"Enum value \"{type.Key}.{name}\" can only be defined once.", context);
        }
    });

    static IEnumerable<NameNode> Fields(TypeDefinitionNode node) => node switch
    {
        ObjectTypeDefinitionNode type => type.Fields.Select(field => field.Name),
        InterfaceTypeDefinitionNode type => type.Fields.Select(field => field.Name),
        InputObjectTypeDefinitionNode type => type.Fields.Select(field => field.Name),
        _ => [],
    };
}
