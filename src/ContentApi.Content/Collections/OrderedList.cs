using System.Collections;

namespace ContentApi.Content.Collections;

/// <summary>
/// A list in a total order whose next version shares what stays, by chunks of some hundred items: a change costs the chunks that it falls into and a pointer for each other one. Immutable.
/// </summary>
sealed class OrderedList<T> : IReadOnlyList<T>
{
    /// <summary>Of a chunk that is made; none is longer than twice as much.</summary>
    const int ChunkLength = 512;

    readonly IComparer<T> order;
    readonly T[][] chunks;

    // Where each chunk begins, and the list ends.
    readonly int[] starts;

    OrderedList(IComparer<T> order, T[][] chunks)
    {
        (this.order, this.chunks) = (order, chunks);
        starts = new int[chunks.Length + 1];
        for (var i = 0; i < chunks.Length; i++) starts[i + 1] = starts[i] + chunks[i].Length;
    }

    /// <param name="items">In order.</param>
    /// <param name="order">No two items are equal by it.</param>
    public static OrderedList<T> Of(T[] items, IComparer<T> order) => new(order, [.. items.Chunk(ChunkLength)]);

    public int Count => starts[^1];

    public T this[int index]
    {
        get
        {
            // Most lists are as they were made, or nearly.
            var chunk = Math.Min((int)((uint)index / ChunkLength), chunks.Length - 1);
            if (chunk < 0 || index < starts[chunk] || index >= starts[chunk + 1]) chunk = ChunkAt(index);
            return chunks[chunk][index - starts[chunk]];
        }
    }

    /// <summary>The list without some items and with others.</summary>
    /// <param name="gone">Of the list, in order.</param>
    /// <param name="come">In order; may be equal to what is gone.</param>
    public OrderedList<T> With(ReadOnlySpan<T> gone, ReadOnlySpan<T> come)
    {
        if (gone.IsEmpty && come.IsEmpty) return this;
        var next = new List<T[]>(chunks.Length + 1);
        for (var done = 0; done < chunks.Length;)
        {
            var at = NextTouched(done, gone, come);
            next.AddRange(chunks.AsSpan(done, at - done));
            if (at == chunks.Length) break;
            var (g, c) = (UpTo(at, gone), UpTo(at, come));
            Add(next, OrderedArray.With(chunks[at], gone[..g], come[..c], order));
            gone = gone[g..];
            come = come[c..];
            done = at + 1;
        }
        if (chunks.Length == 0) Add(next, come.ToArray());
        return new(order, [.. next]);
    }

    /// <summary>The first chunk from one on that a change falls into; the number of chunks where there is none.</summary>
    int NextTouched(int from, ReadOnlySpan<T> gone, ReadOnlySpan<T> come)
    {
        if (gone.IsEmpty && come.IsEmpty) return chunks.Length;
        var first = gone.IsEmpty || (!come.IsEmpty && order.Compare(come[0], gone[0]) < 0) ? come[0] : gone[0];
        var (low, high) = (from, chunks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (order.Compare(chunks[middle][0], first) <= 0) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>How many of the items come before the chunk after.</summary>
    int UpTo(int chunk, ReadOnlySpan<T> items)
    {
        var count = 0;
        while (count < items.Length && (chunk + 1 == chunks.Length || order.Compare(items[count], chunks[chunk + 1][0]) < 0)) count++;
        return count;
    }

    /// <summary>What has grown too long is cut, and what is short is joined with a short one before it.</summary>
    static void Add(List<T[]> chunks, T[] chunk)
    {
        if (chunks.Count > 0 && chunks[^1].Length + chunk.Length <= ChunkLength) chunks[^1] = [.. chunks[^1], .. chunk];
        else if (chunk.Length > 2 * ChunkLength) chunks.AddRange(chunk.Chunk(ChunkLength));
        else if (chunk.Length > 0) chunks.Add(chunk);
    }

    int ChunkAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        var at = Array.BinarySearch(starts, index);
        return at < 0 ? ~at - 1 : at;
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var chunk in chunks)
            foreach (var item in chunk) yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
