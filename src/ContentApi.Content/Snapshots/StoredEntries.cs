using ContentApi.Content.Collections;

namespace ContentApi.Content.Snapshots;

/// <summary>The files with their entries that were read from one tree. Immutable.</summary>
sealed class StoredEntries
{
    static readonly Comparer<StoredEntry> byPlace = Comparer<StoredEntry>.Create((left, right) => left.Place.CompareTo(right.Place));

    readonly PersistentMap<StoredFile> byPath;

    StoredEntries(OrderedList<StoredEntry> inOrder, PersistentMap<StoredFile> byPath) => (InOrder, this.byPath) = (inOrder, byPath);

    public static StoredEntries None { get; } = Of([]);

    /// <summary>Makes a list of the entries of files.</summary>
    /// <param name="files">The files in any order, with null for those that could not be read.</param>
    public static StoredEntries Of(IReadOnlyCollection<StoredFile?> files)
    {
        var list = new List<StoredEntry>(files.Count);
        var byPath = new Dictionary<string, StoredFile>(files.Count, StringComparer.Ordinal);
        foreach (var file in files.OfType<StoredFile>())
        {
            byPath.Add(file.File.Path, file);
            list.AddRange(file.Entries);
        }
        // Git's order by bytes differs from the order by UTF-16 code units only for paths with characters beyond U+FFFF.
        if (!IsInOrder(list)) list.Sort(byPlace);
        return new(OrderedList<StoredEntry>.Of([.. list], byPlace), PersistentMap<StoredFile>.Of(byPath));
    }

    /// <summary>The entries in the order of their places.</summary>
    public OrderedList<StoredEntry> InOrder { get; }

    /// <summary>The files in no order.</summary>
    public IEnumerable<StoredFile> Files => byPath.Values;

    /// <summary>The file at a path; null if it belongs to no type.</summary>
    public StoredFile? Find(string path) => byPath.Find(path);

    /// <summary>Makes the list of the next tree.</summary>
    /// <param name="touched">The old and the new file at each changed path; null for none.</param>
    public StoredEntries With(IReadOnlyDictionary<string, (StoredFile? Old, StoredFile? New)> touched) => new(
        InOrder.With(InOrderOf(touched.Values.Select(pair => pair.Old)), InOrderOf(touched.Values.Select(pair => pair.New))),
        byPath.With(
        [
            .. touched.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.New is { } file ? Change<StoredFile>.To(file) : Change<StoredFile>.Gone)),
        ]));

    static StoredEntry[] InOrderOf(IEnumerable<StoredFile?> files) => [.. files.OfType<StoredFile>().SelectMany(file => file.Entries).Order(byPlace)];

    static bool IsInOrder(List<StoredEntry> list)
    {
        for (var i = 1; i < list.Count; i++)
            if (list[i - 1].Place.CompareTo(list[i].Place) > 0) return false;
        return true;
    }
}
