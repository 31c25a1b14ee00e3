using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>No two types share a name.</summary>
sealed class UniqueTypeNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        var names = document.Definitions.OfType<TypeDefinitionNode>().Where(node => !node.IsExtension).Select(node => node.Name);
        DuplicateNames.Report(names, name => $"There can be only one type named \"{name}\".", context);
    });
}
