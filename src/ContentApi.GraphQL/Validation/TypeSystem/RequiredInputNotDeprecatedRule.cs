using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A required argument or input field is not deprecated, because clients cannot leave it out (specification, 3.13.3).</summary>
sealed class RequiredInputNotDeprecatedRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (_, context) =>
    {
        foreach (var position in InputPosition.AllIn(context.Schema))
        {
            if (!position.Value.IsRequired || position.Value.DeprecationReason is null) continue;
            var node = position.Value.Node!;
            var directive = node.Directives.First(directive => directive.Name.Value == "deprecated");
            context.Report($"Required {(position.IsArgument ? "argument" : "input field")} {position.Coordinate} cannot be deprecated.", directive, node.Type);
        }
    });
}
