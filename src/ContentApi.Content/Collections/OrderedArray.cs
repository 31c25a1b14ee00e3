namespace ContentApi.Content.Collections;

/// <summary>Arrays in a total order, of which the next version is mostly a copy.</summary>
static class OrderedArray
{
    /// <summary>The list without some items and with others. What stays is copied in stretches.</summary>
    /// <param name="list">In order.</param>
    /// <param name="gone">Of the list, in order.</param>
    /// <param name="come">In order; may be equal to what is gone.</param>
    /// <param name="order">No two items of the result are equal by it.</param>
    public static T[] With<T>(T[] list, ReadOnlySpan<T> gone, ReadOnlySpan<T> come, IComparer<T> order)
    {
        var next = new T[list.Length - gone.Length + come.Length];
        var (from, to) = (0, 0);
        for (int g = 0, c = 0; g < gone.Length || c < come.Length;)
        {
            var removes = g < gone.Length && (c == come.Length || order.Compare(gone[g], come[c]) <= 0);
            var at = Array.BinarySearch(list, removes ? gone[g] : come[c], order);
            var end = Math.Max(from, at < 0 ? ~at : at);
            Array.Copy(list, from, next, to, end - from);
            (from, to) = (end, to + end - from);
            if (removes)
            {
                from++;
                g++;
            }
            else next[to++] = come[c++];
        }
        Array.Copy(list, from, next, to, list.Length - from);
        return next;
    }
}
