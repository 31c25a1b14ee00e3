namespace ContentApi.Content.Snapshots;

/// <summary>The entries that were read from one tree.</summary>
sealed class StoredEntries
{
    readonly Dictionary<string, StoredEntry> byPath;

    /// <param name="entries">Null for what could not be read.</param>
    public StoredEntries(IEnumerable<StoredEntry?> entries)
    {
        var list = entries.OfType<StoredEntry>().ToList();
        // Git's order, by bytes, is nearly always that of UTF-16 code units as well: it differs beyond U+FFFF alone.
        if (!IsInOrder(list)) list.Sort(Compare);
        InOrder = list;
        byPath = new(list.Count, StringComparer.Ordinal);
        foreach (var entry in list) byPath.Add(entry.File.Path, entry);
    }

    /// <summary>By ordinal order of path.</summary>
    public IReadOnlyList<StoredEntry> InOrder { get; }

    public StoredEntry? Find(string path) => byPath.GetValueOrDefault(path);

    static bool IsInOrder(List<StoredEntry> list)
    {
        for (var i = 1; i < list.Count; i++)
            if (Compare(list[i - 1], list[i]) > 0) return false;
        return true;
    }

    static int Compare(StoredEntry left, StoredEntry right) => string.CompareOrdinal(left.File.Path, right.File.Path);
}
