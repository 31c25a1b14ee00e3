using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Search;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries;

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

/// <summary>A stretch by order of path that is the list: a page is a part of it.</summary>
sealed class StretchSource(Stretch all) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var at = from is { } place ? all.FindPath(place.Path, past: !backward) : backward ? all.Count : 0;
        return backward ? all.Part(Math.Max(0, at - count), at) : all.Part(at, (int)Math.Min(all.Count, (long)at + count));
    }

    public override int Compare(Entry entry, Place place) => string.CompareOrdinal(entry.Path, place.Path);
}

/// <summary>The order of paths: the entries of the type one after another, each tested.</summary>
sealed class PathWalkSource(Selection selection) : PageSource
{
    readonly Stretch all = selection.All;

    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var page = new List<Entry>(Math.Min(count, 64));
        selection.Walk(all, from is { } place ? all.FindPath(place.Path, past: !backward) : backward ? all.Count : 0, backward, count, page);
        if (backward) page.Reverse();
        return page;
    }

    public override int Compare(Entry entry, Place place) => string.CompareOrdinal(entry.Path, place.Path);
}

/// <summary>All that match, of which the nearest to the place are picked: where they are few, or no index has their order.</summary>
sealed class MatchesSource(Selection selection, EntryOrder order, QueryScope scope) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var matches = selection.Matches;
        scope.Meter.Charge(matches.Count);
        return Nearest.Pick(matches, backward, count, from is { } place ? entry => Compare(entry, place) : null, (x, y) => order.Compare(x, y, scope));
    }

    public override int Compare(Entry entry, Place place) => place.Entry is { } other ? order.Compare(entry, other, scope) : string.CompareOrdinal(entry.Path, place.Path);
}

/// <summary>An index's order: its values one after another, the entries of each by the terms that are left, each tested.</summary>
sealed class IndexWalkSource : PageSource
{
    readonly Selection selection;
    readonly EntryOrder order;
    readonly QueryScope scope;
    readonly OrderTerm term;
    readonly SortedIndex index;

    /// <param name="selection">What is tested.</param>
    /// <param name="order">Its first term has an index.</param>
    /// <param name="scope">As everywhere.</param>
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
            from = null; // Only the first group can hold the place.
        }
        if (backward) page.Reverse();
        return page;
    }

    public override int Compare(Entry entry, Place place) => order.Compare(entry, place.Entry!, scope);

    /// <summary>How many entries have the value that is first in the order.</summary>
    public int FirstGroup => Groups(null, backward: false).Select(group => group.End - group.Start).FirstOrDefault();

    /// <summary>The stretches of equal values from the place on, in the order of the walk.</summary>
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

    /// <summary>The entries of one value by path.</summary>
    void WalkGroup(List<Entry> page, int start, int end, Place? from, bool backward, int count)
    {
        var group = new Stretch(index, start, end);
        selection.Walk(group, from is { } place ? group.FindPath(place.Path, past: !backward) : backward ? group.Count : 0, backward, count, page);
    }

    /// <summary>The entries of one value by the other terms: all of them have to be looked at.</summary>
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
        var nearest = Nearest.Pick(matching, backward, count - page.Count, from is { } place ? entry => Compare(entry, place) : null, (x, y) => order.Compare(x, y, scope));
        page.AddRange(backward ? nearest.Reverse() : nearest);
    }
}

/// <summary>What a search found, the best first; of one score by path.</summary>
sealed class ScoreSource(Selection selection, QueryScope scope) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var hits = selection.Hits!;
        scope.Meter.Charge(hits.Count);
        var picked = from is { } place && HitAt(place) is var start
            ? Nearest.Pick(hits, backward, count, hit => Compare(hit, start), Compare)
            : Nearest.Pick(hits, backward, count, null, Compare);
        return [.. picked.Select(hit => hit.Entry)];
    }

    public override int Compare(Entry entry, Place place) => Compare(HitAt(Place.Of(entry)), HitAt(place));

    SearchHit HitAt(Place place)
    {
        scope.Meter.Charge(selection.Hits!.Count);
        foreach (var hit in selection.Hits)
            if (hit.Entry.Path == place.Path) return hit;
        throw new GraphQLException("The entry of the cursor is not among what the search finds, so that its place there is not known. Ask again without the cursor.", ErrorCodes.BadUserInput);
    }

    static int Compare(SearchHit x, SearchHit y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : string.CompareOrdinal(x.Entry.Path, y.Entry.Path);
}

/// <summary>Picks a page from entries in no order without sorting them all.</summary>
static class Nearest
{
    /// <summary>As <see cref="PageSource.Take"/>.</summary>
    /// <param name="all">In no order.</param>
    /// <param name="backward">The last ones rather than the first.</param>
    /// <param name="count">At most so many; from 0.</param>
    /// <param name="fromPlace">Compares with the place next to which they lie; null for the beginning, or the end.</param>
    /// <param name="compare">A total order.</param>
    public static IReadOnlyList<T> Pick<T>(IReadOnlyList<T> all, bool backward, int count, Func<T, int>? fromPlace, Comparison<T> compare)
    {
        if (count == 0) return [];
        var sign = backward ? -1 : 1;
        // The farthest of those that were picked stands at the heap's top.
        var picked = new PriorityQueue<T, T>(Comparer<T>.Create((x, y) => compare(y, x) * sign));
        foreach (var item in all)
        {
            if (fromPlace is not null && fromPlace(item) * sign <= 0) continue;
            if (picked.Count < count) picked.Enqueue(item, item);
            else if (compare(item, picked.Peek()) * sign < 0) picked.EnqueueDequeue(item, item);
        }
        var page = new T[picked.Count];
        for (var i = page.Length - 1; i >= 0; i--) page[i] = picked.Dequeue();
        if (backward) Array.Reverse(page);
        return page;
    }
}
