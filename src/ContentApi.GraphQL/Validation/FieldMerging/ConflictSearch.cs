using System.Runtime.CompilerServices;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Finds the fields that conflict. Compares them pair by pair, in the order of the reference implementation, so that both report
/// the same errors at the same locations. The time is quadratic or worse, so only documents in which <see cref="FieldMerger"/> has
/// detected a conflict are searched, and the work is counted (<see cref="Contract.GraphQLEngineOptions.MaxValidationSteps"/>).
/// </summary>
/// <param name="context">The validation.</param>
/// <param name="fields">The fields of the document.</param>
/// <param name="report">Called with each conflict when it is found.</param>
sealed class ConflictSearch(ValidationContext context, DocumentFields fields, Action<Conflict> report)
{
    /// <summary>
    /// The number of conflicts between the subfields of two fields that are collected. More would not change the message and locations of the error.
    /// </summary>
    const int MaxBelow = ValidationLimits.MaxNodesPerError;

    readonly ComparedPairs<OwnFields, FragmentDefinitionNode> comparedWithFragments = new();
    readonly ComparedPairs<FragmentDefinitionNode, FragmentDefinitionNode> comparedFragments = new();

    /// <summary>
    /// Reports the conflicts in one selection set: between its own fields, between these and the
    /// fields of the fragments that it spreads, and between the fields of two such fragments.
    /// </summary>
    /// <param name="set">The selection set.</param>
    /// <param name="type">The type that the set selects from; null if it is not known.</param>
    public void Run(SelectionSetNode set, NamedType? type)
    {
        var own = fields.Of(set, type);
        foreach (var group in own.Groups.Values)
        {
            for (var i = 0; i < group.Count; i++)
                for (var j = i + 1; j < group.Count; j++) Compare(group[i], group[j], false, null);
        }
        for (var i = 0; i < own.Spreads.Count; i++)
        {
            CompareWithFragment(own, own.Spreads[i], false, null);
            for (var j = i + 1; j < own.Spreads.Count; j++) CompareFragments(own.Spreads[i], own.Spreads[j], false, null);
        }
    }

    /// <summary>Compares two fields and their subfields.</summary>
    /// <param name="first">The first field.</param>
    /// <param name="second">The second field.</param>
    /// <param name="areExclusive">True if no object can have both fields, because of the types of their ancestors.</param>
    /// <param name="above">Collects the conflicts between the subfields of two fields; null at the top level, where conflicts are reported.</param>
    void Compare(MergedField first, MergedField second, bool areExclusive, List<Conflict>? above)
    {
        Spend();
        areExclusive |= first.ParentType is ObjectType && second.ParentType is ObjectType && first.ParentType != second.ParentType;
        var isFull = above is { Count: MaxBelow };
        if (FindReason(first, second, areExclusive) is { } reason)
        {
            if (!isFull) Tell(new(first.Node.ResponseName, reason, [first.Node], [second.Node]), above);
        }
        else if (fields.Below(first) is { } firsts && fields.Below(second) is { } seconds)
        {
            // The subfields are compared even if no further conflict is collected, because the pairs compared so far decide where a later conflict is reported.
            var below = isFull ? above! : [];
            CompareSets(firsts, seconds, areExclusive, below);
            if (!isFull && below.Count > 0) Tell(Conflict.Of(first.Node, second.Node, below), above);
        }
    }

    void Tell(Conflict conflict, List<Conflict>? above)
    {
        if (above is null) report(conflict);
        else above.Add(conflict);
    }

    string? FindReason(MergedField first, MergedField second, bool areExclusive)
    {
        var (name, other) = (first.Node.Name.Value, second.Node.Name.Value);
        if (!areExclusive && name != other) return $"\"{Short(name)}\" and \"{Short(other)}\" are different fields";
        if (!areExclusive && !first.HasArgumentsOf(second)) return "they have differing arguments";
        return first.HasShapeOf(second) == false ? $"they return conflicting types \"{first.Type}\" and \"{second.Type}\"" : null;
    }

    void CompareSets(OwnFields first, OwnFields second, bool areExclusive, List<Conflict> conflicts)
    {
        // Looking up two sets takes as long as comparing about four fields, even if the sets are small.
        context.Spend(4);
        CompareGroups(first, second, areExclusive, conflicts);
        foreach (var fragment in second.Spreads) CompareWithFragment(first, fragment, areExclusive, conflicts);
        foreach (var fragment in first.Spreads) CompareWithFragment(second, fragment, areExclusive, conflicts);
        foreach (var firstFragment in first.Spreads)
            foreach (var secondFragment in second.Spreads) CompareFragments(firstFragment, secondFragment, areExclusive, conflicts);
    }

    void CompareGroups(OwnFields first, OwnFields second, bool areExclusive, List<Conflict>? above)
    {
        foreach (var (name, firsts) in first.Groups)
        {
            Spend();
            if (!second.Groups.TryGetValue(name, out var seconds)) continue;
            foreach (var firstField in firsts)
                foreach (var secondField in seconds) Compare(firstField, secondField, areExclusive, above);
        }
    }

    void CompareWithFragment(OwnFields own, FragmentDefinitionNode fragment, bool areExclusive, List<Conflict>? above)
    {
        Spend();
        if (own.Groups.Count == 0 || !comparedWithFragments.Add(own, fragment, areExclusive)) return;
        var fragmentFields = fields.Of(fragment);
        if (fragmentFields == own) return;
        CompareGroups(own, fragmentFields, areExclusive, above);
        foreach (var inner in fragmentFields.Spreads) CompareWithFragment(own, inner, areExclusive, above);
    }

    void CompareFragments(FragmentDefinitionNode first, FragmentDefinitionNode second, bool areExclusive, List<Conflict>? above)
    {
        Spend();
        if (first == second || comparedFragments.Has(second, first, areExclusive) || !comparedFragments.Add(first, second, areExclusive)) return;
        var (firstFields, secondFields) = (fields.Of(first), fields.Of(second));
        CompareGroups(firstFields, secondFields, areExclusive, above);
        foreach (var inner in secondFields.Spreads) CompareFragments(first, inner, areExclusive, above);
        foreach (var inner in firstFields.Spreads) CompareFragments(inner, second, areExclusive, above);
    }

    // Each recursive method calls this: a chain of fragments may be longer than the stack allows.
    void Spend()
    {
        context.Spend(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) context.Abort();
    }

    static string Short(string name) => name.Length <= ValidationLimits.MaxQuotedLength ? name : name[..ValidationLimits.MaxQuotedLength] + "...";
}
