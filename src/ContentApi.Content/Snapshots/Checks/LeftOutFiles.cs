using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>The files that are not served, by the texts with which references and links probably mean them.</summary>
sealed class LeftOutFiles
{
    readonly Dictionary<(string Name, ContentType Type), StoredEntry> byName = [];
    readonly Dictionary<string, StoredEntry> byAddress = new(StringComparer.Ordinal);

    public LeftOutFiles(IEnumerable<StoredEntry> files)
    {
        foreach (var file in files) Add(file);
    }

    public void Add(StoredEntry file)
    {
        foreach (var address in LinkTargets.NamesOf(file.File.Path)) byAddress.TryAdd(address, file);
        if (file.UrlKey is not null) byAddress.TryAdd(file.UrlKey, file);
        byName.TryAdd((file.File.Path, file.Type), file);
        byName.TryAdd((file.Stem, file.Type), file);
        byName.TryAdd((ContentPath.NameOf(file.Stem), file.Type), file);
        if (file.Type.KeyField is not { } key) return;
        if (file.Entry is { } entry && SnapshotIndex.TextOf(entry, key) is { } text) byName.TryAdd((text, file.Type), file);
        var captures = file.Type.Path!.Match(file.File.Path) ?? [];
        for (var i = 0; i < captures.Count; i++)
            if (file.Type.Path.Captures[i] == key.Name) byName.TryAdd((captures[i], file.Type), file);
    }

    /// <summary>Finds a file by a link to its path, with or without extension, or to its public path.</summary>
    /// <param name="path">The path without slashes at its ends.</param>
    public StoredEntry? FindLinked(string path) => byAddress.GetValueOrDefault(path);

    /// <summary>
    /// Finds a file by a reference to its path, with or without extension, to the last part of its path, or to its key, which the path may hold.
    /// </summary>
    /// <returns>The first by path of the files that a reference to an entry of one of the types may mean; null if there is none.</returns>
    public StoredEntry? Find(string text, IReadOnlyList<ContentType> types)
    {
        StoredEntry? found = null;
        foreach (var type in types)
            if (byName.TryGetValue((text.TrimStart('/'), type), out var file)
                && (found is null || string.CompareOrdinal(file.File.Path, found.File.Path) < 0)) found = file;
        return found;
    }
}
