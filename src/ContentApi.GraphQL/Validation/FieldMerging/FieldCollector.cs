using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Gathers the fields of selection sets that are merged into one: first a set's own, inline fragments included, then those of each fragment
/// that it spreads, each fragment once.
/// </summary>
/// <param name="context">For types, fragments and the count of work.</param>
/// <param name="reached">Told of each fragment met.</param>
/// <param name="fields">Where the fields go.</param>
sealed class FieldCollector(ValidationContext context, HashSet<FragmentDefinitionNode> reached, List<MergedField> fields)
{
    readonly HashSet<FragmentDefinitionNode> visited = [];

    // Not the call stack: fragments may form a long chain.
    readonly Stack<FragmentDefinitionNode> pending = [];

    public void Collect(SelectionSetNode root, NamedType? type, MergedField? parent)
    {
        Own(root, type, parent);
        while (pending.TryPop(out var fragment))
            if (visited.Add(fragment)) Own(fragment.SelectionSet, context.FindConditionType(fragment.TypeCondition), parent);
    }

    void Own(SelectionSetNode set, NamedType? type, MergedField? parent)
    {
        var spreads = new List<FragmentDefinitionNode>();
        Fields(set, type, parent, spreads);
        for (var i = spreads.Count - 1; i >= 0; i--)
        {
            reached.Add(spreads[i]);
            if (!visited.Contains(spreads[i])) pending.Push(spreads[i]);
        }
    }

    void Fields(SelectionSetNode set, NamedType? type, MergedField? parent, List<FragmentDefinitionNode> spreads)
    {
        context.Spend(set.Selections.Count);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(new MergedField(field, type, context.FindField(type, field.Name.Value), parent));
                    break;
                case FragmentSpreadNode spread:
                    if (context.Facts.FindFragment(spread.Name.Value) is { } fragment) spreads.Add(fragment);
                    break;
                case InlineFragmentNode inline:
                    Fields(inline.SelectionSet, inline.TypeCondition is { } condition ? context.FindConditionType(condition) : type, parent, spreads);
                    break;
            }
        }
    }
}
