using System.Runtime.CompilerServices;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Tells which fields conflict: compares them pair by pair, in the order of the reference implementation, so that an author sees the same errors at the same places whatever tool
/// has looked at the document. That is quadratic and worse, so it is for documents in which <see cref="FieldMerger"/> has seen a conflict, and the work is
/// counted (<see cref="ValidationLimits.MaxFragmentWork"/>).
/// </summary>
sealed class ConflictSearch(ValidationContext context, DocumentFields fields)
{
    readonly ComparedPairs<OwnFields, FragmentDefinitionNode> comparedWithFragments = new();
    readonly ComparedPairs<FragmentDefinitionNode, FragmentDefinitionNode> comparedFragments = new();

    /// <summary>The conflicts in one selection set: between its own fields, between them and those of the fragments it spreads, and between two of these.</summary>
    /// <param name="type">The type that the set selects from; null where it is not known.</param>
    public IReadOnlyList<Conflict> Within(SelectionSetNode set, NamedType? type)
    {
        var conflicts = new List<Conflict>();
        var own = fields.Of(set, type);
        foreach (var group in own.Groups.Values)
        {
            for (var i = 0; i < group.Count; i++)
                for (var j = i + 1; j < group.Count; j++) Compare(group[i], group[j], false, conflicts);
        }
        for (var i = 0; i < own.Spreads.Count; i++)
        {
            CompareWithFragment(own, own.Spreads[i], false, conflicts);
            for (var j = i + 1; j < own.Spreads.Count; j++) CompareFragments(own.Spreads[i], own.Spreads[j], false, conflicts);
        }
        return conflicts;
    }

    /// <param name="areExclusive">Whether no object ever has both, by what is above the fields.</param>
    void Compare(MergedField first, MergedField second, bool areExclusive, List<Conflict> conflicts)
    {
        Spend();
        areExclusive |= first.ParentType is ObjectType && second.ParentType is ObjectType && first.ParentType != second.ParentType;
        if (FindReason(first, second, areExclusive) is { } reason) conflicts.Add(new(first.Node.ResponseName, reason, [first.Node], [second.Node]));
        else if (fields.Below(first) is { } firsts && fields.Below(second) is { } seconds && CompareSets(firsts, seconds, areExclusive) is { Count: > 0 } below)
            conflicts.Add(Conflict.Of(first.Node, second.Node, below));
    }

    string? FindReason(MergedField first, MergedField second, bool areExclusive)
    {
        var (name, other) = (first.Node.Name.Value, second.Node.Name.Value);
        if (!areExclusive && name != other) return $"\"{Short(name)}\" and \"{Short(other)}\" are different fields";
        if (!areExclusive && !first.HasArgumentsOf(second)) return "they have differing arguments";
        return first.HasShapeOf(second) == false ? $"they return conflicting types \"{first.Type}\" and \"{second.Type}\"" : null;
    }

    List<Conflict> CompareSets(OwnFields first, OwnFields second, bool areExclusive)
    {
        var conflicts = new List<Conflict>();
        CompareGroups(first, second, areExclusive, conflicts);
        foreach (var fragment in second.Spreads) CompareWithFragment(first, fragment, areExclusive, conflicts);
        foreach (var fragment in first.Spreads) CompareWithFragment(second, fragment, areExclusive, conflicts);
        foreach (var firstFragment in first.Spreads)
            foreach (var secondFragment in second.Spreads) CompareFragments(firstFragment, secondFragment, areExclusive, conflicts);
        return conflicts;
    }

    void CompareGroups(OwnFields first, OwnFields second, bool areExclusive, List<Conflict> conflicts)
    {
        foreach (var (name, firsts) in first.Groups)
        {
            Spend();
            if (!second.Groups.TryGetValue(name, out var seconds)) continue;
            foreach (var firstField in firsts)
                foreach (var secondField in seconds) Compare(firstField, secondField, areExclusive, conflicts);
        }
    }

    void CompareWithFragment(OwnFields own, FragmentDefinitionNode fragment, bool areExclusive, List<Conflict> conflicts)
    {
        Spend();
        if (own.Groups.Count == 0 || !comparedWithFragments.Add(own, fragment, areExclusive)) return;
        var fragmentFields = fields.Of(fragment);
        if (fragmentFields == own) return;
        CompareGroups(own, fragmentFields, areExclusive, conflicts);
        foreach (var inner in fragmentFields.Spreads) CompareWithFragment(own, inner, areExclusive, conflicts);
    }

    void CompareFragments(FragmentDefinitionNode first, FragmentDefinitionNode second, bool areExclusive, List<Conflict> conflicts)
    {
        Spend();
        if (first == second || comparedFragments.Has(second, first, areExclusive) || !comparedFragments.Add(first, second, areExclusive)) return;
        var (firstFields, secondFields) = (fields.Of(first), fields.Of(second));
        CompareGroups(firstFields, secondFields, areExclusive, conflicts);
        foreach (var inner in secondFields.Spreads) CompareFragments(first, inner, areExclusive, conflicts);
        foreach (var inner in firstFields.Spreads) CompareFragments(inner, second, areExclusive, conflicts);
    }

    // What calls itself comes by here: a chain of fragments may be longer than the stack is deep.
    void Spend()
    {
        context.Spend(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) context.Spend(int.MaxValue);
    }

    static string Short(string name) => name.Length <= ValidationLimits.MaxQuotedLength ? name : name[..ValidationLimits.MaxQuotedLength] + "...";
}
