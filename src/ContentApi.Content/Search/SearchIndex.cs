using ContentApi.Content.Entries;

namespace ContentApi.Content.Search;

/// <summary>
/// The full-text index of a snapshot. It consists of segments; the next snapshot's index shares those that did not change. A commit adds a small segment.
/// Small segments are merged when there are many, so that an entry is written again only as often as the number of entries can be divided by
/// <see cref="SizeRatio"/>. Immutable. Neither results nor scores depend on how the entries are divided into segments.
/// </summary>
sealed class SearchIndex
{
    /// <summary>Each segment has at least this many times the entries of the next smaller one; otherwise the two are merged.</summary>
    const int SizeRatio = 4;

    /// <summary>Minimum number of entries for each thread of a build: with fewer a further thread costs more time than it saves.</summary>
    const int SmallestPart = 500;

    /// <summary>
    /// Minimum number of entries in each segment of a first build, if there are many entries. Smaller segments take less memory while they are written.
    /// </summary>
    const int PartSize = 16_000;

    SearchIndex(IReadOnlyList<LiveSegment> segments)
    {
        Segments = segments;
        Count = segments.Sum(segment => segment.Count);
        TotalLength = segments.Sum(segment => segment.TotalLength);
    }

    public IReadOnlyList<LiveSegment> Segments { get; }

    /// <summary>The number of entries.</summary>
    public int Count { get; }

    /// <summary>The sum of the weights of all tokens, in units of 1/16.</summary>
    public long TotalLength { get; }

    /// <summary>Builds an index of the entries, on all cores.</summary>
    public static SearchIndex Build(IReadOnlyList<Entry> entries)
    {
        var parts = Math.Max(Math.Clamp(entries.Count / SmallestPart, 1, Environment.ProcessorCount), entries.Count / PartSize);
        var segments = new LiveSegment[parts];
        Parallel.For(0, parts, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new SliceBuffer(), (part, _, buffer) =>
        {
            buffer.Clear();
            var builder = new SegmentBuilder(buffer);
            var (start, end) = ((int)((long)entries.Count * part / parts), (int)((long)entries.Count * (part + 1) / parts));
            for (var i = start; i < end; i++) builder.Add(entries[i]);
            segments[part] = new(builder.Finish());
            return buffer;
        }, _ => { });
        return new(segments);
    }

    /// <summary>Returns the index of the next snapshot.</summary>
    /// <param name="removed">Entries that are in the index.</param>
    /// <param name="added">Entries that are not in the index.</param>
    public SearchIndex After(IReadOnlyList<Entry> removed, IReadOnlyList<Entry> added)
    {
        if (removed.Count + added.Count == 0) return this;
        var segments = Segments
            .Select(segment =>
                segment.Without([.. removed.Select(segment.Segment.NumberOf).OfType<int>().Where(document => !segment.IsGone(document))]))
            .Where(segment => segment.Count > 0).ToList();
        if (added.Count > 0) segments.AddRange(Build(added).Segments);
        return new(Compact(segments));
    }

    static List<LiveSegment> Compact(List<LiveSegment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
            if (segments[i].Count < segments[i].Segment.Entries.Length / 2) segments[i] = new(Segment.Merge([segments[i]]));
        segments.Sort((x, y) => y.Count.CompareTo(x.Count));
        // A first build makes segments of equal size, one for each core or one for each part of many entries: these are not merged.
        while (segments.Count > Environment.ProcessorCount && segments[^1].Count < PartSize / 2 && segments[^2].Count < (long)segments[^1].Count * SizeRatio)
        {
            var merged = new LiveSegment(Segment.Merge([segments[^2], segments[^1]]));
            segments.RemoveRange(segments.Count - 2, 2);
            segments.Add(merged);
            segments.Sort((x, y) => y.Count.CompareTo(x.Count));
        }
        return segments;
    }
}
