using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

// touched     the files that the commit adds, removes or changes
// entries     the entries of touched files, those before and after the commit with the same path in pairs, without the items that stay the same
// renamed     entries of touched files that have other names than before: path, key, other unique values, URL, aliases
// concerned   files that mention a name that was added or removed, or a name that no file has: their diagnostics may change

/// <summary>
/// Builds the snapshot of a commit that changes little from the previous snapshot: reads the touched files, checks the concerned files, and shares everything
/// else. If the result could differ from that of a whole build (two entries have the same name, an entry lacks one that it requires), it gives up, and the
/// commit is built whole.
/// </summary>
sealed class SnapshotUpdate
{
    /// <summary>The commit is built whole if more than one file in four differs: a whole build is then as fast.</summary>
    const int LargestShare = 4;

    readonly ContentSnapshot previous;
    readonly SnapshotFacts before;
    readonly CommitTree tree;
    readonly SiteFiles siteFiles;
    readonly EntryStore store;
    readonly GitRepository repository;
    readonly SnapshotChecks checks;

    readonly IReadOnlyList<TreeFile> changed, added, removed;
    readonly Dictionary<string, (StoredFile? Old, StoredFile? New)> touched = new(StringComparer.Ordinal);
    readonly List<(StoredEntry? Old, StoredEntry? New)> entries = [];
    readonly List<Diagnostic> faults = [];
    int documentsRead, entriesRead;

    SnapshotUpdate(
        ContentSnapshot previous, CommitTree tree, TreeChanges changes, SiteFiles siteFiles, EntryStore store, GitRepository repository,
        SnapshotChecks checks)
    {
        (this.previous, before, this.tree) = (previous, previous.Facts, tree);
        (this.store, this.repository, this.checks) = (store, repository, checks);
        (changed, added, removed) = changes;
        this.siteFiles = siteFiles;
    }

    /// <returns>Null if the commit has to be built whole.</returns>
    public static ContentSnapshot? TryBuild(
        ContentSnapshot previous, CommitTree tree, IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> folders, EntryStore store, GitRepository repository,
        SnapshotChecks checks, CancellationToken cancellation)
    {
        if (CompareTrees(previous.Facts.Tree, tree) is not { } changes) return null;
        var siteFiles = previous.Facts.SiteFiles;
        switch (siteFiles.HasSamePaths(folders))
        {
            // Any entry may name a file that came or went.
            case false: return null;
            case true: siteFiles = SiteFiles.Of(tree.Root, previous.Facts.TreeFiles, folders); break;
        }
        return new SnapshotUpdate(previous, tree, changes, siteFiles, store, repository, checks).TryBuild(cancellation);
    }

    ContentSnapshot? TryBuild(CancellationToken cancellation)
    {
        if (!before.Gaps.IsEmpty || !TryRead(cancellation)) return null;
        var pathsDiffer = added.Count + removed.Count > 0;
        var renamed = entries.Where(pair => !HaveSameNames(pair.Old, pair.New)).ToList();
        // A message about a reference may name a file of items that cannot be read.
        var namesDiffer = pathsDiffer || renamed.Count > 0 || touched.Values.Any(pair => pair.Old?.IsBroken != pair.New?.IsBroken);
        if (namesDiffer && (before.HasLeftOut || previous.Diagnostics.Any(DependsOnAllNames))) return null;
        // If a file has more diagnostics than are reported, the reported ones depend on the others, which are not stored.
        var cut = DiagnosticLimits.PathsAtLimit(previous.Diagnostics);
        var concernsAll = namesDiffer || checks.All.Any(check => check.Scope == CheckScope.Whole);
        if (cut.Count > 0 && (concernsAll || touched.Keys.Any(path => cut.Contains(ContentPath.Join(tree.Root, path))))) return null;

        var draft = NewDraft(renamed);
        var concerned = namesDiffer ? Concerned(draft, renamed) : [];
        StoredFile[] news = [.. touched.Values.Select(pair => pair.New).OfType<StoredFile>()];
        StoredEntry[] affected = [.. news.Concat(concerned).SelectMany(file => file.Entries).OrderBy(entry => entry.Place)];
        var names = new NameChanges(before, draft, renamed, affected);
        if (!checks.All.All(check => check.IsSilent(names))) return null;
        cancellation.ThrowIfCancellationRequested();

        var changes = new Changes(
            Entries: touched.Count > 0, Names: namesDiffer, Paths: pathsDiffer,
            // A redirect may lead to an entry by any of its names.
            Routes: renamed.Exists(pair => pair.Old?.Entry?.Url is not null || pair.New?.Entry?.Url is not null)
                || (namesDiffer && before.Aliased.Any(file => file.Entry!.RedirectTo is not null)));
        if (Kept(draft, concerned, changes) is not { } kept) return null;
        foreach (var file in news) faults.AddRange(file.Diagnostics);
        if (!TryCheck(draft, affected, changes)) return null;

        store.Keep(draft.Model, draft.Entries, documentsRead, entriesRead);
        return new(
            draft.Freeze(), DiagnosticLimits.Bound(kept.Concat(faults.Select(fault => fault.Under(tree.Root)))), previous,
            [.. entries.Select(pair => (pair.Old?.Entry, pair.New?.Entry))], namesDiffer);
    }

    /// <summary>The changes of the commit on which the scopes of checks depend.</summary>
    /// <param name="Entries">Whether an entry came, went or changed.</param>
    /// <param name="Names">Whether a name of an entry or a file was added or removed.</param>
    /// <param name="Paths">Whether a file was added or removed.</param>
    /// <param name="Routes">Whether an entry with a public path was added, removed or renamed.</param>
    readonly record struct Changes(bool Entries, bool Names, bool Paths, bool Routes)
    {
        /// <summary>Whether checks of the scope run again.</summary>
        public bool Concern(CheckScope scope) => scope switch
        {
            CheckScope.Reading or CheckScope.Name => false,
            CheckScope.File => true,
            CheckScope.Whole => Entries,
            CheckScope.Routes => Routes || Paths,
            CheckScope.Tree => Paths,
            _ => throw new ArgumentOutOfRangeException(nameof(scope)),
        };
    }

    /// <returns>The changed files; null if there are too many, or if the trees differ in more than files.</returns>
    static TreeChanges? CompareTrees(CommitTree before, CommitTree after) =>
        before.Root == after.Root && before.Skipped.SequenceEqual(after.Skipped)
            ? before.Files.ChangesTo(after.Files, after.Files.Count / LargestShare)
            : null;

    bool DependsOnAllNames(Diagnostic diagnostic) => checks.ScopeOf(diagnostic.Rule) is CheckScope.Reading or CheckScope.Name;

    bool TryRead(CancellationToken cancellation)
    {
        foreach (var file in changed.Concat(added).Concat(removed))
            if (RedirectFile.Names.Contains(file.Path)) return false;
        foreach (var file in removed)
            if (before.Entries.Find(file.Path) is { } old) touched.Add(file.Path, (old, null));
        foreach (var file in changed)
        {
            var old = before.Entries.Find(file.Path);
            // A file without an entry is skipped, such as an image. A content file that could not be read before may have an entry now.
            if (old is null && DocumentParser.Understands(file.Path) && HasDiagnostic(file.Path)) return false;
            // HTML is content if it has front matter, which the change may have added.
            if (old is null && DocumentParser.NeedsFrontMatter(file.Path)) return false;
            if (old is null) continue;
            if (old.IsReduced || old.Entries.Any(entry => entry.Entry is not null && !before.Index.Serves(entry))) return false;
            FilePart[] parts = [.. old.Types.Select(type => new FilePart(type, type.Path!.Match(file.Path) ?? []))];
            if (store.Read(new(file, parts, null) { Earlier = old }) is not { } @new) return false;
            touched.Add(file.Path, (old, @new));
            documentsRead++;
            entriesRead += @new.EntriesRead;
            cancellation.ThrowIfCancellationRequested();
        }
        var several = new List<Diagnostic>();
        foreach (var typed in new FileTypes(before.Model).Assign(added, StoredEntries.None, several))
        {
            if (store.Read(typed) is not { } @new) return false;
            touched.Add(typed.File.Path, (null, @new));
            documentsRead++;
            entriesRead += @new.EntriesRead;
            cancellation.ThrowIfCancellationRequested();
        }
        foreach (var (old, @new) in touched.Values) entries.AddRange(Pairs(old, @new));
        return several.Count == 0;
    }

    static IEnumerable<(StoredEntry? Old, StoredEntry? New)> Pairs(StoredFile? old, StoredFile? @new)
    {
        var news = (@new?.Entries ?? []).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (var entry in old?.Entries ?? [])
        {
            news.Remove(entry.Path, out var successor);
            if (entry.Entry is null || entry.Entry != successor?.Entry) yield return (entry, successor);
        }
        foreach (var entry in @new?.Entries ?? [])
            if (news.ContainsKey(entry.Path)) yield return (null, entry);
    }

    bool HasDiagnostic(string path)
    {
        var fromRepositoryRoot = ContentPath.Join(tree.Root, path);
        return previous.Diagnostics.Any(diagnostic => diagnostic.Path == fromRepositoryRoot);
    }

    // An entry with errors has names as well: a message about a reference says that it is left out.
    static bool HaveSameNames(StoredEntry? before, StoredEntry? after) => before is not null && after is not null && HaveSameNames(before.Entry, after.Entry);

    static bool HaveSameNames(Entry? old, Entry? @new) => old is null || @new is null
        ? old is null && @new is null
        : old.Url == @new.Url && old.RedirectTo?.ToString() == @new.RedirectTo?.ToString()
            && old.Aliases.Select(alias => alias.Path).SequenceEqual(@new.Aliases.Select(alias => alias.Path))
            && SnapshotIndex.UniqueTexts(old).SequenceEqual(SnapshotIndex.UniqueTexts(@new));

    SnapshotDraft NewDraft(List<(StoredEntry? Old, StoredEntry? New)> renamed)
    {
        var replaced = entries.Where(pair => pair is { Old.Entry: not null, New.Entry: not null } && HaveSameNames(pair.Old, pair.New)).ToList();
        var index = before.Index.With(
            replaced, [.. renamed.Select(pair => pair.Old).OfType<StoredEntry>()], [.. renamed.Select(pair => pair.New).OfType<StoredEntry>()]);
        var files = NewFiles();
        return new(before.Model, tree, before.Entries.With(touched), faults, index, NewUrls(), files, siteFiles.With(files))
        {
            Aliased = NewAliased(), Suggestions = before.Suggestions,
        };
    }

    NameMap<Entry> NewUrls()
    {
        var changes = new Dictionary<string, Change<Entry>>(StringComparer.Ordinal);
        foreach (var (old, _) in entries)
            if (old?.UrlKey is { } key && before.Urls.TryGetValue(key, out var entry) && entry == old.Entry) changes[key] = Change<Entry>.Gone;
        foreach (var (_, @new) in entries)
            if (@new?.UrlKey is { } key && (changes.ContainsKey(key) || !before.Urls.ContainsKey(key))) changes[key] = Change<Entry>.To(@new.Entry!);
        return before.Urls.With(changes);
    }

    NameMap<TreeFile> NewFiles() => before.TreeFiles.With(
        [
            .. removed.Select(file => KeyValuePair.Create(file.Path, Change<TreeFile>.Gone)),
            .. changed.Concat(added).Select(file => KeyValuePair.Create(file.Path, Change<TreeFile>.To(file))),
        ]);

    List<StoredEntry> NewAliased() =>
    [
        .. before.Aliased.Where(file => !touched.ContainsKey(file.File.Path))
            .Concat(touched.Values.SelectMany(pair => pair.New?.Entries ?? []).Where(RouteCheck.HasRedirects))
            .OrderBy(entry => entry.Place),
    ];

    /// <summary>The untouched files that mention a name that was added or removed, or a name that no file has.</summary>
    HashSet<StoredFile> Concerned(SnapshotDraft draft, List<(StoredEntry? Old, StoredEntry? New)> renamed)
    {
        var concerned = new HashSet<StoredFile>();
        foreach (var stored in renamed.SelectMany(pair => new[] { pair.Old, pair.New }).OfType<StoredEntry>())
        {
            if (stored.Entry is not { } entry) continue;
            foreach (var name in draft.Index.NamesOf(entry))
                foreach (var type in draft.Model.EntryTypes) Add(previous.Indexes.Values.Referrers(type).Find(name));
            if (stored.UrlKey is { } key) AddMentioning(Mention.OfLink(key));
            foreach (var name in SnapshotIndex.FileNamesOf(entry)) AddMentioning(Mention.OfFileName(name));
        }
        foreach (var path in added.Concat(removed).Select(file => file.Path))
        {
            foreach (var name in LinkTargets.NamesOf(path, ContentPath.WithoutExtension(path))) AddMentioning(Mention.OfLink(name));
            foreach (var mention in Mention.OfPath(path)) AddMentioning(mention);
        }
        foreach (var entry in renamed.Select(pair => (pair.Old ?? pair.New)!))
            foreach (var name in LinkTargets.NamesOf(entry.Path, entry.Stem)) AddMentioning(Mention.OfLink(name));
        // A diagnostic about a name that no file has suggests the nearest of all names.
        foreach (var diagnostic in previous.Diagnostics)
            if (checks.ScopeOf(diagnostic.Rule) == CheckScope.File && ContentPathOf(diagnostic) is { } path) AddFile(path);
        return concerned;

        void AddMentioning(string mention)
        {
            foreach (var type in draft.Model.EntryTypes) Add(previous.Indexes.Values.Mentions(type).Find(mention));
        }

        void Add(Entry[] entries)
        {
            foreach (var entry in entries) AddFile(entry.File);
        }

        void AddFile(string path)
        {
            if (!touched.ContainsKey(path) && draft.Entries.Find(path) is { } file) concerned.Add(file);
        }
    }

    /// <summary>The path below the content root; null if the diagnostic is of a file outside it.</summary>
    string? ContentPathOf(Diagnostic diagnostic)
    {
        var (path, root) = (diagnostic.Path, tree.Root);
        if (root.Length == 0) return path;
        return path.Length > root.Length && path[root.Length] == '/' && path.StartsWith(root, StringComparison.Ordinal) ? path[(root.Length + 1)..] : null;
    }

    /// <summary>The diagnostics of the previous snapshot that are still valid; null if that depends on other files.</summary>
    List<Diagnostic>? Kept(SnapshotDraft draft, HashSet<StoredFile> concerned, Changes changes)
    {
        var kept = new List<Diagnostic>(previous.Diagnostics.Count);
        foreach (var diagnostic in previous.Diagnostics)
        {
            var (scope, path) = (checks.ScopeOf(diagnostic.Rule), ContentPathOf(diagnostic));
            // The file of redirects is read again by the check of routes.
            if (path is not null && RedirectFile.Names.Contains(path)) scope = CheckScope.Routes;
            if (scope is CheckScope.Whole or CheckScope.Routes or CheckScope.Tree && changes.Concern(scope.Value)) continue;
            if (path is not null && touched.TryGetValue(path, out var pair))
            {
                if (scope != CheckScope.File && pair.Old?.Diagnostics.Any(own => own.Under(tree.Root).Equals(diagnostic)) != true) return null;
                continue;
            }
            if (scope == CheckScope.File && path is not null && draft.Entries.Find(path) is { } file && concerned.Contains(file)) continue;
            kept.Add(diagnostic);
        }
        return kept;
    }

    /// <summary>Runs the checks that the commit concerns.</summary>
    /// <returns>False if their result depends on other files.</returns>
    bool TryCheck(SnapshotDraft draft, StoredEntry[] affected, Changes changes)
    {
        // If names differ, all files that mention a name that no file has are among those checked: suggestions are counted anew.
        if (changes.Names) draft.Suggestions = 0;
        draft.Routes = before.Routes.With(draft.Urls);
        var run = new CheckRun(draft, affected, store, repository);
        foreach (var check in checks.All)
            if (changes.Concern(check.Scope)) check.Run(run);
        // Beyond the limit of suggestions the first files get them. A file of redirects that cannot be read any more is a gap.
        return (changes.Names || draft.Suggestions <= ReferenceFaults.MaxSuggestionsPerBuild) && draft.Gaps.Count == 0;
    }
}
