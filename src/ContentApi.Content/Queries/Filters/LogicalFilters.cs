using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>Matches if every part matches. A filter without parts matches everything.</summary>
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

    /// <remarks>False without parts: the values may be references or assets, which match only if they have a target.</remarks>
    public override bool IsOwn => parts.Count > 0 && parts.All(part => part.IsOwn);

    /// <summary>The candidates of the part that has the fewest. Two bounds of a range count as one part.</summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        var (found, hasOthers) = (new List<Candidates>(parts.Count), false);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Find(path, scope) is not { } candidates) hasOthers = true;
            else if (!found.Exists(known => known.TryIntersect(candidates, out var both) && Replace(found, known, both))) found.Add(candidates);
        }
        return found.MinBy(candidates => candidates.Bound) is not { } fewest ? null : hasOthers || found.Count > 1 ? fewest.Inexact() : fewest;
    }

    static bool Replace(List<Candidates> list, Candidates old, Candidates @new)
    {
        list[list.IndexOf(old)] = @new;
        return true;
    }
}

/// <summary>Matches if at least one part matches. A filter without parts matches nothing.</summary>
sealed class AnyFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Matches(value, scope)) return true;
        return false;
    }

    /// <inheritdoc cref="AllFilter.IsOwn"/>
    public override bool IsOwn => parts.Count > 0 && parts.All(part => part.IsOwn);

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

/// <summary>Matches if the inner filter does not.</summary>
sealed class NotFilter(Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => !inner.Matches(value, scope);

    public override bool IsOwn => inner.IsOwn;
}
