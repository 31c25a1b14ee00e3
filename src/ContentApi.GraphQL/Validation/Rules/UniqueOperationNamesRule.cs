using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No two operations share a name.</summary>
sealed class UniqueOperationNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        var known = new Dictionary<string, NameNode>();
        foreach (var operation in context.Facts.Operations)
        {
            if (operation.Name is { } name && !known.TryAdd(name.Value, name))
                context.Report($"There can be only one operation named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
