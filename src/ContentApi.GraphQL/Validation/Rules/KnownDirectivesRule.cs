using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A directive is defined, and for the place where it stands.</summary>
sealed class KnownDirectivesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DirectiveNode>(NodeKind.Directive, Check);

    static void Check(DirectiveNode node, ValidationContext context)
    {
        if (context.Directive is not { } directive) context.Report($"Unknown directive \"@{node.Name.Value}\".", node);
        else if (!directive.Locations.Contains(context.DirectiveLocation))
            context.Report($"Directive \"@{node.Name.Value}\" may not be used on {context.DirectiveLocation}.", node);
    }
}
