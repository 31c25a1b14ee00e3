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

    /// <summary>The same with other entries at some of the paths.</summary>
    public StoredEntries With(IReadOnlyList<StoredEntry> replacements)
    {
        var next = (StoredEntry[])inOrder.Clone();
        foreach (var entry in replacements) next[Array.BinarySearch(inOrder, entry, Comparer<StoredEntry>.Create(Compare))] = entry;
        return new(next, byPath.With([.. replacements.Select(entry => KeyValuePair.Create(entry.File.Path, Change<StoredEntry>.To(entry)))]));
    }

    static bool IsInOrder(StoredEntry[] list)
    {
        for (var i = 1; i < list.Length; i++)
            if (Compare(list[i - 1], list[i]) > 0) return false;
        return true;
    }

    static int Compare(StoredEntry left, StoredEntry right) => string.CompareOrdinal(left.File.Path, right.File.Path);
}
