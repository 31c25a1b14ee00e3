using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Orders;

namespace ContentApi.Content.Queries.Pages;

/// <summary>A selection in an order: gives the entries next to a place.</summary>
abstract class PageSource
{
    /// <summary>The entries nearest to a place, in the list's order whichever way they are looked for.</summary>
    /// <param name="from">Itself not included; null for the list's beginning, or its end where <paramref name="backward"/>.</param>
    /// <param name="backward">What comes before the place rather than after it.</param>
    /// <param name="count">At most so many; from 0.</param>
    public abstract IReadOnlyList<Entry> Take(Place? from, bool backward, int count);

    /// <summary>Negative where the entry comes before the place.</summary>
    public abstract int Compare(Entry entry, Place place);

    /// <summary>The source that looks at fewest entries for a page.</summary>
    /// <param name="pageSize">How many entries are wanted.</param>
    public static PageSource Of(Selection selection, EntryOrder? order, int pageSize, in QueryScope scope)
    {
        if (selection.Hits is not null) return order is null ? new ScoreSource(selection, scope) : new MatchesSource(selection, order, scope);
        order ??= EntryOrder.ByPath;
        if (order.Terms.Count == 0 && selection.Listed is { } listed) return new StretchSource(listed);
        if (order.Terms.Count > 0 && order.Terms[0].IndexPath is null) return new MatchesSource(selection, order, scope);

        // A walk in the order meets a match every so many entries; how many match nobody knows beforehand, and without an index one in four is as good a guess as any.
        var count = selection.All.Count;
        long matching = Math.Max(1, selection.IsEverything ? count : Math.Min(selection.Bound, 1 + count / 4));
        var walked = Math.Min(count, (pageSize + 1L) * count / matching);
        if (walked > selection.Bound) return new MatchesSource(selection, order, scope);
        if (order.Terms.Count == 0) return new PathWalkSource(selection);
        // Where other terms order the entries of one value, all of them are looked at, however short the page.
        var walk = new IndexWalkSource(selection, order, scope);
        return order.Terms.Count > 1 && walk.FirstGroup > selection.Bound ? new MatchesSource(selection, order, scope) : walk;
    }
}
