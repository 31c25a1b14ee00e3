namespace ContentApi.Content.Queries.Pages;

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
