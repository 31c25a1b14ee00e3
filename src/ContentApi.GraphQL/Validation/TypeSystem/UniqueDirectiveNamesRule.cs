using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>No two directives share a name.</summary>
sealed class UniqueDirectiveNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        var names = document.Definitions.OfType<DirectiveDefinitionNode>().Select(node => node.Name);
        DuplicateNames.Report(names, name => $"There can be only one directive named \"@{name}\".", context);
    });
}
