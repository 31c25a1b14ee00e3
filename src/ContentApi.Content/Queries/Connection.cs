using System.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>A page of a list of entries. The total count, and whether there are further pages, are computed when they are read.</summary>
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

    /// <summary>A page of the entries of one type.</summary>
    /// <param name="all">The root path of the type.</param>
    /// <param name="arguments">The filter, search, order and page.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Connection Of(ValuePath all, ConnectionArguments arguments, in QueryScope scope)
    {
        // First, so that an unusable cursor is an error before any work is done.
        var page = arguments.Page.In(scope.Snapshot, all.EntryType, arguments.Order);
        return Of(Selection.Of(all, arguments, scope), page, arguments, scope);
    }

    /// <summary>A page of the results of a search in several types.</summary>
    /// <param name="types">The types whose entries are searched.</param>
    /// <param name="arguments">The search, which is not null, with the filter and page.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Connection OfSearch(IReadOnlySet<ContentType> types, ConnectionArguments arguments, in QueryScope scope)
    {
        var page = arguments.Page.In(scope.Snapshot, null, arguments.Order);
        return Of(Selection.OfSearch([], arguments.Search!, arguments.Filter, entry => types.Contains(entry.Type), scope), page, arguments, scope);
    }

    /// <summary>A page of a given list of entries.</summary>
    /// <param name="entries">The whole list in the order of their places.</param>
    /// <param name="arguments">The filter and page; the order is always that of places.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public static Connection OfEntries(Entry[] entries, ConnectionArguments arguments, in QueryScope scope) =>
        Of(Selection.OfEntries(entries, arguments.Filter, scope), arguments.Page.In(scope.Snapshot, null, null), arguments, scope);

    static Connection Of(Selection selection, Page page, ConnectionArguments arguments, in QueryScope scope) =>
        new(selection, PageSource.Of(selection, arguments.Order, page.Size, scope), page, arguments.Search);

    /// <summary>The entries of the page with the search and their scores. Only for a connection with a search.</summary>
    public IEnumerable<FoundEdge> Edges()
    {
        var onPage = entries.ToHashSet();
        var scores = selection.Hits!.Where(hit => onPage.Contains(hit.Entry)).ToDictionary(hit => hit.Entry, hit => hit.Score);
        return entries.Select(entry => new FoundEdge(entry, search!, scores[entry]));
    }

    /// <summary>Whether the entries are the results of a search.</summary>
    public bool IsSearch => search is not null;

    /// <summary>The entries of the page as an array, for repeated access by index.</summary>
    public Entry[] Items => items ??= entries is Stretch stretch ? stretch.ToArray() : [.. entries];

    public int Count => entries.Count;
    public Entry this[int index] => entries[index];
    public Selection Selection => selection;
    /// <summary>The number of entries on all pages.</summary>
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
