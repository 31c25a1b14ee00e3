using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>The entries that are not served, by the texts with which references and links probably mean them.</summary>
sealed class LeftOutFiles
{
    readonly Dictionary<(string Name, ContentType Type), StoredEntry> byName = [];
    readonly Dictionary<string, StoredEntry> byAddress = new(StringComparer.Ordinal);

    /// <summary>For each type the first file that cannot be parsed, so that any of its items may be meant.</summary>
    readonly Dictionary<ContentType, string> broken = [];

    public LeftOutFiles(SnapshotDraft draft)
    {
        foreach (var file in draft.Files.Where(file => !draft.IsServed(file))) Add(file);
        foreach (var file in draft.Entries.Files.Where(file => file.IsBroken).OrderBy(file => file.File.Path, StringComparer.Ordinal))
            foreach (var type in file.Types.Where(type => type.Items is not null)) broken.TryAdd(type, file.File.Path);
    }

    public void Add(StoredEntry file)
    {
        foreach (var address in LinkTargets.NamesOf(file.Path, file.Stem)) byAddress.TryAdd(address, file);
        if (file.UrlKey is not null) byAddress.TryAdd(file.UrlKey, file);
        byName.TryAdd((file.Path, file.Type), file);
        byName.TryAdd((file.Stem, file.Type), file);
        byName.TryAdd((file.Name, file.Type), file);
        if (file.UrlKey is { } url) byName.TryAdd((url, file.Type), file);
        if (file.Type.KeyField is not { } key) return;
        if (file.Entry is { } entry && SnapshotIndex.TextOf(entry, key) is { } text) byName.TryAdd((text, file.Type), file);
        var captures = file.Type.Path!.Match(file.File.Path) ?? [];
        for (var i = 0; i < captures.Count; i++)
            if (file.Type.Path.Captures[i] == key.Name) byName.TryAdd((captures[i], file.Type), file);
    }

    /// <summary>Finds an entry by a link to its path, with or without extension, or to its public path.</summary>
    /// <param name="path">The path without slashes at its ends.</param>
    public StoredEntry? FindLinked(string path) => byAddress.GetValueOrDefault(path);

    /// <summary>
    /// Finds an entry by a reference to its path, with or without extension, to the last part of its path, or to its key, which the path may hold; otherwise a
    /// file of items that cannot be read.
    /// </summary>
    /// <returns>The path of the first entry of one of the types, and of the file that holds it; null if there is none.</returns>
    public (string Entry, string File)? Find(string text, IReadOnlyList<ContentType> types)
    {
        StoredEntry? found = null;
        foreach (var type in types)
            if ((byName.TryGetValue((text.TrimStart('/'), type), out var file) || byName.TryGetValue((RoutePath.KeyOf(text), type), out file))
                && (found is null || string.CompareOrdinal(file.Path, found.Path) < 0)) found = file;
        if (found is not null) return (found.Path, found.File.Path);
        return types.Where(broken.ContainsKey).Select(type => broken[type]).Min(StringComparer.Ordinal) is { } items ? (items, items) : null;
    }
}
