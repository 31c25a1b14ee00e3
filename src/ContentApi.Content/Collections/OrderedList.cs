using System.Collections;

namespace ContentApi.Content.Collections;

/// <summary>
/// An immutable sorted list. A changed copy shares the unchanged chunks of some hundred items with the original: a change costs the chunks that it
/// falls into, and one pointer for each other chunk.
/// </summary>
sealed class OrderedList<T> : IReadOnlyList<T>
{
    /// <summary>Length of a new chunk, in items. No chunk is longer than twice this.</summary>
    const int ChunkLength = 512;

    readonly IComparer<T> order;
    readonly T[][] chunks;

    // The index at which each chunk begins; the last number is the length of the list.
    readonly int[] starts;

    OrderedList(IComparer<T> order, T[][] chunks)
    {
        (this.order, this.chunks) = (order, chunks);
        starts = new int[chunks.Length + 1];
        for (var i = 0; i < chunks.Length; i++) starts[i + 1] = starts[i] + chunks[i].Length;
    }

    /// <param name="items">The items, sorted.</param>
    /// <param name="order">A total order: no two items are equal by it.</param>
    public static OrderedList<T> Of(T[] items, IComparer<T> order) => new(order, [.. items.Chunk(ChunkLength)]);

    public int Count => starts[^1];

    public T this[int index]
    {
        get
        {
            // In a list with few changes nearly all chunks have the length of a new one, so that this guess is right.
            var chunk = Math.Min((int)((uint)index / ChunkLength), chunks.Length - 1);
            if (chunk < 0 || index < starts[chunk] || index >= starts[chunk + 1]) chunk = ChunkAt(index);
            return chunks[chunk][index - starts[chunk]];
        }
    }

    /// <summary>Returns a copy without some items and with others.</summary>
    /// <param name="gone">The items to remove, sorted; all are in the list.</param>
    /// <param name="come">The items to insert, sorted; they may equal removed ones.</param>
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

    /// <summary>Returns the first chunk at or after <paramref name="from"/> that a change falls into; the number of chunks if there is none.</summary>
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

    /// <summary>Returns how many of the items belong into the chunk or before it: those that precede the next chunk.</summary>
    int UpTo(int chunk, ReadOnlySpan<T> items)
    {
        var count = 0;
        while (count < items.Length && (chunk + 1 == chunks.Length || order.Compare(items[count], chunks[chunk + 1][0]) < 0)) count++;
        return count;
    }

    /// <summary>Appends a chunk. A short one is joined to a short one before it; one that has grown too long is divided.</summary>
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
