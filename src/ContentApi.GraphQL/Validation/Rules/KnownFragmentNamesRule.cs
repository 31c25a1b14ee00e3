using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
sealed class KnownFragmentNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, Check);

    static void Check(FragmentSpreadNode node, ValidationContext context)
    {
        if (context.Facts.FindFragment(node.Name.Value) is null) context.Report($"Unknown fragment \"{node.Name.Value}\".", node.Name);
    }
}
