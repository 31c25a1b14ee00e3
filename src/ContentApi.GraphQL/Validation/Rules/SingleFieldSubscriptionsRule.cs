using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A subscription selects exactly one root field, which is not a meta-field, whatever the values of its variables.</summary>
sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (node.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } type) return;

        var name = node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name.Value}\"";
        var (groups, conditions) = CollectSubscriptionFields(node.SelectionSet, type, context);
        if (conditions.Count > 0)
        {
            context.Report($"{name} must not use `@skip` or `@include` directives in the top level selection.", conditions);
            return;
        }

        if (groups.Count == 0) context.Report($"{name} must select one top level field.", node.SelectionSet);
        if (groups.Count > 1) context.Report($"{name} must select only one top level field.", [.. groups.Values.Skip(1).SelectMany(group => group)]);
        foreach (var group in groups.Values)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report($"{name} must not select an introspection top level field.", group);
        }
    }

    /// <summary>The specification's algorithm of that name. Does not use the call stack, because fragments may form a long chain.</summary>
    static (OrderedDictionary<string, List<FieldNode>> Groups, List<DirectiveNode> Conditions) CollectSubscriptionFields(
        SelectionSetNode root, ObjectType type, ValidationContext context)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>();
        var conditions = new List<DirectiveNode>();
        var visited = new HashSet<string>();
        var pending = new Stack<IEnumerator<SelectionNode>>();
        pending.Push(root.Selections.GetEnumerator());
        while (pending.TryPeek(out var selections))
        {
            if (!selections.MoveNext())
            {
                pending.Pop();
                continue;
            }
            context.Spend(1);
            var selection = selections.Current;
            var condition = selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
                ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");
            if (condition is not null)
            {
                conditions.Add(condition);
                continue;
            }
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group)) groups.Add(field.ResponseName, group = []);
                    group.Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition):
                    pending.Push(inline.SelectionSet.Selections.GetEnumerator());
                    break;
                case FragmentSpreadNode spread:
                    if (context.Facts.FindFragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition) && visited.Add(spread.Name.Value))
                        pending.Push(fragment.SelectionSet.Selections.GetEnumerator());
                    break;
            }
        }
        return (groups, conditions);

        bool Applies(NamedTypeNode condition) =>
            context.FindConditionType(condition) is { } conditionType && context.Schema.IsSubType(type, conditionType);
    }
}
