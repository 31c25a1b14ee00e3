namespace ContentApi.Content.Queries.Filters;

/// <summary>Every part holds; so does the filter without parts.</summary>
sealed class AllFilter(IReadOnlyList<Filter> parts) : Filter
{
    public static readonly AllFilter Anything = new([]);

    public static Filter Of(IReadOnlyList<Filter> parts) => parts is [var single] ? single : parts.Count == 0 ? Anything : new AllFilter(parts);

    public override bool Matches(object? value, in QueryScope scope)
    {
        for (var i = 0; i < parts.Count; i++)
            if (!parts[i].Matches(value, scope)) return false;
        return true;
    }

    /// <summary>Those of the part that names fewest.</summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        Candidates? fewest = null;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Find(path, scope) is { } found && !(fewest?.Bound <= found.Bound)) fewest = found;
        return fewest?.Inexact();
    }
}

/// <summary>One part at least holds; none of no parts does.</summary>
sealed class AnyFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Matches(value, scope)) return true;
        return false;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        var found = new List<Candidates>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Find(path, scope) is not { } candidates) return null;
            found.Add(candidates);
        }
        return Candidates.Union(found);
    }
}

sealed class NotFilter(Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => !inner.Matches(value, scope);
}
