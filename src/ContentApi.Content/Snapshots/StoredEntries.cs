using ContentApi.Content.Queries.Indexes;

namespace ContentApi.Content.Snapshots;

/// <summary>The entries that were read from one tree. Immutable.</summary>
sealed class StoredEntries
{
    readonly PersistentMap<StoredEntry> byPath;
    readonly StoredEntry[] inOrder;

    StoredEntries(StoredEntry[] inOrder, PersistentMap<StoredEntry> byPath) => (this.inOrder, this.byPath) = (inOrder, byPath);

    public static StoredEntries None { get; } = Of([]);

    /// <param name="entries">Null for what could not be read.</param>
    public static StoredEntries Of(IEnumerable<StoredEntry?> entries)
    {
        var list = entries.OfType<StoredEntry>().ToArray();
        // Git's order, by bytes, is nearly always that of UTF-16 code units as well: it differs beyond U+FFFF alone.
        if (!IsInOrder(list)) Array.Sort(list, Compare);
        var byPath = new Dictionary<string, StoredEntry>(list.Length, StringComparer.Ordinal);
        foreach (var entry in list) byPath.Add(entry.File.Path, entry);
        return new(list, PersistentMap<StoredEntry>.Of(byPath));
    }

    /// <summary>By ordinal order of path.</summary>
    public IReadOnlyList<StoredEntry> InOrder => inOrder;

    public StoredEntry? Find(string path) => byPath.Find(path);

    /// <summary>The same with other entries, or none, at some of the paths. What stays is copied in order.</summary>
    public StoredEntries With(IReadOnlyDictionary<string, (StoredEntry? Old, StoredEntry? New)> touched) => new(
        OrderedList.With(inOrder, [.. touched.Values.Select(pair => pair.Old).OfType<StoredEntry>()], [.. touched.Values.Select(pair => pair.New).OfType<StoredEntry>()], byPathOrder),
        byPath.With([.. touched.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.New is { } entry ? Change<StoredEntry>.To(entry) : Change<StoredEntry>.Gone))]));

    static readonly Comparer<StoredEntry> byPathOrder = Comparer<StoredEntry>.Create(Compare);

    static bool IsInOrder(StoredEntry[] list)
    {
        for (var i = 1; i < list.Length; i++)
            if (Compare(list[i - 1], list[i]) > 0) return false;
        return true;
    }

    static int Compare(StoredEntry left, StoredEntry right) => string.CompareOrdinal(left.File.Path, right.File.Path);
}
