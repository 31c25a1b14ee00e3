using ContentApi.Content.Collections;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Indexes;

/// <summary>A value and an entry that has it.</summary>
/// <param name="Key">Null for an entry without a value.</param>
readonly record struct IndexItem(object? Key, Entry Entry);

/// <summary>
/// The entries of a type in the order of the values that a path leads to: equality and ranges are stretches of it, found by binary search, and so is an entry's
/// place in that order. Entries without a value come last, where the path gives one value at most; otherwise an entry stands once for each different value. Entries with one
/// value are by ordinal order of path. Immutable.
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

    /// <summary>How many items there are.</summary>
    public int Count => items.Count;

    /// <summary>Where the items without a value begin.</summary>
    public int ValueEnd { get; }

    public IndexItem this[int at] => items[at];

    /// <param name="path">Its values have an order.</param>
    /// <param name="entries">By ordinal order of path.</param>
    public static SortedIndex Build(ValuePath path, IReadOnlyList<Entry> entries) => new(path, OrderedList<IndexItem>.Of(Group(path, entries), Comparer<IndexItem>.Create((x, y) => Compare(path, x, y))));

    /// <summary>The index of the next snapshot, which shares what stays.</summary>
    public SortedIndex After(EntryChanges changes) => changes.Count == 0 ? this : new(path, items.With(Sort(path, changes.Removed), Sort(path, changes.Added)));

    /// <summary>The first place whose value is not before <paramref name="key"/>; with <paramref name="past"/>, whose value is after it.</summary>
    /// <param name="key">Null for the entries without a value.</param>
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

    /// <summary>Where the items of the value at a place begin.</summary>
    public int StartOfValue(int at) => at == 0 || CompareKeys(items[at - 1].Key, items[at].Key) != 0 ? at : Find(items[at].Key);

    /// <summary>Where the items of the value at a place end.</summary>
    public int EndOfValue(int at) => at + 1 == items.Count || CompareKeys(items[at + 1].Key, items[at].Key) != 0 ? at + 1 : Find(items[at].Key, past: true);

    /// <summary>All items in their order. Only the different values are sorted: most fields have few, and entries of one value are in their order already.</summary>
    /// <remarks>Values are equal where their order says so: both compare texts by code units, and moments by the moment.</remarks>
    static IndexItem[] Group(ValuePath path, IReadOnlyList<Entry> entries) =>
        [.. Items(path, entries).GroupBy(item => item.Key).OrderBy(group => group.Key, Comparer<object?>.Create((x, y) => CompareKeys(path, x, y))).SelectMany(group => group)];

    /// <summary>The items of entries in no order, in their order.</summary>
    static IndexItem[] Sort(ValuePath path, IReadOnlyList<Entry> entries)
    {
        IndexItem[] items = [.. Items(path, entries)];
        Array.Sort(items, (x, y) => Compare(path, x, y));
        return items;
    }

    /// <summary>Each different value of each entry; null where it has none and can have one at most.</summary>
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
        return order != 0 ? order : string.CompareOrdinal(x.Entry.Path, y.Entry.Path);
    }

    int CompareKeys(object? x, object? y) => CompareKeys(path, x, y);

    static int CompareKeys(ValuePath path, object? x, object? y) =>
        x is null || y is null ? (x is null).CompareTo(y is null) : path.Order!.Compare(x, y);
}
