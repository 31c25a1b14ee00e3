using ContentApi.Content.Collections;

namespace ContentApi.Content.Snapshots;

/// <summary>The entries that were read from one tree. Immutable.</summary>
sealed class StoredEntries
{
    static readonly Comparer<StoredEntry> byPathOrder = Comparer<StoredEntry>.Create(Compare);

    readonly PersistentMap<StoredEntry> byPath;

    StoredEntries(OrderedList<StoredEntry> inOrder, PersistentMap<StoredEntry> byPath) => (InOrder, this.byPath) = (inOrder, byPath);

    public static StoredEntries None { get; } = Of([]);

    /// <summary>Makes a list of entries.</summary>
    /// <param name="entries">The entries in any order, with null for files that could not be read.</param>
    public static StoredEntries Of(IEnumerable<StoredEntry?> entries)
    {
        var list = entries.OfType<StoredEntry>().ToArray();
        // Git's order by bytes differs from the order by UTF-16 code units only for paths with characters beyond U+FFFF.
        if (!IsInOrder(list)) Array.Sort(list, Compare);
        var byPath = new Dictionary<string, StoredEntry>(list.Length, StringComparer.Ordinal);
        foreach (var entry in list) byPath.Add(entry.File.Path, entry);
        return new(OrderedList<StoredEntry>.Of(list, byPathOrder), PersistentMap<StoredEntry>.Of(byPath));
    }

    /// <summary>The entries in ordinal order of path.</summary>
    public OrderedList<StoredEntry> InOrder { get; }

    public StoredEntry? Find(string path) => byPath.Find(path);

    /// <summary>Makes the list of the next tree.</summary>
    /// <param name="touched">The old and the new entry of each changed path; null for none.</param>
    public StoredEntries With(IReadOnlyDictionary<string, (StoredEntry? Old, StoredEntry? New)> touched) => new(
        InOrder.With(InOrderOf(touched.Values.Select(pair => pair.Old)), InOrderOf(touched.Values.Select(pair => pair.New))),
        byPath.With(
        [
            .. touched.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.New is { } entry ? Change<StoredEntry>.To(entry) : Change<StoredEntry>.Gone)),
        ]));

    static StoredEntry[] InOrderOf(IEnumerable<StoredEntry?> entries) => [.. entries.OfType<StoredEntry>().Order(byPathOrder)];

    static bool IsInOrder(StoredEntry[] list)
    {
        for (var i = 1; i < list.Length; i++)
            if (Compare(list[i - 1], list[i]) > 0) return false;
        return true;
    }

    static int Compare(StoredEntry left, StoredEntry right) => string.CompareOrdinal(left.File.Path, right.File.Path);
}
