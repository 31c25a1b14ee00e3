using System.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>A page of a list of entries. What else is asked of the list (how many there are, whether there is more) is found when it is asked.</summary>
sealed class Connection : IReadOnlyList<Entry>
{
    readonly Selection selection;
    readonly PageSource source;
    readonly Page page;
    readonly SearchQuery? search;
    readonly IReadOnlyList<Entry> entries;
    readonly bool isMoreAfter, isMoreBefore;
    Entry[]? items;

    Connection(Selection selection, PageSource source, Page page, SearchQuery? search)
    {
        (this.selection, this.source, this.page, this.search) = (selection, source, page, search);
        if (page.First is { } first)
        {
            entries = Before(source.Take(page.After, backward: false, first + 1));
            if (entries.Count > first) (entries, isMoreAfter) = (Part(entries, 0, first), true);
            if (page.Last is { } last && entries.Count > last) (entries, isMoreBefore) = (Part(entries, entries.Count - last, entries.Count), true);
        }
        else
        {
            var size = page.Size;
            entries = After(source.Take(page.Before, backward: true, size + 1));
            if (entries.Count > size) (entries, isMoreBefore) = (Part(entries, entries.Count - size, entries.Count), true);
        }
    }

    /// <param name="all">The type of the list, and where the ways into its entries begin.</param>
    /// <param name="arguments">As a client gave them.</param>
    /// <param name="scope">As everywhere.</param>
    public static Connection Of(ValuePath all, ConnectionArguments arguments, in QueryScope scope)
    {
        // A cursor that cannot be used is told before the work is done.
        var page = arguments.Page.In(scope.Snapshot, all.EntryType, arguments.Order);
        return Of(Selection.Of(all, arguments, scope), page, arguments, scope);
    }

    /// <param name="types">Among whose entries are looked for.</param>
    /// <param name="arguments">With a search.</param>
    /// <param name="scope">As everywhere.</param>
    public static Connection OfSearch(IReadOnlySet<ContentType> types, ConnectionArguments arguments, in QueryScope scope)
    {
        var page = arguments.Page.In(scope.Snapshot, null, arguments.Order);
        return Of(Selection.OfSearch([], arguments.Search!, arguments.Filter, entry => types.Contains(entry.Type), scope), page, arguments, scope);
    }

    /// <param name="entries">The whole list, by ordinal order of path.</param>
    /// <param name="arguments">A filter and a page; the order is that of paths.</param>
    /// <param name="scope">As everywhere.</param>
    public static Connection OfEntries(Entry[] entries, ConnectionArguments arguments, in QueryScope scope) =>
        Of(Selection.OfEntries(entries, arguments.Filter, scope), arguments.Page.In(scope.Snapshot, null, null), arguments, scope);

    static Connection Of(Selection selection, Page page, ConnectionArguments arguments, in QueryScope scope) =>
        new(selection, PageSource.Of(selection, arguments.Order, page.Size, scope), page, arguments.Search);

    /// <summary>The entries with what a search found in them. There was one.</summary>
    public IEnumerable<FoundEdge> Edges()
    {
        var onPage = entries.ToHashSet();
        var scores = selection.Hits!.Where(hit => onPage.Contains(hit.Entry)).ToDictionary(hit => hit.Entry, hit => hit.Score);
        return entries.Select(entry => new FoundEdge(entry, search!, scores[entry]));
    }

    /// <summary>Whether the entries were searched for.</summary>
    public bool IsSearch => search is not null;

    /// <summary>The entries of the page, for who asks one after another.</summary>
    public Entry[] Items => items ??= entries is Stretch stretch ? stretch.ToArray() : [.. entries];

    public int Count => entries.Count;
    public Entry this[int index] => entries[index];
    public Selection Selection => selection;
    public int TotalCount => selection.Count;

    public bool HasNextPage => isMoreAfter || (Count > 0 ? IsAny(Place.Of(this[^1]), backward: false) : page.First is null
        ? page.Before is { } before && (IsIn(before) || IsAny(before, backward: false))
        : IsAny(page.After, backward: false));

    public bool HasPreviousPage => isMoreBefore || (Count > 0 ? IsAny(Place.Of(this[0]), backward: true) : page.First is null
        ? IsAny(page.Before, backward: true)
        : page.After is { } after && (IsIn(after) || IsAny(after, backward: true)));

    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IReadOnlyList<Entry> Before(IReadOnlyList<Entry> found)
    {
        if (page.Before is not { } before) return found;
        var end = found.Count;
        while (end > 0 && source.Compare(found[end - 1], before) >= 0) end--;
        return Part(found, 0, end);
    }

    IReadOnlyList<Entry> After(IReadOnlyList<Entry> found)
    {
        if (page.After is not { } after) return found;
        var start = 0;
        while (start < found.Count && source.Compare(found[start], after) <= 0) start++;
        return Part(found, start, found.Count);
    }

    bool IsAny(Place? from, bool backward) => source.Take(from, backward, 1).Count > 0;

    bool IsIn(Place place) => place.Entry is { } entry && selection.Contains(entry);

    static IReadOnlyList<Entry> Part(IReadOnlyList<Entry> list, int start, int end) => list switch
    {
        Stretch stretch => stretch.Part(start, end),
        _ when start == 0 && end == list.Count => list,
        _ => [.. list.Skip(start).Take(end - start)],
    };
}
