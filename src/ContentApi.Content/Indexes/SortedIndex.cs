using ContentApi.Content.Collections;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Indexes;

/// <summary>A value and an entry that has it.</summary>
/// <param name="Key">The value; null if the entry has none.</param>
/// <param name="Entry">The entry.</param>
readonly record struct IndexItem(object? Key, Entry Entry);

/// <summary>
/// The entries of a type in the order of their values at a path. The matches of an equality or a range, and the position of an entry, are found by binary
/// search. If the path gives at most one value, entries without a value come last; otherwise an entry occurs once for each different value, and not at all
/// without one. Entries of equal value are in the order of their places. Immutable.
/// </summary>
sealed class SortedIndex
{
    readonly ValuePath path;
    readonly OrderedList<IndexItem> items;

    SortedIndex(ValuePath path, OrderedList<IndexItem> items)
    {
        this.path = path;
        this.items = items;
        ValueEnd = path.IsSingle ? Find(null) : items.Count;
    }

    /// <summary>The number of items.</summary>
    public int Count => items.Count;

    /// <summary>The index of the first item without a value; <see cref="Count"/> if there is none.</summary>
    public int ValueEnd { get; }

    public IndexItem this[int at] => items[at];

    /// <summary>Makes the index of a path.</summary>
    /// <param name="path">A path whose values have an order.</param>
    /// <param name="entries">The entries in the order of their places.</param>
    public static SortedIndex Build(ValuePath path, IReadOnlyList<Entry> entries) =>
        new(path, OrderedList<IndexItem>.Of(Group(path, entries), Comparer<IndexItem>.Create((x, y) => Compare(path, x, y))));

    /// <summary>Makes the index of the next snapshot, which shares the unchanged parts.</summary>
    public SortedIndex After(EntryChanges changes) =>
        changes.Count == 0 ? this : new(path, items.With(Sort(path, changes.Removed), Sort(path, changes.Added)));

    /// <summary>
    /// The index of the first item whose value does not precede <paramref name="key"/>; with <paramref name="past"/>, of the first whose value follows it.
    /// </summary>
    /// <param name="key">The value; null for the entries without a value.</param>
    /// <param name="past">Whether items of an equal value are skipped.</param>
    public int Find(object? key, bool past = false)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = CompareKeys(items[middle].Key, key);
            if (order < 0 || (past && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The index of the first item whose value equals that of the item at an index.</summary>
    public int StartOfValue(int at) => at == 0 || CompareKeys(items[at - 1].Key, items[at].Key) != 0 ? at : Find(items[at].Key);

    /// <summary>The index after the last item whose value equals that of the item at an index.</summary>
    public int EndOfValue(int at) =>
        at + 1 == items.Count || CompareKeys(items[at + 1].Key, items[at].Key) != 0 ? at + 1 : Find(items[at].Key, past: true);

    /// <summary>
    /// Returns the items of all entries, sorted. Only the different values are sorted: most fields have few, and entries of one value are in order
    /// already.
    /// </summary>
    /// <remarks>
    /// Grouping uses the values' own equality, which agrees with their order: texts are compared by code units, dates and times by the moment.
    /// </remarks>
    static IndexItem[] Group(ValuePath path, IReadOnlyList<Entry> entries) =>
    [
        .. Items(path, entries).GroupBy(item => item.Key)
            .OrderBy(group => group.Key, Comparer<object?>.Create((x, y) => CompareKeys(path, x, y))).SelectMany(group => group),
    ];

    /// <summary>Returns the items of some entries, sorted.</summary>
    static IndexItem[] Sort(ValuePath path, IReadOnlyList<Entry> entries)
    {
        IndexItem[] items = [.. Items(path, entries)];
        Array.Sort(items, (x, y) => Compare(path, x, y));
        return items;
    }

    /// <summary>
    /// Returns an item for each different value of each entry. If the path gives at most one value, an entry without one has an item with null.
    /// </summary>
    static IEnumerable<IndexItem> Items(ValuePath path, IReadOnlyList<Entry> entries)
    {
        var values = new List<object>();
        foreach (var entry in entries)
        {
            if (path.IsSingle)
            {
                yield return new(path.ValueOf(entry), entry);
                continue;
            }
            values.Clear();
            path.Collect(entry, values);
            values.Sort(path.Order!);
            for (var i = 0; i < values.Count; i++)
                if (i == 0 || path.Order!.Compare(values[i - 1], values[i]) != 0) yield return new(values[i], entry);
        }
    }

    static int Compare(ValuePath path, IndexItem x, IndexItem y)
    {
        var order = CompareKeys(path, x.Key, y.Key);
        return order != 0 ? order : Entry.InOrder.Compare(x.Entry, y.Entry);
    }

    int CompareKeys(object? x, object? y) => CompareKeys(path, x, y);

    static int CompareKeys(ValuePath path, object? x, object? y) =>
        x is null || y is null ? (x is null).CompareTo(y is null) : path.Order!.Compare(x, y);
}
