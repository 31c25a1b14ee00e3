using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A directive is defined, and its definition allows the location where it is used.</summary>
sealed class KnownDirectivesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DirectiveNode>(NodeKind.Directive, Check);

    static void Check(DirectiveNode node, ValidationContext context)
    {
        var locations = context.Directive?.Locations
            ?? context.Facts.FindDirectiveDefinition(node.Name.Value)?.Locations.Select(location => location.Value).ToArray();
        if (locations is null) context.Report($"Unknown directive \"@{node.Name.Value}\".", node);
        else if (!locations.Contains(context.DirectiveLocation))
            context.Report($"Directive \"@{node.Name.Value}\" may not be used on {context.DirectiveLocation}.", node);
    }
}
