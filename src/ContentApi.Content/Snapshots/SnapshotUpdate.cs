using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Indexes;
using ContentApi.Content.Routes;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// The snapshot of a commit that only changes the text of some files: what is called as before, stands at the same paths and URLs, and was served before. Then no other file can notice, so that these
/// files alone are read and checked, and all else is shared with the snapshot before. Any other commit is built whole.
/// </summary>
static class SnapshotUpdate
{
    /// <summary>Above this share of the files a whole build costs no more.</summary>
    const int LargestShare = 4;

    /// <summary>The checks that look at one file, given what is served. A file of which something else was told depends on others.</summary>
    static readonly HashSet<DiagnosticRule> rulesOfOneFile =
    [
        DiagnosticRules.DanglingReference, DiagnosticRules.AmbiguousReference, DiagnosticRules.ReferenceToWrongType, DiagnosticRules.BrokenLink, DiagnosticRules.BrokenImage,
    ];

    /// <returns>Null where the commit has to be built whole.</returns>
    public static ContentSnapshot? TryBuild(ContentSnapshot previous, CommitTree tree, EntryStore store, CancellationToken cancellation)
    {
        var before = previous.Draft;
        // An object that was missing may have arrived, with the same id.
        if (previous.Diagnostics.Any(diagnostic => diagnostic.Rule == DiagnosticRules.ObjectMissing)) return null;
        if (ChangedFiles(before.Tree, tree) is not { } changed) return null;
        var replaced = new List<(StoredEntry Old, StoredEntry New)>();
        foreach (var file in changed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (before.Entries.Find(file.Path) is not { } old)
            {
                // A picture, for example; but not a file that could not be read, or that says where other paths lead.
                if (Documents.DocumentParser.Understands(file.Path)) return null;
                continue;
            }
            if (!before.IsServed(old) || store.Read(file, old.Type) is not { Entry: not null } @new || !IsCalledAlike(old.Entry!, @new.Entry)) return null;
            replaced.Add((old, @new));
        }
        var draft = With(before, tree, changed, replaced);
        if (replaced.Exists(pair => LacksRequired(draft, pair.New)) || Diagnose(previous, draft, replaced) is not { } diagnostics) return null;
        cancellation.ThrowIfCancellationRequested();
        store.Keep(draft.Model, draft.Entries, replaced.Count);
        return new(draft, diagnostics, previous, replaced);
    }

    /// <summary>The files with other blobs; null where a path came or went, or too many changed.</summary>
    static List<TreeFile>? ChangedFiles(CommitTree before, CommitTree after)
    {
        if (before.Root != after.Root || before.Files.Count != after.Files.Count || !before.Skipped.SequenceEqual(after.Skipped)) return null;
        var changed = new List<TreeFile>();
        for (var i = 0; i < after.Files.Count; i++)
        {
            if (before.Files[i].Path != after.Files[i].Path) return null;
            if (before.Files[i].Oid != after.Files[i].Oid) changed.Add(after.Files[i]);
        }
        return changed.Count > after.Files.Count / LargestShare ? null : changed;
    }

    static bool IsCalledAlike(Entry old, Entry @new) =>
        old.Url == @new.Url && old.Aliases.Select(alias => alias.Path).SequenceEqual(@new.Aliases.Select(alias => alias.Path)) && SnapshotIndex.UniqueTexts(old).SequenceEqual(SnapshotIndex.UniqueTexts(@new));

    static SnapshotDraft With(SnapshotDraft before, CommitTree tree, List<TreeFile> changed, List<(StoredEntry Old, StoredEntry New)> replaced)
    {
        var files = before.TreeFiles.With([.. changed.Select(file => KeyValuePair.Create(file.Path, Change<TreeFile>.To(file)))]);
        // Of several entries with one URL only the first has it.
        var urls = before.Urls.With([.. replaced.Where(pair => pair.Old.UrlKey is { } key && before.Urls.Find(key) == pair.Old.Entry)
            .Select(pair => KeyValuePair.Create(pair.New.UrlKey!, Change<Entry>.To(pair.New.Entry!)))]);
        return new(before.Model, tree, before.Entries.With([.. replaced.Select(pair => pair.New)]), [], before.Index.With(replaced), urls, files, before.Routes.With(urls)) { Suggestions = before.Suggestions };
    }

    static bool LacksRequired(SnapshotDraft draft, StoredEntry file) =>
        file.References.Any(stored => stored.IsRequired && draft.Index.Resolve(stored.Reference.Text, stored.Reference.Types).Entry is null)
        || file.Assets.Any(stored => stored.IsRequired && !draft.TreeFiles.ContainsKey(stored.Asset.Path));

    /// <summary>What was told before of other files, and what is to be told now of these; null where it cannot be known without the others.</summary>
    static Diagnostic[]? Diagnose(ContentSnapshot previous, SnapshotDraft draft, List<(StoredEntry Old, StoredEntry New)> replaced)
    {
        if (replaced.Count == 0) return [.. previous.Diagnostics];
        var olds = replaced.ToDictionary(pair => draft.FromRepositoryRoot(pair.Old.File.Path), pair => pair.Old.Diagnostics.Select(diagnostic => diagnostic.Under(draft.Tree.Root)).ToHashSet());
        var told = new List<Diagnostic>(previous.Diagnostics.Count);
        foreach (var diagnostic in previous.Diagnostics)
        {
            if (!olds.TryGetValue(diagnostic.Path, out var own)) told.Add(diagnostic);
            else if (!own.Contains(diagnostic) && !rulesOfOneFile.Contains(diagnostic.Rule)) return null;
        }
        var news = replaced.Select(pair => pair.New).OrderBy(file => file.File.Path, StringComparer.Ordinal).ToList();
        foreach (var file in news) draft.Faults.AddRange(file.Diagnostics);
        ReferenceCheck.Run(draft, news);
        LinkCheck.Run(draft, news);
        // Beyond their limit suggestions depend on who comes first.
        if (draft.Suggestions > ReferenceFaults.MaxSuggestionsPerBuild) return null;
        foreach (var diagnostic in draft.Faults.Select(fault => fault.Under(draft.Tree.Root)).Distinct().Order())
            if (told.BinarySearch(diagnostic) is < 0 and var at) told.Insert(~at, diagnostic);
        return [.. told];
    }
}
