namespace ContentApi.Content.Queries.Pages;

/// <summary>Picks a page from unordered items without sorting all of them.</summary>
static class Nearest
{
    /// <summary>Returns the items nearest to a place, in ascending order.</summary>
    /// <param name="all">The items in any order.</param>
    /// <param name="backward">True for the items before the place, false for those after it.</param>
    /// <param name="count">The maximum number of items, 0 or more.</param>
    /// <param name="fromPlace">Compares an item with the place; null for the beginning of the list, or its end if <paramref name="backward"/>.</param>
    /// <param name="compare">The order of the items, which is total.</param>
    public static IReadOnlyList<T> Pick<T>(IReadOnlyList<T> all, bool backward, int count, Func<T, int>? fromPlace, Comparison<T> compare)
    {
        if (count == 0) return [];
        var sign = backward ? -1 : 1;
        // The heap's top is the picked item that is farthest from the place.
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
