using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>Types that variables and fragments name are in the schema.</summary>
public sealed class KnownTypeNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<NamedTypeNode>(NodeKind.NamedType, Check);

    static void Check(NamedTypeNode node, ValidationContext context)
    {
        var name = node.Name.Value;
        if (context.Schema.FindType(name) is null)
            context.Report($"Unknown type \"{name}\".{DidYouMean.For(name, context.Schema.Types.Select(type => type.Name))}", node);
    }
}
