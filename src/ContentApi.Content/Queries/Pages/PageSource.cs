using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Orders;

namespace ContentApi.Content.Queries.Pages;

/// <summary>Finds the entries of a selection that are next to a place in an order.</summary>
abstract class PageSource
{
    /// <summary>Returns the entries nearest to a place, in the order of the list in both directions.</summary>
    /// <param name="from">The place, which is not included; null for the beginning of the list, or its end if <paramref name="backward"/>.</param>
    /// <param name="backward">True for the entries before the place, false for those after it.</param>
    /// <param name="count">The maximum number of entries, 0 or more.</param>
    public abstract IReadOnlyList<Entry> Take(Place? from, bool backward, int count);

    /// <summary>Compares positions: negative if the entry precedes the place, 0 if it is at the place, positive if it follows the place.</summary>
    public abstract int Compare(Entry entry, Place place);

    /// <summary>Chooses the source that is expected to test the fewest entries for a page.</summary>
    /// <param name="selection">The entries that match.</param>
    /// <param name="order">The order of the list; null for the order of scores if there is a search, otherwise for the order of places.</param>
    /// <param name="pageSize">The size of the page.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static PageSource Of(Selection selection, EntryOrder? order, int pageSize, in QueryScope scope)
    {
        if (selection.Hits is not null) return order is null ? new ScoreSource(selection, scope) : new MatchesSource(selection, order, scope);
        order ??= EntryOrder.ByPlace;
        if (order.Terms.Count == 0 && selection.Listed is { } listed) return new StretchSource(listed);
        if (order.Terms.Count > 0 && order.Terms[0].IndexPath is null) return new MatchesSource(selection, order, scope);

        // A walk in the order tests count / matching entries for each match. The number of matches is not known in advance: it is estimated as the bound of
        // an index, but at most one entry in four.
        var count = selection.All.Count;
        long matching = Math.Max(1, selection.IsEverything ? count : Math.Min(selection.Bound, 1 + count / 4));
        var walked = Math.Min(count, (pageSize + 1L) * count / matching);
        if (walked > selection.Bound) return new MatchesSource(selection, order, scope);
        if (order.Terms.Count == 0) return new PathWalkSource(selection);
        // If there are further terms, a walk tests all entries of a value, however short the page is.
        var walk = new IndexWalkSource(selection, order, scope);
        return order.Terms.Count > 1 && walk.FirstGroup > selection.Bound ? new MatchesSource(selection, order, scope) : walk;
    }
}
