using System.Collections;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries;

/// <summary>A page of a list of entries: a window, not a copy.</summary>
sealed class Connection : IReadOnlyList<Entry>
{
    readonly IReadOnlyList<Entry> all;
    readonly int start;

    Connection(IReadOnlyList<Entry> all, int start, int end)
    {
        this.all = all;
        this.start = start;
        Count = end - start;
    }

    /// <param name="all">By ordinal order of path.</param>
    /// <param name="page">Which part of it.</param>
    public static Connection Of(IReadOnlyList<Entry> all, in PageArguments page)
    {
        var start = page.After is { } after ? Search(all, after, past: true) : 0;
        var end = page.Before is { } before ? Search(all, before, past: false) : all.Count;
        end = Math.Max(start, end);
        if (page.First is { } first) end = Math.Min(end, start + first);
        if (page.Last is { } last) start = Math.Max(start, end - last);
        return new(all, start, end);
    }

    public int Count { get; }
    public Entry this[int index] => all[start + index];
    public int TotalCount => all.Count;
    public bool HasPreviousPage => start > 0;
    public bool HasNextPage => start + Count < all.Count;

    public IEnumerator<Entry> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first index whose path is not before <paramref name="path"/>; with <paramref name="past"/>, whose path is after it.</summary>
    static int Search(IReadOnlyList<Entry> all, string path, bool past)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(all[middle].Path, path);
            if (order < 0 || (past && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
