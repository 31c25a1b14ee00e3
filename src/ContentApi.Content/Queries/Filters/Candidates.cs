using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A superset of the entries that match a filter, from an index: a union of stretches.</summary>
/// <param name="stretches">The stretches, whose entries may overlap if <paramref name="mayRepeat"/>.</param>
/// <param name="isExact">Whether all these entries match; otherwise each must still be tested.</param>
/// <param name="mayRepeat">Whether an entry may occur several times.</param>
sealed class Candidates(IReadOnlyList<Stretch> stretches, bool isExact, bool mayRepeat)
{
    /// <summary>The steps that a lookup of a value is charged: it takes about 30 comparisons.</summary>
    public const int StepsOfLookup = 16;

    public static readonly Candidates None = new([], isExact: true, mayRepeat: false);

    public IReadOnlyList<Stretch> Stretches { get; } = stretches;
    public bool IsExact { get; } = isExact;
    public bool MayRepeat { get; } = mayRepeat;

    /// <summary>The maximum number of entries that match.</summary>
    public int Bound { get; } = stretches.Sum(stretch => stretch.Count);

    /// <summary>The entries between two places of an index. If the path leads through a list, an entry may occur several times.</summary>
    public static Candidates Between(ValuePath path, SortedIndex index, int start, int end) =>
        new([new(index, start, Math.Max(start, end))], isExact: path.IsSingle, mayRepeat: !path.IsSingle);

    /// <summary>Finds the entries of both. False unless each is one stretch of the same index, in which every entry occurs once.</summary>
    public bool TryIntersect(Candidates other, [NotNullWhen(true)] out Candidates? both)
    {
        both = null;
        if (MayRepeat || other.MayRepeat || Stretches is not [var one] || other.Stretches is not [var two]) return false;
        if (!one.TryIntersect(two, out var overlap)) return false;
        both = new([overlap], IsExact && other.IsExact, mayRepeat: false);
        return true;
    }

    /// <summary>The entries of any of several candidates.</summary>
    public static Candidates Union(IReadOnlyList<Candidates> all) => all is [var single]
        ? single
        : new([.. all.SelectMany(candidates => candidates.Stretches)], all.All(candidates => candidates.IsExact), mayRepeat: true);

    /// <summary>The same entries, each of which must still be tested.</summary>
    public Candidates Inexact() => IsExact ? new(Stretches, false, MayRepeat) : this;

    /// <summary>Each entry once, in no order.</summary>
    public IEnumerable<Entry> Distinct()
    {
        var met = MayRepeat ? new HashSet<Entry>() : null;
        foreach (var stretch in Stretches)
            for (var i = 0; i < stretch.Count; i++)
                if (met?.Add(stretch[i]) != false) yield return stretch[i];
    }
}

/// <summary>A part of an index or of a list of entries; not a copy.</summary>
readonly struct Stretch : IReadOnlyList<Entry>
{
    readonly SortedIndex? index;
    readonly Entry[]? entries;
    readonly int start;

    Stretch(SortedIndex? index, Entry[]? entries, int start, int count) => (this.index, this.entries, this.start, Count) = (index, entries, start, count);

    public Stretch(SortedIndex index, int start, int end) : this(index, null, start, end - start) { }

    /// <param name="entries">The entries in the order of their places.</param>
    public Stretch(Entry[] entries) : this(null, entries, 0, entries.Length) { }

    /// <summary>Whether the entries are in the order of their places: they are an array, or have one value of an index.</summary>
    public bool IsInOrder => index is null || Count == 0 || index.EndOfValue(start) >= start + Count;

    public bool TryIntersect(Stretch other, out Stretch overlap)
    {
        var (from, to) = (Math.Max(start, other.start), Math.Min(start + Count, other.start + other.Count));
        overlap = new(index, entries, from, Math.Max(0, to - from));
        return index is not null && index == other.index;
    }

    public Stretch Part(int from, int to) => new(index, entries, start + from, to - from);

    /// <summary>
    /// The index of the first entry that does not precede a place; with <paramref name="past"/>, of the first that follows it. The entries must be in the order
    /// of their places.
    /// </summary>
    public int Find(EntryPlace place, bool past)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = this[middle].Place.CompareTo(place);
            if (order < 0 || (past && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public int Count { get; }

    public Entry this[int at] => index is null ? entries![start + at] : index[start + at].Entry;

    /// <summary>Copies the entries, in one block if they are an array.</summary>
    public Entry[] ToArray()
    {
        if (entries is not null) return entries.AsSpan(start, Count).ToArray();
        var copy = new Entry[Count];
        for (var i = 0; i < copy.Length; i++) copy[i] = this[i];
        return copy;
    }

    public IEnumerator<Entry> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
