namespace ContentApi.Content.Snapshots;

/// <summary>Arrays in a total order, of which the next version is mostly a copy.</summary>
static class OrderedList
{
    /// <summary>The list without some items and with others. What stays is copied in stretches.</summary>
    /// <param name="list">In order.</param>
    /// <param name="gone">Of the list, in any order.</param>
    /// <param name="come">In any order; may be equal to what is gone.</param>
    /// <param name="order">No two items of the result are equal by it.</param>
    public static T[] With<T>(T[] list, T[] gone, T[] come, IComparer<T> order)
    {
        gone = [.. gone.Order(order)];
        come = [.. come.Order(order)];
        var next = new T[list.Length - gone.Length + come.Length];
        var (from, to) = (0, 0);
        void CopyUpTo(int end)
        {
            Array.Copy(list, from, next, to, end - from);
            to += end - from;
            from = end;
        }
        for (int g = 0, c = 0; g < gone.Length || c < come.Length;)
        {
            var removes = g < gone.Length && (c == come.Length || order.Compare(gone[g], come[c]) <= 0);
            var at = Array.BinarySearch(list, removes ? gone[g] : come[c], order);
            CopyUpTo(Math.Max(from, at < 0 ? ~at : at));
            if (removes)
            {
                from++;
                g++;
            }
            else next[to++] = come[c++];
        }
        CopyUpTo(list.Length);
        return next;
    }
}
