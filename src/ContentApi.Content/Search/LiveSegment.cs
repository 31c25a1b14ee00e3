namespace ContentApi.Content.Search;

/// <summary>A segment, and which of its entries were removed since it was built. Immutable.</summary>
sealed class LiveSegment
{
    // A bit for each document; null if none is removed.
    readonly ulong[]? gone;

    public LiveSegment(Segment segment) : this(segment, null, segment.Entries.Length, segment.TotalLength) { }

    LiveSegment(Segment segment, ulong[]? gone, int count, long totalLength) =>
        (Segment, this.gone, Count, TotalLength) = (segment, gone, count, totalLength);

    public Segment Segment { get; }

    /// <summary>The number of entries that are not removed.</summary>
    public int Count { get; }

    /// <summary>The sum of the lengths of the entries that are not removed.</summary>
    public long TotalLength { get; }

    public bool IsGone(int document) => gone is not null && (gone[document >> 6] >> document & 1) != 0;

    /// <summary>Returns the segment without some more entries.</summary>
    /// <param name="documents">The numbers of entries that are not removed yet, each once.</param>
    public LiveSegment Without(IReadOnlyList<int> documents)
    {
        if (documents.Count == 0) return this;
        var bits = gone is null ? new ulong[(Segment.Entries.Length + 63) / 64] : (ulong[])gone.Clone();
        var length = TotalLength;
        foreach (var document in documents)
        {
            bits[document >> 6] |= 1UL << document;
            length -= Segment.LengthOf(document);
        }
        return new(Segment, bits, Count - documents.Count, length);
    }
}
