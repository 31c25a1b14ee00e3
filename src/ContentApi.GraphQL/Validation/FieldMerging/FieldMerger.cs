using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// The specification's <c>FieldsInSetCanMerge</c> and <c>SameResponseShape</c> (5.3.2), without comparing each field with each: after the
/// algorithm that Simon Adameit published for XING's gateway ("GraphQL overlapping fields can be merged fast"), which the larger servers have since taken up.
/// <list type="number">
/// <item>A merged selection is all fields that one response object may get, fragments spread out; it starts at an operation.</item>
/// <item>Its fields are grouped by response name.</item>
/// <item>The fields of a group must be of one class: same field and arguments, same shape of type. That is an equivalence, so each field is
/// looked up by what makes its class, and there is more than one class only where there is a conflict.</item>
/// <item>Fields of two different object types never meet in one object. Where a group has such, each object type has its own group
/// (with the fields of interfaces), and all of them together need the same shape only.</item>
/// <item>The selections below a class are merged into the next selection. One that was merged before is not merged again.</item>
/// </list>
/// Where there is no conflict the work is about the number of fields, times the places where a fragment is used in another company. The rest is
/// bounded by <see cref="ValidationLimits.MaxFragmentWork"/>.
/// </summary>
sealed class FieldMerger(ValidationContext context)
{
    readonly Stack<(List<MergedField> Fields, bool ShapeOnly)> pending = [];
    readonly MergedSelections merged = new();
    readonly ArgumentKeys argumentKeys = new();
    readonly ShapeKeys shapes = new();
    readonly HashSet<FragmentDefinitionNode> reached = [];
    readonly ConflictTree conflicts = new(context);

    public IReadOnlyList<Conflict> Conflicts => conflicts.Roots;

    public void Run()
    {
        foreach (var operation in context.Facts.Operations)
            Start(operation.SelectionSet, context.Schema.RootType(operation.Operation));

        // Fragments that no operation reaches: those first that no other fragment spreads, then what is left of cycles.
        var spread = context.Facts.Fragments.SelectMany(context.Facts.SpreadsIn).Select(node => node.Name.Value).ToHashSet();
        foreach (var fragment in context.Facts.Fragments.OrderBy(fragment => spread.Contains(fragment.Name.Value)))
            if (reached.Add(fragment)) Start(fragment.SelectionSet, context.FindConditionType(fragment.TypeCondition));
    }

    void Start(SelectionSetNode root, NamedType? type)
    {
        var fields = new List<MergedField>();
        new FieldCollector(context, reached, fields).Collect(root, type, parent: null);
        pending.Push((fields, false));
        while (conflicts.HasRoom && pending.TryPop(out var selection)) Merge(selection.Fields, selection.ShapeOnly);
    }

    void Merge(List<MergedField> selection, bool shapeOnly)
    {
        var groups = new OrderedDictionary<string, List<MergedField>>();
        foreach (var field in selection)
        {
            if (!groups.TryGetValue(field.Node.ResponseName, out var group)) groups.Add(field.Node.ResponseName, group = []);
            group.Add(field);
        }

        var below = new List<(List<MergedField> Fields, bool ShapeOnly)>();
        foreach (var group in groups.Values)
        {
            var objectTypes = shapeOnly || group.Count == 1 ? [] : group.Select(field => field.ParentType).OfType<ObjectType>().Distinct().ToArray();
            if (objectTypes.Length < 2)
            {
                MergeGroup(group, shapeOnly, below);
                continue;
            }
            foreach (var type in objectTypes)
                MergeGroup([.. group.Where(field => field.ParentType == type || field.ParentType is not ObjectType)], false, below);
            MergeGroup(group, true, below);
        }
        for (var i = below.Count - 1; i >= 0; i--) pending.Push(below[i]);
    }

    void MergeGroup(List<MergedField> group, bool shapeOnly, List<(List<MergedField> Fields, bool ShapeOnly)> below)
    {
        foreach (var fields in Classes(group, shapeOnly))
        {
            if (!merged.Add(fields, shapeOnly)) continue;
            var selection = new List<MergedField>();
            var collector = new FieldCollector(context, reached, selection);
            foreach (var field in fields)
                if (field.Node.SelectionSet is { } selectionSet)
                    collector.Collect(selectionSet, field.Definition?.Type.Named is { IsComposite: true } type ? type : null, field);
            if (selection.Count > 0) below.Add((selection, shapeOnly));
        }
    }

    /// <summary>Parts a group into fields that agree, and records the conflicts between the parts.</summary>
    IReadOnlyCollection<List<MergedField>> Classes(List<MergedField> group, bool shapeOnly)
    {
        if (group.Count == 1) return [group];

        context.Spend(group.Count);
        var classes = new OrderedDictionary<(string Name, string Arguments, string Shape), List<MergedField>>();
        var classOf = new int[group.Count];
        for (var i = 0; i < classOf.Length; i++)
        {
            var field = group[i];
            var key = shapeOnly ? ("", "", shapes.Of(field)) : (field.Node.Name.Value, argumentKeys.Of(field.Node), shapes.Of(field));
            classOf[i] = classes.IndexOf(key);
            if (classOf[i] < 0)
            {
                classOf[i] = classes.Count;
                classes.Add(key, []);
            }
            classes.GetAt(classOf[i]).Value.Add(field);
        }
        if (classes.Count > 1) RecordConflicts(group, classOf, shapeOnly);
        return classes.Values;
    }

    /// <summary>Compares fields of different classes only, in the order of the text, until enough is known to fill all errors.</summary>
    void RecordConflicts(List<MergedField> group, int[] classOf, bool shapeOnly)
    {
        // For each field the next of another class.
        var next = new int[group.Count];
        for (var i = next.Length - 1; i >= 0; i--) next[i] = i + 1 == next.Length || classOf[i + 1] != classOf[i] ? i + 1 : next[i + 1];

        for (var i = 0; i < next.Length && conflicts.HasRoom; i++)
        {
            for (var j = next[i]; j < next.Length; j = classOf[j] == classOf[i] ? next[j] : j + 1)
            {
                context.Spend(1);
                if (classOf[j] == classOf[i]) continue;
                if (!conflicts.HasRoom) return;
                if (FindConflict(group[i], group[j], shapeOnly) is { } reason) conflicts.Add(group[i], group[j], reason);
            }
        }
    }

    string? FindConflict(MergedField a, MergedField b, bool shapeOnly)
    {
        if (!shapeOnly && a.Node.Name.Value != b.Node.Name.Value) return $"\"{a.Node.Name.Value}\" and \"{b.Node.Name.Value}\" are different fields";
        if (!shapeOnly && !IsSameField(a, b)) return "they have differing arguments";
        if (a.Definition is null || b.Definition is null || shapes.Of(a) == shapes.Of(b)) return null;
        return $"they return conflicting types \"{a.Definition.Type}\" and \"{b.Definition.Type}\"";
    }

    bool IsSameField(MergedField a, MergedField b) =>
        a.Node.Name.Value == b.Node.Name.Value && argumentKeys.Of(a.Node) == argumentKeys.Of(b.Node);
}
