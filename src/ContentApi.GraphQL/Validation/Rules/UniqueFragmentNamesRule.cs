using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No two fragments share a name.</summary>
sealed class UniqueFragmentNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        var known = new Dictionary<string, NameNode>();
        foreach (var fragment in context.Facts.Fragments)
        {
            var name = fragment.Name;
            if (!known.TryAdd(name.Value, name))
                context.Report($"There can be only one fragment named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
