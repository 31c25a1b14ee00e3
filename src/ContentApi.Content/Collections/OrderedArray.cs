namespace ContentApi.Content.Collections;

/// <summary>Copies sorted arrays with changes.</summary>
static class OrderedArray
{
    /// <summary>Returns a copy of a sorted array without some items and with others. Unchanged stretches are copied as blocks.</summary>
    /// <param name="list">The array, sorted.</param>
    /// <param name="gone">The items to remove, sorted; all are in the array.</param>
    /// <param name="come">The items to insert, sorted; they may equal removed ones.</param>
    /// <param name="order">A total order: no two items of the result are equal by it.</param>
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
