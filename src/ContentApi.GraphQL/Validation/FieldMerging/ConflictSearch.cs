using System.Runtime.CompilerServices;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Tells which fields conflict: compares them pair by pair, in the order of the reference implementation, so that an author sees the same errors at the same places whatever tool
/// has looked at the document. That is quadratic and worse, so it is for documents in which <see cref="FieldMerger"/> has seen a conflict, and the work is
/// counted (<see cref="Contract.GraphQLEngineOptions.MaxValidationSteps"/>).
/// </summary>
/// <param name="report">Told of each conflict when it is found.</param>
sealed class ConflictSearch(ValidationContext context, DocumentFields fields, Action<Conflict> report)
{
    /// <summary>What is below two fields is one conflict, whose places and words more of them do not change.</summary>
    const int MaxBelow = ValidationLimits.MaxNodesPerError;

    readonly ComparedPairs<OwnFields, FragmentDefinitionNode> comparedWithFragments = new();
    readonly ComparedPairs<FragmentDefinitionNode, FragmentDefinitionNode> comparedFragments = new();

    /// <summary>Reports the conflicts in one selection set: between its own fields, between them and those of the fragments it spreads, and between two of these.</summary>
    /// <param name="type">The type that the set selects from; null where it is not known.</param>
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

    /// <param name="areExclusive">Whether no object ever has both, by what is above the fields.</param>
    /// <param name="above">Where the conflicts below two fields are gathered; null at the top.</param>
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
            // Compared all the same where nothing more is told: what was compared before decides where a conflict is told later.
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
        // To find and go through two sets takes as long as this many fields, even where they are short.
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

    // What calls itself comes by here: a chain of fragments may be longer than the stack is deep.
    void Spend()
    {
        context.Spend(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) context.Abort();
    }

    static string Short(string name) => name.Length <= ValidationLimits.MaxQuotedLength ? name : name[..ValidationLimits.MaxQuotedLength] + "...";
}
