using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

// touched     the files that the commit adds, removes or changes
// renamed     an entry whose names came or went: its path, key, other unique values, URL, aliases
// concerned   files that mention a name that came or went, or a name that nothing has: what is told of them may change

/// <summary>
/// The snapshot of a commit that changes little, made of the snapshot before: what the commit touches is read, what mentions it is checked again, all else is shared. Where that could not tell
/// the same as a build of the whole commit (names that two entries claim, entries that are left out for the lack of others), it says so, and the commit is built whole.
/// </summary>
sealed class SnapshotUpdate
{
    /// <summary>Above this share of the files a whole build costs no more.</summary>
    const int LargestShare = 4;

    /// <summary>Told of one file by <see cref="ReferenceCheck"/> and <see cref="LinkCheck"/>.</summary>
    static readonly HashSet<DiagnosticRule> mentionRules =
        [DiagnosticRules.DanglingReference, DiagnosticRules.AmbiguousReference, DiagnosticRules.ReferenceToWrongType, DiagnosticRules.BrokenLink, DiagnosticRules.BrokenImage];

    static readonly HashSet<DiagnosticRule> routeRules = [DiagnosticRules.RedirectFaulty, DiagnosticRules.RedirectTaken, DiagnosticRules.RedirectCircle];

    static readonly HashSet<DiagnosticRule> treeRules =
        [DiagnosticRules.SymbolicLink, DiagnosticRules.Submodule, DiagnosticRules.UnsafePath, DiagnosticRules.SingletonMissing, DiagnosticRules.UnknownFile];

    /// <summary>Told where a build depends on what is not known file by file, if names come or go.</summary>
    static readonly HashSet<DiagnosticRule> rulesOfNames = [DiagnosticRules.UrlTaken, DiagnosticRules.SeveralCollections, DiagnosticRules.FileTooLarge];

    readonly ContentSnapshot previous;
    readonly SnapshotDraft before;
    readonly CommitTree tree;
    readonly EntryStore store;
    readonly GitRepository repository;

    readonly IReadOnlyList<TreeFile> changed, added, removed;
    readonly Dictionary<string, (StoredEntry? Old, StoredEntry? New)> touched = new(StringComparer.Ordinal);
    readonly List<Diagnostic> faults = [];
    int documentsRead;

    SnapshotUpdate(ContentSnapshot previous, CommitTree tree, TreeChanges changes, EntryStore store, GitRepository repository)
    {
        (this.previous, before, this.tree, this.store, this.repository) = (previous, previous.Draft, tree, store, repository);
        (changed, added, removed) = changes;
    }

    /// <returns>Null where the commit has to be built whole.</returns>
    public static ContentSnapshot? TryBuild(ContentSnapshot previous, CommitTree tree, EntryStore store, GitRepository repository, CancellationToken cancellation) =>
        CompareTrees(previous.Draft.Tree, tree) is { } changes ? new SnapshotUpdate(previous, tree, changes, store, repository).TryBuild(cancellation) : null;

    ContentSnapshot? TryBuild(CancellationToken cancellation)
    {
        if (!previous.Gaps.IsEmpty || !TryRead(cancellation)) return null;
        var pathsDiffer = added.Count + removed.Count > 0;
        var renamed = touched.Values.Where(pair => !IsCalledAlike(pair.Old?.Entry, pair.New?.Entry)).ToList();
        if ((pathsDiffer || renamed.Count > 0) && (before.HasLeftOut || previous.Diagnostics.Any(diagnostic => rulesOfNames.Contains(diagnostic.Rule)) || !AreNamesFree(renamed))) return null;
        // Which messages of such a file are told depends on those that are not.
        var cut = DiagnosticLimits.PathsAtLimit(previous.Diagnostics);
        if (cut.Count > 0 && (pathsDiffer || renamed.Count > 0 || touched.Keys.Any(path => cut.Contains(before.FromRepositoryRoot(path))))) return null;

        var (replaced, entries) = (touched.Values.Where(pair => pair is { Old.Entry: not null, New.Entry: not null } && IsCalledAlike(pair.Old.Entry, pair.New.Entry)).ToList(), before.Entries.With(touched));
        var index = before.Index.With(replaced!, [.. renamed.Select(pair => pair.Old).OfType<StoredEntry>()], [.. renamed.Select(pair => pair.New).OfType<StoredEntry>()]);
        var (urls, files) = (NewUrls(), NewFiles());
        var aliased = NewAliased();
        var draft = new SnapshotDraft(before.Model, tree, entries, faults, index, urls, files) { Aliased = aliased, Suggestions = before.Suggestions };

        var concerned = pathsDiffer || renamed.Count > 0 ? Concerned(draft, renamed) : [];
        if (concerned is null || touched.Values.Any(pair => pair.New is { Entry: not null } @new && LacksRequired(draft, @new))) return null;
        cancellation.ThrowIfCancellationRequested();
        var routesDiffer = renamed.Exists(pair => HasRoutes(pair.Old?.Entry) || HasRoutes(pair.New?.Entry));
        if (Diagnose(draft, concerned, hasNewNames: pathsDiffer || renamed.Count > 0, routesDiffer, pathsDiffer) is not { } diagnostics) return null;

        store.Keep(draft.Model, draft.Entries, documentsRead);
        return new(draft, diagnostics, previous, [.. touched.Values.Select(pair => (pair.Old?.Entry, pair.New?.Entry))], namesDiffer: pathsDiffer || renamed.Count > 0);
    }

    /// <summary>Null where too much differs, or something other than files.</summary>
    static TreeChanges? CompareTrees(CommitTree before, CommitTree after) =>
        before.Root == after.Root && before.Skipped.SequenceEqual(after.Skipped) ? before.Files.ChangesTo(after.Files, after.Files.Count / LargestShare) : null;

    bool TryRead(CancellationToken cancellation)
    {
        foreach (var file in changed.Concat(added).Concat(removed))
            if (RedirectFile.Names.Contains(file.Path)) return false;
        foreach (var file in removed)
            if (before.Entries.Find(file.Path) is { } old) touched.Add(file.Path, (old, null));
        foreach (var file in changed)
        {
            var old = before.Entries.Find(file.Path);
            // A picture, for example; but not a file that could not be read before.
            if (old is null && DocumentParser.Understands(file.Path) && previous.Diagnostics.Any(diagnostic => diagnostic.Path == before.FromRepositoryRoot(file.Path))) return false;
            if (old is null) continue;
            if (old.Entry is not null && !before.IsServed(old)) return false;
            if (store.Read(file, old.Type, old.Type.Path!.Match(file.Path) ?? []) is not { } @new) return false;
            touched.Add(file.Path, (old, @new));
            documentsRead++;
            cancellation.ThrowIfCancellationRequested();
        }
        var several = new List<Diagnostic>();
        foreach (var typed in new FileTypes(before.Model).Assign(added, StoredEntries.None, several))
        {
            if (store.Read(typed.File, typed.Type, typed.Captures) is not { } @new) return false;
            touched.Add(typed.File.Path, (null, @new));
            documentsRead++;
            cancellation.ThrowIfCancellationRequested();
        }
        return several.Count == 0;
    }

    static bool IsCalledAlike(Entry? old, Entry? @new) => old is null || @new is null ? old is null && @new is null
        : old.Url == @new.Url && old.Aliases.Select(alias => alias.Path).SequenceEqual(@new.Aliases.Select(alias => alias.Path)) && SnapshotIndex.UniqueTexts(old).SequenceEqual(SnapshotIndex.UniqueTexts(@new));

    static bool HasRoutes(Entry? entry) => entry is { Url: not null };

    /// <summary>Whether no two entries claim a unique value or a URL.</summary>
    bool AreNamesFree(List<(StoredEntry? Old, StoredEntry? New)> renamed)
    {
        var leaving = renamed.Select(pair => pair.Old?.Entry).OfType<Entry>().ToHashSet();
        var (values, keys) = (new HashSet<(ContentField, string)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var stored in renamed.Select(pair => pair.New).OfType<StoredEntry>())
        {
            if (stored.Entry is not { } entry) continue;
            foreach (var (field, text) in SnapshotIndex.UniqueTexts(entry))
                if (!values.Add((field, text)) || (before.Index.ByUnique(field, text) is { } holder && !leaving.Contains(holder))) return false;
            if (stored.UrlKey is { } key && (!keys.Add(key) || (before.Urls.Find(key) is { } there && !leaving.Contains(there)))) return false;
        }
        return true;
    }

    PersistentMap<Entry> NewUrls()
    {
        var changes = new Dictionary<string, Change<Entry>>(StringComparer.Ordinal);
        foreach (var (old, _) in touched.Values)
            if (old?.UrlKey is { } key && before.Urls.Find(key) == old.Entry) changes[key] = Change<Entry>.Gone;
        foreach (var (_, @new) in touched.Values)
            if (@new?.UrlKey is { } key && (changes.ContainsKey(key) || !before.Urls.ContainsKey(key))) changes[key] = Change<Entry>.To(@new.Entry!);
        return before.Urls.With(changes);
    }

    PersistentMap<TreeFile> NewFiles() => before.TreeFiles.With(
        [
            .. removed.Select(file => KeyValuePair.Create(file.Path, Change<TreeFile>.Gone)),
            .. changed.Concat(added).Select(file => KeyValuePair.Create(file.Path, Change<TreeFile>.To(file))),
        ]);

    List<StoredEntry> NewAliased() =>
        [.. before.Aliased.Where(file => !touched.ContainsKey(file.File.Path)).Concat(touched.Values.Select(pair => pair.New).OfType<StoredEntry>().Where(RouteCheck.HasAliases)).OrderBy(file => file.File.Path, StringComparer.Ordinal)];

    /// <summary>The files, other than those touched, that mention a name which came or went, or one that nothing has; null where one of them requires it.</summary>
    HashSet<StoredEntry>? Concerned(SnapshotDraft draft, List<(StoredEntry? Old, StoredEntry? New)> renamed)
    {
        var concerned = new HashSet<StoredEntry>();
        bool TryAdd(Entry[] mentioning, Func<StoredEntry, bool> requires)
        {
            foreach (var entry in mentioning)
            {
                if (touched.ContainsKey(entry.Path) || draft.Entries.Find(entry.Path) is not { } file) continue;
                if (requires(file)) return false;
                concerned.Add(file);
            }
            return true;
        }

        foreach (var stored in renamed.SelectMany(pair => new[] { pair.Old, pair.New }).OfType<StoredEntry>())
        {
            if (stored.Entry is not { } entry) continue;
            foreach (var name in draft.Index.NamesOf(entry))
                foreach (var type in draft.Model.EntryTypes)
                    if (!TryAdd(previous.Indexes.Referrers(type).Find(name), file => file.References.Any(other => other.IsRequired && ReferrerIndex.NameOf(other.Reference.Text) == name))) return null;
            if (stored.UrlKey is { } key && !AddLinking(key)) return null;
        }
        foreach (var path in added.Concat(removed).Select(file => file.Path).Concat(renamed.Select(pair => (pair.Old ?? pair.New!).File.Path)).Distinct())
        {
            foreach (var name in LinkTargets.NamesOf(path))
                if (!AddLinking(name)) return null;
            foreach (var type in draft.Model.EntryTypes)
                if (!TryAdd(previous.Indexes.Mentions(type).Find(Mention.OfAsset(path)), file => file.Assets.Any(asset => asset.IsRequired && asset.Asset.Path == path))) return null;
        }
        // What an author may have meant is looked for among all names.
        foreach (var diagnostic in previous.Diagnostics)
            if (mentionRules.Contains(diagnostic.Rule) && ContentPathOf(diagnostic) is { } path && !touched.ContainsKey(path) && draft.Entries.Find(path) is { } file) concerned.Add(file);
        return concerned;

        bool AddLinking(string target)
        {
            foreach (var type in draft.Model.EntryTypes)
                if (!TryAdd(previous.Indexes.Mentions(type).Find(Mention.OfLink(target)), _ => false)) return false;
            return true;
        }
    }

    /// <summary>Null where the diagnostic is not of a file below the content root.</summary>
    string? ContentPathOf(Diagnostic diagnostic) => tree.Root.Length == 0 ? diagnostic.Path
        : diagnostic.Path.StartsWith(tree.Root, StringComparison.Ordinal) && diagnostic.Path.Length > tree.Root.Length && diagnostic.Path[tree.Root.Length] == '/' ? diagnostic.Path[(tree.Root.Length + 1)..] : null;

    static bool LacksRequired(SnapshotDraft draft, StoredEntry file) =>
        file.References.Any(stored => stored.IsRequired && draft.Index.Resolve(stored.Reference.Text, stored.Reference.Types).Entry is null)
        || file.Assets.Any(stored => stored.IsRequired && !draft.TreeFiles.ContainsKey(stored.Asset.Path));

    /// <summary>What was told before and still holds, with what is to be told now; null where that cannot be known without the other files.</summary>
    IReadOnlyList<Diagnostic>? Diagnose(SnapshotDraft draft, HashSet<StoredEntry> concerned, bool hasNewNames, bool routesDiffer, bool pathsDiffer)
    {
        var told = new List<Diagnostic>(previous.Diagnostics.Count);
        foreach (var diagnostic in previous.Diagnostics)
        {
            var path = ContentPathOf(diagnostic);
            if (routesDiffer && (routeRules.Contains(diagnostic.Rule) || (path is not null && RedirectFile.Names.Contains(path)))) continue;
            if (pathsDiffer && treeRules.Contains(diagnostic.Rule)) continue;
            if (path is not null && touched.TryGetValue(path, out var pair))
            {
                if (!mentionRules.Contains(diagnostic.Rule) && pair.Old?.Diagnostics.Any(own => own.Under(tree.Root).Equals(diagnostic)) != true) return null;
                continue;
            }
            if (mentionRules.Contains(diagnostic.Rule) && path is not null && draft.Entries.Find(path) is { } file && concerned.Contains(file)) continue;
            told.Add(diagnostic);
        }

        var news = touched.Values.Select(pair => pair.New).OfType<StoredEntry>().ToList();
        foreach (var file in news) faults.AddRange(file.Diagnostics);
        // All that mention a name which nothing has are among them, in their order: suggestions are counted anew.
        if (hasNewNames) draft.Suggestions = 0;
        List<StoredEntry> check = [.. news.Concat(concerned).OrderBy(file => file.File.Path, StringComparer.Ordinal)];
        ReferenceCheck.Run(draft, check);
        // Beyond their limit suggestions depend on who comes first.
        if (!hasNewNames && draft.Suggestions > ReferenceFaults.MaxSuggestionsPerBuild) return null;
        draft.Routes = routesDiffer ? RouteCheck.Run(draft, repository) : before.Routes.With(draft.Urls);
        // The file of redirects cannot be read any more.
        if (draft.Gaps.Count > 0) return null;
        LinkCheck.Run(draft, check);
        if (pathsDiffer) TreeCheck.Run(draft);
        return DiagnosticLimits.Bound(told.Concat(faults.Select(fault => fault.Under(tree.Root))));
    }
}
