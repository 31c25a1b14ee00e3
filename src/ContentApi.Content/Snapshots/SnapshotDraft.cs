using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>The state of a build: the checks report faults to it and take entries out of it that cannot be served. <see cref="Freeze"/> ends it.</summary>
sealed class SnapshotDraft
{
    readonly SnapshotIndex.Builder? builder;
    readonly Dictionary<string, Entry> urls = new(StringComparer.Ordinal);

    public SnapshotDraft(ContentModel model, CommitTree tree, StoredEntries entries, List<Diagnostic> faults)
    {
        (Model, Tree, Entries, Faults) = (model, tree, entries, new(faults));
        builder = new(model, tree.Root, entries.InOrder.Count);
        Index = builder.Index;
        Urls = PersistentMap<Entry>.Of(urls);
        var files = new Dictionary<string, TreeFile>(tree.Files.Count, StringComparer.Ordinal);
        foreach (var file in tree.Files) files.Add(file.Path, file);
        TreeFiles = PersistentMap<TreeFile>.Of(files);
        Links = new(Index, Urls, TreeFiles, Entries);
    }

    /// <summary>A draft in which it is settled what is served, and where.</summary>
    public SnapshotDraft(
        ContentModel model, CommitTree tree, StoredEntries entries, List<Diagnostic> faults, SnapshotIndex index, PersistentMap<Entry> urls,
        PersistentMap<TreeFile> files)
    {
        (Model, Tree, Entries, Faults, Index, Urls, TreeFiles) = (model, tree, entries, new(faults), index, urls, files);
        Links = new(index, urls, files, entries);
    }

    public ContentModel Model { get; }
    public CommitTree Tree { get; }
    public StoredEntries Entries { get; }

    /// <summary>The files that belong to a type, by ordinal order of path, whether they are served or not.</summary>
    public IReadOnlyList<StoredEntry> Files => Entries.InOrder;

    /// <summary>Paths relative to the content root.</summary>
    public SnapshotFaults Faults { get; }

    /// <summary>The files and folders that could not be read.</summary>
    public List<Gap> Gaps { get; init; } = [];

    public SnapshotIndex Index { get; }
    public PersistentMap<TreeFile> TreeFiles { get; }

    /// <summary>By <see cref="RoutePath.KeyOf"/> their URL.</summary>
    public PersistentMap<Entry> Urls { get; }
    public LinkTargets Links { get; }

    /// <summary>The served files with <c>aliases</c>, by order of path; null until it is known what is served.</summary>
    public IReadOnlyList<StoredEntry>? Aliased { get; set; }

    /// <summary>Whether there are entries that are not served, for what they share with others or lack.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>Null until all URLs are known.</summary>
    public RouteTable? Routes { get; set; }

    /// <summary>Files that are not served by what a reference may call them; made when it is first asked for.</summary>
    public ILookup<string, StoredEntry>? LeftOutNames { get; set; }

    /// <summary>How many files this build has checked against the others.</summary>
    public int FilesChecked { get; set; }

    /// <summary>How many times this build looked for what an author may have meant.</summary>
    public int Suggestions { get; set; }

    /// <summary>By order of path.</summary>
    public IEnumerable<StoredEntry> Served => Files.Where(IsServed);

    /// <summary>Whether the file belongs to a type, served or not.</summary>
    public bool IsContentFile(string path) => Entries.Find(path) is not null;

    public bool IsServed(StoredEntry file) => Index.Serves(file);

    public void Serve(StoredEntry file) => builder!.Add(file.Entry!, file.Stem);

    /// <summary>Does not serve the file any more.</summary>
    public void LeaveOut(StoredEntry file)
    {
        builder!.Remove(file.Entry!, file.Stem);
        HasLeftOut = true;
    }

    /// <summary>Does not serve the file at all.</summary>
    public void Refuse() => HasLeftOut = true;

    /// <returns>False where the URL is another entry's already.</returns>
    public bool TryTakeUrl(string key, Entry entry) => urls.TryAdd(key, entry);

    public void Report(DiagnosticRule rule, StoredEntry file, TextPosition position, string message, string? hint = null) =>
        Faults.Add(new(rule, file.File.Path, position, message, hint));

    /// <summary>Ends the build. The draft must not be used any more.</summary>
    public SnapshotFacts Freeze() => new()
    {
        Model = Model, Tree = Tree, Entries = Entries, Index = Index, TreeFiles = TreeFiles, Urls = Urls, Links = Links,
        Routes = Routes ?? throw new InvalidOperationException("The routes were not checked."),
        Aliased = Aliased ?? throw new InvalidOperationException("The routes were not checked."),
        Gaps = Gaps.Count == 0 ? Snapshots.Gaps.None : new([.. Gaps.OrderBy(gap => gap.Path, StringComparer.Ordinal)], concernAll: HasLeftOut),
        HasLeftOut = HasLeftOut, Suggestions = Suggestions, FilesChecked = FilesChecked,
    };

    /// <summary>A content path as the editor knows it.</summary>
    public string FromRepositoryRoot(string path) => ContentPath.Join(Tree.Root, path);
}
