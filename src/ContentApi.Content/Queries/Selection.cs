using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>
/// The entries that match a filter and a search, in no order. It finds them by testing all entries, or only the candidates from an index. Used by one request.
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

    /// <summary>The entries of one type that match.</summary>
    /// <param name="entries">The root path of the type.</param>
    /// <param name="arguments">The filter and search.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Selection Of(ValuePath entries, ConnectionArguments arguments, QueryScope scope)
    {
        var (all, filter) = (scope.Snapshot.EntriesOf(entries.EntryType), arguments.Filter);
        return arguments.Search is { } search
            ? OfSearch(all, search, filter, entry => entry.Type == entries.EntryType, scope)
            : new(all, filter, filter?.Find(entries, scope), null, scope);
    }

    /// <summary>The entries of a list that match a filter.</summary>
    /// <param name="all">The list in the order of their places.</param>
    /// <param name="filter">The filter; null if all match.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Selection OfEntries(Entry[] all, Filter? filter, QueryScope scope) => new(all, filter, null, null, scope);

    /// <summary>The entries that match a search and a filter.</summary>
    /// <param name="all">The entries of the list; empty if they have several types.</param>
    /// <param name="search">The search that the texts of an entry must match.</param>
    /// <param name="filter">The filter that an entry must match as well; null for none.</param>
    /// <param name="isMeant">Whether an entry of the snapshot belongs to the list.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Selection OfSearch(Entry[] all, SearchQuery search, Filter? filter, Predicate<Entry> isMeant, QueryScope scope)
    {
        var hits = SearchHits.Find(
            scope.Snapshot.Indexes.Search, search, entry => isMeant(entry) && (filter is null || filter.Matches(entry, scope)), scope.Meter);
        return new(all, filter, null, hits, scope);
    }

    /// <summary>All entries of the list in the order of their places, matching or not.</summary>
    public Stretch All => new(all);

    /// <summary>The matches with their scores; null if there is no search.</summary>
    public IReadOnlyList<SearchHit>? Hits { get; }

    /// <summary>Whether there is neither a filter nor a search, so that all entries match.</summary>
    public bool IsEverything => filter is null && Hits is null;

    /// <summary>The number of entries that are tested to find all matches.</summary>
    public int Bound => Hits?.Count ?? candidates?.Bound ?? all.Length;

    /// <summary>The matches in the order of their places, if they are known without a test; otherwise null.</summary>
    public Stretch? Listed => IsEverything
        ? new(all)
        : candidates is { IsExact: true, MayRepeat: false, Stretches: [var stretch] } && stretch.IsInOrder ? stretch : null;

    /// <summary>The number of matches. If it is not known, up to <see cref="Bound"/> entries are tested, once.</summary>
    public int Count => Hits?.Count ?? (IsEverything ? all.Length : candidates is { IsExact: true, MayRepeat: false } exact ? exact.Bound : Matches.Count);

    /// <summary>All matches, in no order.</summary>
    public IReadOnlyList<Entry> Matches => matches ??= List();

    /// <summary>Whether an entry of the list matches.</summary>
    public bool Contains(Entry entry)
    {
        scope.Meter.Charge();
        return Hits is null ? filter is null || filter.Matches(entry, scope) : Matches.Contains(entry);
    }

    /// <summary>
    /// Adds the matching entries of a stretch to a page, from an index in the stretch on, in the order of the walk, until the page has
    /// <paramref name="count"/> entries.
    /// </summary>
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
