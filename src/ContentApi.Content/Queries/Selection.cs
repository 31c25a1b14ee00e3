using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>
/// The entries that match, in no order, and how best to find them: by testing all of a type, or only those that an index names. Lives as long as its request.
/// </summary>
sealed class Selection
{
    readonly Filter? filter;
    readonly Candidates? candidates;
    readonly Entry[] all;
    readonly QueryScope scope;
    List<Entry>? matches;

    Selection(Entry[] all, Filter? filter, Candidates? candidates, IReadOnlyList<SearchHit>? hits, QueryScope scope) =>
        (this.all, this.filter, this.candidates, Hits, this.scope) = (all, filter, candidates, hits, scope);

    /// <param name="entries">The type whose entries are meant, and where the ways into them begin.</param>
    /// <param name="arguments">What they must match.</param>
    /// <param name="scope">As everywhere.</param>
    public static Selection Of(ValuePath entries, ConnectionArguments arguments, QueryScope scope)
    {
        var (all, filter) = (scope.Snapshot.EntriesOf(entries.EntryType), arguments.Filter);
        return arguments.Search is { } search
            ? OfSearch(all, search, filter, entry => entry.Type == entries.EntryType, scope)
            : new(all, filter, filter?.Find(entries, scope), null, scope);
    }

    /// <param name="all">By ordinal order of path.</param>
    /// <param name="filter">What they must match; or null.</param>
    /// <param name="scope">As everywhere.</param>
    public static Selection OfEntries(Entry[] all, Filter? filter, QueryScope scope) => new(all, filter, null, null, scope);

    /// <param name="all">Among which they are.</param>
    /// <param name="search">What their texts must have.</param>
    /// <param name="filter">What they must match besides; or null.</param>
    /// <param name="isMeant">Which of all entries they can be.</param>
    /// <param name="scope">As everywhere.</param>
    public static Selection OfSearch(Entry[] all, SearchQuery search, Filter? filter, Predicate<Entry> isMeant, QueryScope scope) =>
        new(all, filter, null, SearchHits.Find(scope.Snapshot.Indexes.Search, search, entry => isMeant(entry) && (filter is null || filter.Matches(entry, scope)), scope.Meter), scope);

    /// <summary>By ordinal order of path, whether they match or not.</summary>
    public Stretch All => new(all);

    /// <summary>The entries that match, where they were searched for; else null.</summary>
    public IReadOnlyList<SearchHit>? Hits { get; }

    public bool IsEverything => filter is null && Hits is null;

    /// <summary>How many are looked at where all that match are listed.</summary>
    public int Bound => Hits?.Count ?? candidates?.Bound ?? all.Length;

    /// <summary>The entries that match, by ordinal order of path, where they are known without looking at them; else null.</summary>
    public Stretch? Listed => IsEverything ? new(all) : candidates is { IsExact: true, MayRepeat: false, Stretches: [var stretch] } && stretch.IsByPath ? stretch : null;

    /// <summary>How many match; looks at <see cref="Bound"/> entries at most, once.</summary>
    public int Count => Hits?.Count ?? (IsEverything ? all.Length : candidates is { IsExact: true, MayRepeat: false } exact ? exact.Bound : Matches.Count);

    /// <summary>All that match.</summary>
    public IReadOnlyList<Entry> Matches => matches ??= List();

    public bool Contains(Entry entry)
    {
        scope.Meter.Charge();
        return Hits is null ? filter is null || filter.Matches(entry, scope) : Matches.Contains(entry);
    }

    /// <summary>Adds the entries of a stretch that match from a place on, in the order of the walk, until the page has so many.</summary>
    public void Walk(Stretch stretch, int at, bool backward, int count, List<Entry> page)
    {
        var step = backward ? -1 : 1;
        for (var i = backward ? at - 1 : at; page.Count < count && i >= 0 && i < stretch.Count; i += step)
            if (stretch[i] is var entry && Contains(entry)) page.Add(entry);
    }

    List<Entry> List()
    {
        scope.Meter.Charge(Bound);
        if (Hits is not null) return [.. Hits.Select(hit => hit.Entry)];
        if (filter is null) return [.. all];
        var found = new List<Entry>();
        foreach (var entry in candidates is null ? all : candidates.Distinct())
            if (candidates is { IsExact: true } || filter.Matches(entry, scope)) found.Add(entry);
        return found;
    }
}
