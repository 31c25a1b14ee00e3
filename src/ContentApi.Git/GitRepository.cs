using ContentApi.Git.Commits;
using ContentApi.Git.Contract;
using ContentApi.Git.Native;
using ContentApi.Git.Program;
using ContentApi.Git.References;
using ContentApi.Git.Storage;
using ContentApi.Git.Trees;
using LibGit2Sharp;

namespace ContentApi.Git;

/// <summary>
/// Reads a Git repository, with or without a working tree. It returns values that hold no reference to the repository. Thread-safe: each
/// call uses a libgit2 handle, or a <c>git</c> process, that no other call uses at the same time. Nothing is ever fetched or written.
/// </summary>
public sealed class GitRepository : IDisposable
{
    /// <summary>The number of threads that can read at once through libgit2, which needs a handle for each.</summary>
    static readonly int MaxHandles = Math.Max(4, Environment.ProcessorCount);

    /// <summary>
    /// The number of threads that can read at once through the <c>git</c> program, which needs a process and three file descriptors for each.
    /// </summary>
    static readonly int MaxPrograms = Math.Clamp(Environment.ProcessorCount, 2, 4);

    readonly bool byProgram;
    readonly TreeReader trees = new();
    readonly LargeBlobs large = new();
    volatile Opening opening;
    volatile bool isDisposed;

    GitRepository(Opening opening, bool byProgram) => (this.opening, this.byProgram) = (opening, byProgram);

    /// <summary>
    /// The absolute path of the <c>.git</c> folder, of the bare repository's folder, or of a linked worktree's folder below <c>.git/worktrees</c>.
    /// </summary>
    public string GitDirectory => opening.Paths.GitDirectory;

    /// <summary>Opens the repository that contains <paramref name="path"/> (the folder itself or one of its parents).</summary>
    /// <exception cref="GitException">There is no repository, or it cannot be read. The message names the path and says what to do.</exception>
    public static GitRepository Open(string path) => Open(path, byProgram: false);

    /// <inheritdoc cref="Open(string)"/>
    /// <param name="path">A folder or file in the repository.</param>
    /// <param name="byProgram">True to read through the <c>git</c> program even if libgit2 could read the repository, for tests.</param>
    internal static GitRepository Open(string path, bool byProgram)
    {
        NativeLibgit2.EnsureLoaded();
        path = Path.GetFullPath(path);
        // The '.git' of a linked worktree or submodule is a file. Discovery starts at the folder that contains it, and reads it.
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        if (!Directory.Exists(folder)) throw new GitException($"There is no folder {folder}: name an existing Git repository.");

        var found = Discover(folder) ?? throw new GitException(
            $"{folder} is not in a Git repository: name one that is, or make one with 'git init' and commit to it.");
        var opening = Opening.Of(Path.TrimEndingDirectorySeparator(found), byProgram);
        opening.Pool.Rent().Dispose();
        return new(opening, byProgram);
    }

    /// <summary>
    /// Opens the repository again; reads that are in progress continue. Takes notice of changes that an open repository
    /// does not see: repaired packs, changed alternate object folders, and changed formats of objects and refs.
    /// </summary>
    /// <exception cref="GitException">The repository cannot be opened again. It stays open as it was.</exception>
    public void Reopen()
    {
        var previous = opening;
        // The new pool has no open handles yet. libgit2 shares packs between handles, and forgets a pack only when its last handle is closed.
        opening = Opening.Of(GitDirectory, byProgram);
        previous.Pool.Dispose();
        if (isDisposed) opening.End();
    }

    /// <summary>
    /// Opens the repository that <c>git</c> would use in this process: the one that <c>GIT_DIR</c>
    /// names, which Git sets for hooks, otherwise the one that contains the current folder.
    /// </summary>
    /// <inheritdoc cref="Open(string)"/>
    public static GitRepository OpenCurrent()
    {
        try
        {
            return Open(GitEnvironment.CurrentRepository);
        }
        catch (GitException exception) when (GitEnvironment.NamesRepository)
        {
            throw new GitException($"{exception.Message} The environment variable {GitEnvironment.GitDirectoryVariable} names it.", exception);
        }
    }

    static string? Discover(string folder)
    {
        try
        {
            return Repository.Discover(folder);
        }
        catch (LibGit2SharpException exception)
        {
            throw new GitException($"The repository at {folder} cannot be opened: {exception.Message}.", exception);
        }
    }

    /// <summary>
    /// Finds the commit of a branch, remote branch, tag (peeled), full ref name, <c>HEAD</c>, or full or abbreviated
    /// commit id. If a name is ambiguous, a full id comes first, then a branch, a remote branch, a tag, an abbreviated id.
    /// </summary>
    /// <exception cref="GitException">The ref does not exist, the id is ambiguous, the branch has
    /// no commit, or the object is not a commit. The message suggests existing refs.</exception>
    public GitCommit Resolve(string reference)
    {
        using var lease = Rent(out _);
        return ReferenceResolver.Resolve(lease.Repository, GitDirectory, reference);
    }

    /// <summary>Returns the first parent of a commit; null if it has none, or if the repository lacks the parent, as a shallow clone does.</summary>
    /// <exception cref="GitException">The repository no longer has the commit, or the parent is malformed.</exception>
    public GitCommit? ParentOf(GitCommit commit)
    {
        using var lease = Rent(out _);
        var parents = CommitReader.ReadParents(lease.Repository, commit.Oid)
            ?? throw new GitException($"The repository no longer has the commit {commit.Oid}.");
        return parents is [var first, ..] ? CommitReader.Read(lease.Repository, first)?.Commit : null;
    }

    /// <summary>Returns the folders whose files change when a ref moves: see <see cref="ReferenceFolders"/>.</summary>
    internal IReadOnlyList<string> FoldersOf(string reference)
    {
        using var lease = Rent(out var current);
        return ReferenceFolders.Of(lease.Repository, current.Paths, reference);
    }

    /// <summary>Lists the files below <paramref name="root"/>, which is <c>.</c> or empty for the whole tree. Does not read blobs.</summary>
    /// <returns>The listing; null if the commit has no such folder.</returns>
    /// <exception cref="GitException">The repository no longer has the commit, or the commit holds more than a million files and folders.</exception>
    public CommitTree? ReadTree(GitCommit commit, string root)
    {
        using var lease = Rent(out var current);
        return trees.Read(lease.Repository, current.Partial, commit, root);
    }

    /// <summary>Reads one blob if it has at most <paramref name="maxBytes"/> bytes.</summary>
    /// <exception cref="GitException">The repository cannot be opened.</exception>
    public BlobContent ReadBlob(GitObjectId oid, long maxBytes)
    {
        using var lease = Rent(out var current);
        if (!lease.Repository.TryReadHeader(oid, out var type, out var size) || type != GitObjectType.Blob)
            return new(!lease.Repository.Exists(oid) && current.Partial.LeavesObjectsOut ? BlobStatus.LeftOut : BlobStatus.Unreadable, default, 0);
        if (size > maxBytes) return new(large.Check(lease.Repository, oid, size), default, size);
        return lease.Repository.Read(oid) is { } bytes ? new(BlobStatus.Found, bytes, size) : new(BlobStatus.Unreadable, default, 0);
    }

    /// <param name="current">The opening that the lease reads; <see cref="Reopen"/> may replace it during the lease.</param>
    SourcePool.Lease Rent(out Opening current)
    {
        while (true)
        {
            current = opening;
            try
            {
                return current.Pool.Rent();
            }
            catch (ObjectDisposedException) when (!isDisposed)
            {
                // Reopen replaced the opening in the meantime: take the new one.
            }
        }
    }

    /// <summary>Ends all running <c>git</c> processes. To threads that wait for one, the object that they read is missing.</summary>
    public void Dispose()
    {
        isDisposed = true;
        opening.End();
    }

    /// <summary>The state of the repository when it was last opened.</summary>
    /// <param name="Program">Null if libgit2 reads the repository.</param>
    sealed record Opening(RepositoryPaths Paths, SourcePool Pool, PartialClone Partial, GitProgram? Program)
    {
        public static Opening Of(string gitDirectory, bool byProgram)
        {
            var paths = RepositoryPaths.Find(gitDirectory);
            var format = RepositoryFormat.Read(paths.Configuration);
            var (files, partial, references) = (new SpecialFiles(paths), new PartialClone(paths), new FileReferences(paths));
            if (format.Obstacle is null && !byProgram) return new(paths, new(() => new RepositoryHandle(paths, files, references), MaxHandles), partial, null);

            var git = new GitProgram(paths, files);
            var idSize = GitProgramFormat.Check(git, format);
            return new(paths, new(() => new GitProgramSource(git, files, idSize), MaxPrograms), partial, git);
        }

        public void End()
        {
            Program?.End();
            Pool.Dispose();
        }
    }
}
