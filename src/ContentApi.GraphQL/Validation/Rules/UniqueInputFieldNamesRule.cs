using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No two fields of an input object literal share a name.</summary>
sealed class UniqueInputFieldNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<ObjectValueNode>(NodeKind.ObjectValue, Check);

    static void Check(ObjectValueNode node, ValidationContext context)
    {
        if (node.Fields.Count < 2) return;

        var known = new Dictionary<string, NameNode>();
        foreach (var field in node.Fields)
        {
            var name = field.Name;
            if (!known.TryAdd(name.Value, name))
                context.Report($"There can be only one input field named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
