using ContentApi.Content.Strings;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file that a commit renamed, or whose entry has another name than before.</summary>
/// <param name="Old">The file in the parent commit.</param>
/// <param name="New">The file in the commit, which may have the same path.</param>
/// <param name="OldEntry">The entry in the parent commit; null if the file was none, or could not be read.</param>
/// <param name="NewEntry">The entry in the commit; null if the file is none, or could not be read.</param>
sealed record Rename(TreeFile Old, TreeFile New, StoredEntry? OldEntry, StoredEntry? NewEntry);

/// <summary>
/// Finds the files that a commit renamed: those with the same bytes, then of each type those that are most similar. Git does not store renames.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="store">Reads the entries of the parent commit.</param>
/// <param name="after">The commit.</param>
sealed class Renames(GitRepository repository, EntryStore store, SnapshotFacts after)
{
    /// <summary>The most files that a commit may change for renames to be searched. Stops a commit that moves everything from taking minutes.</summary>
    const int MaxChanges = 20_000;

    /// <summary>The most files of the parent commit that are read.</summary>
    const int MaxRead = 2_000;

    /// <summary>The most files of one type that are compared with each other, on each side: all pairs are compared.</summary>
    const int MaxCompared = 100;

    /// <summary>The largest file that is compared, in bytes.</summary>
    const int MaxComparedBytes = 256 << 10;

    readonly FileTypes types = new(after.Model);
    int read;

    /// <param name="before">The tree of the parent commit.</param>
    public IReadOnlyList<Rename> Since(CommitTree before)
    {
        if (before.Files.ChangesTo(after.Tree.Files, MaxChanges) is not { } changes) return [];
        var (found, left) = (new List<Rename>(), new List<TreeFile>());
        var changed = changes.Changed.ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (changed.Count > 0)
            foreach (var old in before.Files)
                if (changed.TryGetValue(old.Path, out var @new) && NewEntry(@new) is { } entry) found.Add(new(old, @new, Entry(old), entry));

        var added = changes.Added.GroupBy(file => file.Oid).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var old in changes.Removed)
        {
            if (!added.TryGetValue(old.Oid, out var same) || same.Count == 0)
            {
                left.Add(old);
                continue;
            }
            // Of several copies the one with the same name in another folder, then the first.
            var copy = Math.Max(0, same.FindIndex(file => ContentPath.NameOf(file.Path) == ContentPath.NameOf(old.Path)));
            found.Add(new(old, same[copy], Entry(old), NewEntry(same[copy])));
            same.RemoveAt(copy);
        }
        found.AddRange(Similar(left, [.. added.Values.SelectMany(files => files)]));
        return found;
    }

    IEnumerable<Rename> Similar(IReadOnlyList<TreeFile> removed, IReadOnlyList<TreeFile> added)
    {
        var candidates = added.Select(NewEntry).OfType<StoredEntry>().ToLookup(entry => entry.Type);
        foreach (var ofType in types.Assign(removed, StoredEntries.None, []).GroupBy(typed => typed.Types[0]))
        {
            var news = Lines(candidates[ofType.Key].Select(entry => entry.File));
            var olds = news.Count == 0 ? [] : Lines(ofType.Select(typed => typed.File));
            var pairs = olds.SelectMany(_ => news, (old, @new) => (Old: old, New: @new, Share: old.Value.To(@new.Value)))
                .Where(pair => pair.Share >= FileSimilarity.Least)
                .OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Old.Key.Path, StringComparer.Ordinal)
                .ThenBy(pair => pair.New.Key.Path, StringComparer.Ordinal);
            var taken = new HashSet<TreeFile>();
            foreach (var (old, @new, _) in pairs)
            {
                if (taken.Contains(old.Key) || taken.Contains(@new.Key)) continue;
                taken.UnionWith([old.Key, @new.Key]);
                yield return new(old.Key, @new.Key, Entry(old.Key), NewEntry(@new.Key));
            }
        }
    }

    /// <summary>The lines of the first files that can be read.</summary>
    Dictionary<TreeFile, FileSimilarity> Lines(IEnumerable<TreeFile> files)
    {
        var lines = new Dictionary<TreeFile, FileSimilarity>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal).Take(MaxCompared))
            if (repository.ReadBlob(file.Oid, MaxComparedBytes) is { Status: BlobStatus.Found } blob) lines.Add(file, new(blob.Bytes.Span));
        return lines;
    }

    StoredEntry? Entry(TreeFile old) => types.Assign([old], StoredEntries.None, []) is [var typed] && read++ < MaxRead ? Whole(store.Read(typed)) : null;

    StoredEntry? NewEntry(TreeFile file) => Whole(after.Entries.Find(file.Path));

    /// <summary>The entry that a whole file is; null for a file of items.</summary>
    static StoredEntry? Whole(StoredFile? file) => file is { IsEntry: true, Entries: [var first, ..] } ? first : null;
}
