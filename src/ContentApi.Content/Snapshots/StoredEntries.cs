using ContentApi.Content.Collections;

namespace ContentApi.Content.Snapshots;

/// <summary>The entries that were read from one tree. Immutable.</summary>
sealed class StoredEntries
{
    static readonly Comparer<StoredEntry> byPathOrder = Comparer<StoredEntry>.Create(Compare);

    readonly PersistentMap<StoredEntry> byPath;

    StoredEntries(OrderedList<StoredEntry> inOrder, PersistentMap<StoredEntry> byPath) => (InOrder, this.byPath) = (inOrder, byPath);

    public static StoredEntries None { get; } = Of([]);

    /// <param name="entries">Null for what could not be read.</param>
    public static StoredEntries Of(IEnumerable<StoredEntry?> entries)
    {
        var list = entries.OfType<StoredEntry>().ToArray();
        // Git's order, by bytes, is nearly always that of UTF-16 code units as well: it differs beyond U+FFFF alone.
        if (!IsInOrder(list)) Array.Sort(list, Compare);
        var byPath = new Dictionary<string, StoredEntry>(list.Length, StringComparer.Ordinal);
        foreach (var entry in list) byPath.Add(entry.File.Path, entry);
        return new(OrderedList<StoredEntry>.Of(list, byPathOrder), PersistentMap<StoredEntry>.Of(byPath));
    }

    /// <summary>By ordinal order of path.</summary>
    public OrderedList<StoredEntry> InOrder { get; }

    public StoredEntry? Find(string path) => byPath.Find(path);

    /// <summary>The same with other entries, or none, at some of the paths.</summary>
    public StoredEntries With(IReadOnlyDictionary<string, (StoredEntry? Old, StoredEntry? New)> touched) => new(
        InOrder.With(InOrderOf(touched.Values.Select(pair => pair.Old)), InOrderOf(touched.Values.Select(pair => pair.New))),
        byPath.With([.. touched.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.New is { } entry ? Change<StoredEntry>.To(entry) : Change<StoredEntry>.Gone))]));

    static StoredEntry[] InOrderOf(IEnumerable<StoredEntry?> entries) => [.. entries.OfType<StoredEntry>().Order(byPathOrder)];

    static bool IsInOrder(StoredEntry[] list)
    {
        for (var i = 1; i < list.Length; i++)
            if (Compare(list[i - 1], list[i]) > 0) return false;
        return true;
    }

    static int Compare(StoredEntry left, StoredEntry right) => string.CompareOrdinal(left.File.Path, right.File.Path);
}
