using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>Each fragment is spread by an operation, directly or through other fragments.</summary>
sealed class NoUnusedFragmentsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Leave<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        if (context.Facts.Fragments.Count == 0) return;

        var used = context.Facts.ReachableFragments(context.Facts.Operations, context.Spend).Select(fragment => fragment.Name.Value).ToHashSet();
        foreach (var fragment in context.Facts.Fragments)
            if (!used.Contains(fragment.Name.Value)) context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
    }
}
