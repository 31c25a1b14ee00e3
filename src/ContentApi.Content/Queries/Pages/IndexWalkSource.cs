using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;

namespace ContentApi.Content.Queries.Pages;

/// <summary>
/// Walks an index in the order of its values and tests each entry until the page is full. Entries of one value are ordered by the remaining terms.
/// </summary>
sealed class IndexWalkSource : PageSource
{
    readonly Selection selection;
    readonly EntryOrder order;
    readonly QueryScope scope;
    readonly OrderTerm term;
    readonly SortedIndex index;

    /// <param name="selection">The selection that tests the entries.</param>
    /// <param name="order">The order, whose first term has an index.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public IndexWalkSource(Selection selection, EntryOrder order, QueryScope scope)
    {
        (this.selection, this.order, this.scope) = (selection, order, scope);
        term = order.Terms[0];
        index = scope.Snapshot.Indexes.Values.Sorted(term.IndexPath!);
    }

    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var page = new List<Entry>(Math.Min(count, 64));
        foreach (var (start, end) in Groups(from, backward))
        {
            if (page.Count == count) break;
            if (order.Terms.Count == 1) WalkGroup(page, start, end, from, backward, count);
            else PickFromGroup(page, start, end, from, backward, count);
            from = null; // Only the first group can contain the place.
        }
        if (backward) page.Reverse();
        return page;
    }

    public override int Compare(Entry entry, Place place) => order.Compare(entry, place.Entry!, scope);

    /// <summary>The number of entries that have the first value of the order.</summary>
    public int FirstGroup => Groups(null, backward: false).Select(group => group.End - group.Start).FirstOrDefault();

    /// <summary>The ranges of items with equal values, in the order of the walk, beginning with the one that contains the place.</summary>
    IEnumerable<(int Start, int End)> Groups(Place? from, bool backward)
    {
        var (nulls, ascending) = ((Start: index.ValueEnd, End: index.Count), term.IsDescending == backward);
        var key = from is { Entry: { } entry } ? term.IndexPath!.ValueOf(entry) : null;
        var (hasPlace, isAtNull) = (from is not null, from is not null && key is null);
        var nullsFirst = term.NullsFirst != backward;

        if (nullsFirst && (!hasPlace || isAtNull) && nulls.Start < nulls.End) yield return nulls;
        if (!isAtNull || nullsFirst)
        {
            var placed = hasPlace && !isAtNull;
            if (ascending)
            {
                for (var at = placed ? index.Find(key) : 0; at < index.ValueEnd;)
                {
                    var end = index.EndOfValue(at);
                    yield return (at, end);
                    at = end;
                }
            }
            else
            {
                for (var at = placed ? index.Find(key, past: true) : index.ValueEnd; at > 0;)
                {
                    var start = index.StartOfValue(at - 1);
                    yield return (start, at);
                    at = start;
                }
            }
        }
        if (!nullsFirst && nulls.Start < nulls.End) yield return nulls;
    }

    /// <summary>Adds the matching entries of one value to the page, in order of path.</summary>
    void WalkGroup(List<Entry> page, int start, int end, Place? from, bool backward, int count)
    {
        var group = new Stretch(index, start, end);
        var at = from is { } place ? place.IndexIn(group, past: !backward) : backward ? group.Count : 0;
        selection.Walk(group, at, backward, count, page);
    }

    /// <summary>Adds the matching entries of one value to the page, in the order of the other terms. All entries of the value must be tested.</summary>
    void PickFromGroup(List<Entry> page, int start, int end, Place? from, bool backward, int count)
    {
        if (end - start == 1 && from is null)
        {
            if (selection.Contains(index[start].Entry)) page.Add(index[start].Entry);
            return;
        }
        scope.Meter.Charge(end - start);
        var matching = new List<Entry>();
        for (var i = start; i < end; i++)
            if (selection.Contains(index[i].Entry)) matching.Add(index[i].Entry);
        var nearest = Nearest.Pick(
            matching, backward, count - page.Count, from is { } place ? entry => Compare(entry, place) : null, (x, y) => order.Compare(x, y, scope));
        page.AddRange(backward ? nearest.Reverse() : nearest);
    }
}
