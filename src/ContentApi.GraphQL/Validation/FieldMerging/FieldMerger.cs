using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Decides the specification's <c>FieldsInSetCanMerge</c> and <c>SameResponseShape</c> (5.3.2) without comparing all pairs of fields. Uses the
/// algorithm that Simon Adameit published for XING's gateway ("GraphQL overlapping fields can be merged fast"), which several servers have adopted.
/// <list type="number">
/// <item>A merged selection holds all fields that one response object may have, including those of fragments. The first is that of an operation.</item>
/// <item>Its fields are grouped by response name.</item>
/// <item>The fields of a group must be of one class: the same field, equal arguments, and the same shape of type. That is an equivalence relation, so
/// each field is compared only with the first.</item>
/// <item>Fields of two different object types never occur in one object. If a group has such fields, it is split into one group for each object type
/// (each with the fields of interfaces), and the fields of different groups need only the same shape.</item>
/// <item>The subfields of a group are merged into the next selection. A selection that was merged before is not merged again.</item>
/// </list>
/// The work is about the number of fields, times the number of places in which a fragment is merged with other fields.
/// <see cref="Contract.GraphQLEngineOptions.MaxValidationSteps"/> bounds it.
/// </summary>
sealed class FieldMerger(ValidationContext context, DocumentFields fields)
{
    readonly Stack<(Dictionary<string, List<MergedField>> Groups, bool ShapeOnly)> pending = [];
    readonly MergedSelections merged = new();
    int selections;

    /// <summary>
    /// Whether the document's fields can be merged, in operations and in fragments that no operation reaches. Also false if a field is unknown,
    /// and so of no class: the document is then invalid anyway, and <see cref="ConflictSearch"/> finds out whether fields conflict, too.
    /// </summary>
    public bool CanMerge()
    {
        foreach (var operation in context.Facts.Operations)
            if (!CanMerge(fields.Of(operation.SelectionSet, context.Schema.RootType(operation.Operation)))) return false;

        // Then the fragments that no operation reaches: first those that no other fragment spreads, then those that are left in cycles.
        var spread = context.Facts.Fragments.SelectMany(context.Facts.SpreadsIn).Select(node => node.Name.Value).ToHashSet();
        foreach (var fragment in context.Facts.Fragments.OrderBy(fragment => spread.Contains(fragment.Name.Value)))
            if (fields.Of(fragment) is { Selection: 0 } own && !CanMerge(own)) return false;
        return true;
    }

    bool CanMerge(OwnFields root)
    {
        pending.Push((Gather([root]), false));
        while (pending.TryPop(out var selection))
            foreach (var group in selection.Groups.Values)
                if (!CanMerge(group, selection.ShapeOnly)) return false;
        return true;
    }

    bool CanMerge(List<MergedField> group, bool shapeOnly)
    {
        if (shapeOnly || !MeetsTwoObjectTypes(group)) return IsOneClass(group, shapeOnly);
        foreach (var type in group.Select(field => field.ParentType).OfType<ObjectType>().Distinct())
            if (!IsOneClass([.. group.Where(field => field.ParentType == type || field.ParentType is not ObjectType)], false)) return false;
        return IsOneClass(group, true);
    }

    static bool MeetsTwoObjectTypes(List<MergedField> group)
    {
        ObjectType? first = null;
        foreach (var field in group)
        {
            if (field.ParentType is not ObjectType type || type == first) continue;
            if (first is not null) return true;
            first = type;
        }
        return false;
    }

    bool IsOneClass(List<MergedField> group, bool shapeOnly)
    {
        context.Spend(group.Count);
        var first = group[0];
        for (var i = 1; i < group.Count; i++)
        {
            if (group[i].HasShapeOf(first) != true) return false;
            if (!shapeOnly && (group[i].Node.Name.Value != first.Node.Name.Value || !group[i].HasArgumentsOf(first))) return false;
        }
        if (merged.Add(group, shapeOnly)) pending.Push((Gather(group.Select(fields.Below).OfType<OwnFields>()), shapeOnly));
        return true;
    }

    /// <summary>Merges selection sets: returns their fields, and those of the fragments that they spread, by response name.</summary>
    Dictionary<string, List<MergedField>> Gather(IEnumerable<OwnFields> sets)
    {
        var groups = new Dictionary<string, List<MergedField>>();
        selections++;

        // Does not use the call stack, because fragments may form a long chain.
        var rest = new Stack<OwnFields>(sets);
        while (rest.TryPop(out var own))
        {
            context.Spend(1);
            if (own.Selection == selections) continue;
            own.Selection = selections;
            foreach (var (name, group) in own.Groups)
            {
                context.Spend(group.Count);
                if (groups.TryGetValue(name, out var known)) known.AddRange(group);
                else groups.Add(name, [.. group]);
            }
            foreach (var fragment in own.Spreads) rest.Push(fields.Of(fragment));
        }
        return groups;
    }
}
