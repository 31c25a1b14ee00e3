using System.Diagnostics;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Builds snapshots of one repository, one after another. It reuses the results of the previous build, so that a build takes time in proportion to the
/// changes. A snapshot is nevertheless a function of its commit alone.
/// </summary>
public sealed class SnapshotBuilder(GitRepository repository, SnapshotOptions options)
{
    readonly ModelSource models = new(repository, options);
    readonly EntryStore store = new(repository);

    // The newest snapshot. The next one shares its unchanged parts.
    ContentSnapshot? newest;
    IReadOnlyList<Diagnostic> newestModelDiagnostics = [];

    public GitRepository Repository { get; } = repository;
    public SnapshotOptions Options { get; } = options;

    internal SnapshotChecks Checks { get; init; } = SnapshotChecks.Standard;

    /// <summary>
    /// Builds the snapshot of a commit. One call at a time. The steps: (1) the content model, (2) the files of the tree, each with its type, (3) their entries,
    /// read or remembered, (4) the checks of entries against each other.
    /// </summary>
    /// <exception cref="OperationCanceledException">The build was cancelled. The results of earlier builds are still reused by the next one.</exception>
    public SnapshotResult Build(GitCommit commit, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        SnapshotResult Result(ContentSnapshot? snapshot, IEnumerable<Diagnostic> diagnostics) =>
            new(
                snapshot, snapshot?.Diagnostics ?? DiagnosticLimits.Bound(diagnostics), snapshot is null ? 0 : store.DocumentsRead,
                snapshot?.Facts.FilesChecked ?? 0, Stopwatch.GetElapsedTime(started))
            {
                EntriesRead = snapshot is null ? 0 : store.EntriesRead,
                HasUnreadable = snapshot?.Gaps.HasUnreadable ?? models.HasUnreadable,
            };

        var root = SnapshotOptions.Normalise(Options.ContentRoot);
        var (model, modelDiagnostics) = models.Read(commit);
        var tree = Repository.ReadTree(commit, root);
        if (tree is null or { NotAFolder: not null }) return Result(null, [.. modelDiagnostics, NoContentRoot(commit, root, tree)]);
        if (model is null) return Result(null, modelDiagnostics);
        cancellation.ThrowIfCancellationRequested();

        var (folders, folderFaults, folderGaps) = ReadAssets(commit, model);
        if (newest?.Model == model && newestModelDiagnostics == modelDiagnostics
            && SnapshotUpdate.TryBuild(newest, tree, folders, store, Repository, Checks, cancellation) is { } updated)
        {
            newest = updated;
            return Result(newest, []);
        }

        var (faults, gaps) = (new List<Diagnostic>(), new List<Gap>());
        var entries = store.ReadTree(model, tree, faults, gaps, progress, cancellation);
        var draft = new SnapshotDraft(model, tree, entries, faults, folders) { Gaps = gaps };
        var run = new CheckRun(draft, draft.Files, store, Repository);
        foreach (var check in Checks.All)
        {
            check.Run(run);
            cancellation.ThrowIfCancellationRequested();
        }

        store.Keep();
        draft.Gaps.AddRange(folderGaps);
        var diagnostics = DiagnosticLimits.Bound(faults.Select(fault => fault.Under(root)).Concat(modelDiagnostics).Concat(folderFaults));
        var snapshot = new ContentSnapshot(draft.Freeze(), Options.Reference, diagnostics, newest);
        // A snapshot with unreadable objects is built again when they can be read. That build begins with the last snapshot that had none.
        if (newest is null || newest.Gaps.HasUnreadable || !snapshot.Gaps.HasUnreadable) (newest, newestModelDiagnostics) = (snapshot, modelDiagnostics);
        return Result(snapshot, []);
    }

    /// <summary>
    /// Returns the diagnostics of a build in their natural order. Those of names that lead nowhere because the commit renamed their target say so. Renames are
    /// found by comparing the commit with its first parent, so that these messages, unlike the content, do not depend on the commit's tree alone.
    /// </summary>
    public IReadOnlyList<Diagnostic> ExplainRenames(SnapshotResult result)
    {
        if (result.Snapshot is not { } snapshot || !result.Diagnostics.Any(diagnostic => diagnostic.Missing is not null)) return result.Diagnostics;
        try
        {
            if (Repository.ParentOf(snapshot.Commit) is not { } parent || Repository.ReadTree(parent, snapshot.ContentRoot) is not { } before)
                return result.Diagnostics;
            var notes = new RenameNotes(snapshot.ContentRoot, new Renames(Repository, store, snapshot.Facts).Since(before));
            return [.. result.Diagnostics.Select(notes.Explain).Order()];
        }
        catch (GitException)
        {
            // The parent is damaged, or has too many files: nothing is known about renames.
            return result.Diagnostics;
        }
    }

    /// <summary>Lists the files of the folders that the site publishes. A folder that the commit does not have is empty, with a warning.</summary>
    (IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> Folders, IReadOnlyList<Diagnostic> Faults, IReadOnlyList<Gap> Gaps) ReadAssets(
        GitCommit commit, ContentModel model)
    {
        var (folders, faults, gaps) = (new List<(AssetFolder, CommitTree)>(), new List<Diagnostic>(), new List<Gap>());
        foreach (var folder in model.Site.Assets)
        {
            var tree = Repository.ReadTree(commit, folder.Folder);
            if (tree is null or { NotAFolder: not null })
                faults.Add(TreeCheck.NoFolder(DiagnosticRules.AssetFolderMissing, folder.Folder, tree,
                    $"There is no folder '{folder.Folder}', which @site names in assets.",
                    "Correct the folder in the content model; its path is that from the root of the repository."));
            tree ??= new(commit, folder.Folder, TreeFiles.None, []);
            gaps.AddRange(tree.Skipped.Select(TreeCheck.GapOf).OfType<Gap>().Select(gap => gap with { Path = ContentPath.Join(folder.Folder, gap.Path) }));
            folders.Add((folder, tree));
        }
        faults.AddRange(gaps.Select(gap => gap.Describe()));
        return (folders, faults, gaps);
    }

    /// <summary>Whether an object can be read now that could not be read when the snapshot was built. Tries at most about 100 of the files.</summary>
    /// <exception cref="GitException">The repository cannot be opened.</exception>
    public bool HasArrived(ContentSnapshot snapshot)
    {
        const int most = 100;
        var files = snapshot.Gaps.All.Where(gap => !gap.IsFolder).ToList();
        var step = Math.Max(1, files.Count / most);
        for (var i = 0; i < files.Count; i += step)
            if (Repository.ReadBlob(files[i].Oid, EntryStore.MaxFileBytes).Status is BlobStatus.Found or BlobStatus.TooLarge) return true;
        return snapshot.Gaps.All.Any(gap => gap.IsFolder)
            && (Repository.ReadTree(snapshot.Commit, snapshot.ContentRoot)?.Skipped.SequenceEqual(snapshot.Facts.Tree.Skipped) != true
                || snapshot.Facts.SiteFiles.HasSamePaths(ReadAssets(snapshot.Commit, snapshot.Model).Folders) == false);
    }

    static Diagnostic NoContentRoot(GitCommit commit, string root, CommitTree? tree) => TreeCheck.NoFolder(
        DiagnosticRules.ContentRootMissing, root, tree,
        $"The commit {commit.Oid.Abbreviated} has no folder '{root}'.",
        "Name the folder that holds the content with --content; '.' is the root of the repository.");
}
