using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>The state of a build: the checks report diagnostics to it and remove entries that cannot be served. <see cref="Freeze"/> ends the build.</summary>
sealed class SnapshotDraft
{
    readonly SnapshotIndex.Builder? builder;
    readonly NameMap<Entry>.Builder urls = new(NameFolding.Letters);
    LeftOutFiles? leftOut;
    HashSet<string>? skipped;

    public SnapshotDraft(
        ContentModel model, CommitTree tree, StoredEntries entries, List<Diagnostic> faults, IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> folders)
    {
        (Model, Tree, Entries, Faults) = (model, tree, entries, new(faults));
        builder = new(model, tree.Root, entries.InOrder.Count);
        Index = builder.Index;
        Urls = urls.Map;
        var files = new NameMap<TreeFile>.Builder(NameFolding.Form, tree.Files.Count);
        foreach (var file in tree.Files) files.TryAdd(file.Path, file);
        TreeFiles = files.Map;
        SiteFiles = SiteFiles.Of(tree.Root, TreeFiles, folders);
        Links = new(Index, Urls, SiteFiles, TreeFiles, Entries);
    }

    /// <summary>Makes a draft whose served entries and URLs are already known.</summary>
    public SnapshotDraft(
        ContentModel model, CommitTree tree, StoredEntries entries, List<Diagnostic> faults, SnapshotIndex index, NameMap<Entry> urls,
        NameMap<TreeFile> files, SiteFiles siteFiles)
    {
        (Model, Tree, Entries, Faults, Index, Urls, TreeFiles) = (model, tree, entries, new(faults), index, urls, files);
        SiteFiles = siteFiles;
        Links = new(index, urls, siteFiles, files, entries);
    }

    public ContentModel Model { get; }
    public CommitTree Tree { get; }
    public StoredEntries Entries { get; private set; }

    /// <summary>The entries of files that belong to a type, in the order of their places, whether they are served or not.</summary>
    public IReadOnlyList<StoredEntry> Files => Entries.InOrder;

    /// <summary>The diagnostics, with paths relative to the content root.</summary>
    public SnapshotFaults Faults { get; }

    /// <summary>The files and folders that could not be read.</summary>
    public List<Gap> Gaps { get; init; } = [];

    public SnapshotIndex Index { get; }
    public NameMap<TreeFile> TreeFiles { get; }

    /// <summary>The files that assets may name.</summary>
    public SiteFiles SiteFiles { get; }

    /// <summary>The entries with a public path, by <see cref="RoutePath.AddressKey"/> of that path.</summary>
    public NameMap<Entry> Urls { get; }
    public LinkTargets Links { get; }

    /// <summary>The served entries with <c>aliases</c>, in the order of their places; null until <see cref="RouteCheck"/> has run.</summary>
    public IReadOnlyList<StoredEntry>? Aliased { get; set; }

    /// <summary>
    /// Whether there are entries that are not served, or not whole, because another entry has their name or because they lack an entry or file that they
    /// require.
    /// </summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>The public paths and redirects; null until <see cref="RouteCheck"/> has run.</summary>
    public RouteTable? Routes { get; set; }

    /// <summary>The entries that are not served. The first use collects them, and must follow the checks that <see cref="Refuse"/> entries.</summary>
    public LeftOutFiles LeftOut => leftOut ??= new(this);

    /// <summary>The number of entries that this build has checked against the others.</summary>
    public int FilesChecked { get; set; }

    /// <summary>The number of times that this build searched for a name similar to an unknown one.</summary>
    public int Suggestions { get; set; }

    /// <summary>The served entries in the order of their places.</summary>
    public IEnumerable<StoredEntry> Served => Files.Where(IsServed);

    /// <summary>Whether the file belongs to a type, served or not.</summary>
    public bool IsContentFile(string path) => Entries.Find(path) is not null;

    public bool IsServed(StoredEntry file) => Index.Serves(file);

    /// <summary>Adds a file's entry to the served ones.</summary>
    public void Serve(StoredEntry file) => Serve(file.Entry!);

    /// <summary>Adds an entry to the served ones: that of a file, or a reduction, with which <see cref="Put"/> replaces it when all are served.</summary>
    public void Serve(Entry entry) => builder!.Add(entry);

    /// <summary>Removes a file's entry from the served ones.</summary>
    public void LeaveOut(StoredEntry file)
    {
        builder!.Remove(file.Entry!);
        leftOut?.Add(file);
        HasLeftOut = true;
    }

    /// <summary>Replaces the entries of served files by reductions: see <see cref="EntryReduction"/>.</summary>
    /// <param name="reduced">The reductions.</param>
    public void Reduce(IReadOnlyDictionary<StoredEntry, Entry> reduced)
    {
        foreach (var (whole, entry) in reduced) builder!.Replace(whole.Entry!, entry);
        Put(reduced);
    }

    /// <summary>Puts reductions that are served in the place of the entries as they were read.</summary>
    public void Put(IReadOnlyDictionary<StoredEntry, Entry> reduced)
    {
        if (reduced.Count == 0) return;
        Entries = Entries.With(
            reduced.Keys.Select(entry => Entries.Find(entry.File.Path)!).Distinct()
                .ToDictionary(file => file.File.Path, file => ((StoredFile?)file, (StoredFile?)file.With(reduced))));
        HasLeftOut = true;
    }

    /// <summary>Notes that an entry was not added to the served ones.</summary>
    public void Refuse() => HasLeftOut = true;

    /// <summary>Gives a public path to an entry.</summary>
    /// <param name="key">The <see cref="RoutePath.AddressKey"/> of the path.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>False if another entry has the path already.</returns>
    public bool TryTakeUrl(string key, Entry entry) => urls.TryAdd(key, entry);

    public void Report(DiagnosticRule rule, StoredEntry file, TextPosition position, string message, string? hint = null) =>
        Faults.Add(new(rule, file.File.Path, position, message, hint));

    /// <summary>Returns the symbolic link, submodule or folder above a path, or at it, that is not read; null if there is none.</summary>
    public string? SkippedAbove(string path)
    {
        if (Tree.Skipped.Count == 0) return null;
        skipped ??= Tree.Skipped.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            if (skipped.TryGetValue(path[..end], out var found)) return found;
        return null;
    }

    /// <summary>Ends the build. The draft must not be used any more.</summary>
    public SnapshotFacts Freeze() => new()
    {
        Model = Model, Tree = Tree, Entries = Entries, Index = Index, TreeFiles = TreeFiles, SiteFiles = SiteFiles, Urls = Urls, Links = Links,
        Routes = Routes ?? throw new InvalidOperationException("The routes were not checked."),
        Aliased = Aliased ?? throw new InvalidOperationException("The routes were not checked."),
        Gaps = Gaps.Count == 0 ? Snapshots.Gaps.None : new([.. Gaps.OrderBy(gap => gap.Path, StringComparer.Ordinal)], concernAll: HasLeftOut),
        HasLeftOut = HasLeftOut, Suggestions = Suggestions, FilesChecked = FilesChecked,
    };

    /// <summary>The path from the root of the repository, for a path relative to the content root.</summary>
    public string FromRepositoryRoot(string path) => ContentPath.Join(Tree.Root, path);
}
