using ContentApi.Git.Contract;
using ContentApi.Git.Native;
using ContentApi.Git.Program;
using ContentApi.Git.References;
using ContentApi.Git.Storage;
using ContentApi.Git.Trees;
using LibGit2Sharp;

namespace ContentApi.Git;

/// <summary>
/// Reads a Git repository, bare or ordinary. Everything that it returns is a value. Safe to use from several threads: each call owns
/// the libgit2 handle, or the <c>git</c> process, that it uses. Nothing is ever fetched or written.
/// </summary>
public sealed class GitRepository : IDisposable
{
    /// <summary>How many threads read at once by libgit2, which takes a handle for each.</summary>
    static readonly int MaxHandles = Math.Max(4, Environment.ProcessorCount);

    /// <summary>How many threads read at once by the <c>git</c> program, which takes a process and three descriptors for each.</summary>
    static readonly int MaxPrograms = Math.Clamp(Environment.ProcessorCount, 2, 4);

    readonly bool byProgram;
    readonly TreeReader trees = new();
    readonly LargeBlobs large = new();
    volatile Opening opening;
    volatile bool isDisposed;

    GitRepository(Opening opening, bool byProgram) => (this.opening, this.byProgram) = (opening, byProgram);

    /// <summary>The <c>.git</c> folder, or the bare repository's folder; absolute. Of a linked worktree its own folder below <c>.git/worktrees</c>.</summary>
    public string GitDirectory => opening.Paths.GitDirectory;

    /// <summary>Opens the repository that contains <paramref name="path"/> (the folder itself or one of its parents).</summary>
    /// <exception cref="GitException">There is none, or it cannot be read; the message says which path and what to do.</exception>
    public static GitRepository Open(string path) => Open(path, byProgram: false);

    /// <param name="byProgram">Whether the <c>git</c> program is asked although libgit2 could read the repository: for tests of the program.</param>
    internal static GitRepository Open(string path, bool byProgram)
    {
        NativeLibgit2.EnsureLoaded();
        path = Path.GetFullPath(path);
        // The '.git' of a linked worktree or submodule is a file; what contains it knows how to read it.
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        if (!Directory.Exists(folder)) throw new GitException($"There is no folder {folder}: name an existing Git repository.");

        var found = Discover(folder) ?? throw new GitException(
            $"{folder} is not in a Git repository: name one that is, or make one with 'git init' and commit to it.");
        var opening = Opening.Of(Path.TrimEndingDirectorySeparator(found), byProgram);
        opening.Pool.Rent().Dispose();
        return new(opening, byProgram);
    }

    /// <summary>
    /// Opens the repository anew, while it is read. What an open repository does not look at again is looked at: packs that were found damaged, folders from which objects are borrowed, the formats of objects and refs.
    /// </summary>
    /// <exception cref="GitException">It cannot be opened; it stays as it was.</exception>
    public void Reopen()
    {
        var previous = opening;
        // Nothing of it is open yet: libgit2 shares packs between handles, and forgets one when the last handle is closed.
        opening = Opening.Of(GitDirectory, byProgram);
        previous.Pool.Dispose();
        if (isDisposed) opening.End();
    }

    /// <summary>Opens the repository in which the program runs, as <c>git</c> does: the one that <c>GIT_DIR</c> names, which Git sets for hooks, or else the one that contains the current folder.</summary>
    /// <inheritdoc cref="Open(string)"/>
    public static GitRepository OpenCurrent() =>
        Open(Environment.GetEnvironmentVariable(GitEnvironment.GitDirectoryVariable) is { Length: > 0 } path ? path : Environment.CurrentDirectory);

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
    /// Finds the commit of a branch, remote branch, tag (peeled), full ref name, <c>HEAD</c> or a (possibly shortened) commit id. Where several are
    /// called the same, a full id comes first, then a branch, a remote branch, a tag, a shortened id.
    /// </summary>
    /// <exception cref="GitException">No such ref, an ambiguous id, an unborn branch, or not a commit; the message says what there is instead.</exception>
    public GitCommit Resolve(string reference)
    {
        using var lease = Rent(out _);
        return ReferenceResolver.Resolve(lease.Repository, GitDirectory, reference);
    }

    /// <summary>The folders in which it shows that a ref moves: see <see cref="ReferenceFolders"/>.</summary>
    internal IReadOnlyList<string> FoldersOf(string reference)
    {
        using var lease = Rent(out var current);
        return ReferenceFolders.Of(lease.Repository, current.Paths, reference);
    }

    /// <summary>Lists the files below <paramref name="root"/>, which is <c>.</c> or empty for the whole tree; blobs are not read.</summary>
    /// <returns>Null where the commit has no such folder.</returns>
    /// <exception cref="GitException">The commit itself is not there any more, or it lists more than a million files and folders.</exception>
    public CommitTree? ReadTree(GitCommit commit, string root)
    {
        using var lease = Rent(out var current);
        return trees.Read(lease.Repository, current.Partial, commit, root);
    }

    /// <summary>Reads one blob, at most <paramref name="maxBytes"/> long.</summary>
    /// <exception cref="GitException">The repository cannot be opened.</exception>
    public BlobContent ReadBlob(GitObjectId oid, long maxBytes)
    {
        using var lease = Rent(out var current);
        if (!lease.Repository.TryReadHeader(oid, out var type, out var size) || type != GitObjectType.Blob)
            return new(!lease.Repository.Exists(oid) && current.Partial.LeavesObjectsOut ? BlobStatus.LeftOut : BlobStatus.Unreadable, default, 0);
        if (size > maxBytes) return new(large.Check(lease.Repository, oid, size), default, size);
        return lease.Repository.Read(oid) is { } bytes ? new(BlobStatus.Found, bytes, size) : new(BlobStatus.Unreadable, default, 0);
    }

    /// <param name="current">What is read; another may be there by the end of the lease.</param>
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
                // It was opened anew in this moment.
            }
        }
    }

    /// <summary>Ends each <c>git</c> that is waited for in other threads: what they read is missing to them.</summary>
    public void Dispose()
    {
        isDisposed = true;
        opening.End();
    }

    /// <summary>The repository as it was when it was opened last.</summary>
    /// <param name="Program">Null where libgit2 reads it.</param>
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
