using ContentApi.Git.Native;
using ContentApi.Git.References;
using ContentApi.Git.Trees;
using LibGit2Sharp;

namespace ContentApi.Git;

/// <summary>
/// Reads a Git repository, bare or ordinary. Everything that it returns is a value. Safe to use from several threads: each call owns
/// the libgit2 handles that it uses. Nothing is ever fetched or written.
/// </summary>
public sealed class GitRepository : IDisposable
{
    readonly RepositoryPool pool;
    readonly PartialClone partial;
    readonly TreeReader trees;

    GitRepository(string gitDirectory)
    {
        GitDirectory = gitDirectory;
        pool = new(gitDirectory);
        partial = new(gitDirectory);
        trees = new(partial);
    }

    /// <summary>The <c>.git</c> folder, or the bare repository's folder; absolute. Of a linked worktree its own folder below <c>.git/worktrees</c>.</summary>
    public string GitDirectory { get; }

    /// <summary>Opens the repository that contains <paramref name="path"/> (the folder itself or one of its parents).</summary>
    /// <exception cref="GitException">There is none, or it cannot be read; the message says which path and what to do.</exception>
    public static GitRepository Open(string path)
    {
        NativeLibgit2.EnsureLoaded();
        path = Path.GetFullPath(path);
        // The '.git' of a linked worktree or submodule is a file; what contains it knows how to read it.
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        if (!Directory.Exists(folder)) throw new GitException($"There is no folder {folder}: name an existing Git repository.");

        try
        {
            var found = Repository.Discover(folder) ?? throw new GitException(
                $"{folder} is not in a Git repository: name one that is, or make one with 'git init' and commit to it.");
            using var opened = new Repository(found);
            return new(Path.TrimEndingDirectorySeparator(opened.Info.Path));
        }
        catch (LibGit2SharpException exception)
        {
            throw new GitException(WhyNotOpened(folder, exception.Message), exception);
        }
    }

    static string WhyNotOpened(string folder, string reason) => reason switch
    {
        _ when reason.Contains("objectformat", StringComparison.Ordinal) || reason.Contains("object format", StringComparison.Ordinal) =>
            $"The repository at {folder} names its objects by SHA-256, which libgit2 cannot read: serve a SHA-1 repository, such as 'git init' makes by default.",
        _ when reason.Contains("refstorage", StringComparison.Ordinal) =>
            $"The repository at {folder} stores its refs as a 'reftable', which libgit2 cannot read: convert it with 'git refs migrate --ref-format=files'.",
        _ => $"The repository at {folder} cannot be opened: {reason}.",
    };

    /// <summary>
    /// Finds the commit of a branch, remote branch, tag (peeled), full ref name, <c>HEAD</c> or a (possibly shortened) commit id. Where several are
    /// called the same, a full id comes first, then a branch, a remote branch, a tag, a shortened id.
    /// </summary>
    /// <exception cref="GitException">No such ref, an ambiguous id, an unborn branch, or not a commit; the message says what there is instead.</exception>
    public GitCommit Resolve(string reference)
    {
        using var lease = pool.Rent();
        return ReferenceResolver.Resolve(lease.Repository, GitDirectory, reference);
    }

    /// <summary>The folders in which it shows that a ref moves: see <see cref="ReferenceFolders"/>.</summary>
    internal IReadOnlyList<string> FoldersOf(string reference)
    {
        using var lease = pool.Rent();
        return ReferenceFolders.Of(lease.Repository, GitDirectory, reference);
    }

    /// <summary>Lists the files below <paramref name="root"/>, which is <c>.</c> or empty for the whole tree; blobs are not read.</summary>
    /// <returns>Null where the commit has no such folder.</returns>
    /// <exception cref="GitException">The commit itself is not there any more, or it lists more than a million files and folders.</exception>
    public CommitTree? ReadTree(GitCommit commit, string root)
    {
        using var lease = pool.Rent();
        return trees.Read(lease.Repository, commit, root);
    }

    /// <summary>Reads one blob, at most <paramref name="maxBytes"/> long.</summary>
    /// <exception cref="GitException">The repository cannot be opened.</exception>
    public BlobContent ReadBlob(GitObjectId oid, long maxBytes)
    {
        using var lease = pool.Rent();
        if (!lease.Repository.TryReadHeader(oid, out var type, out var size) || type != GitObjectType.Blob)
            return new(!lease.Repository.Exists(oid) && partial.LeavesObjectsOut ? BlobStatus.LeftOut : BlobStatus.Unreadable, default, 0);
        if (size > maxBytes) return new(BlobStatus.TooLarge, default, size);
        return lease.Repository.Read(oid) is { } bytes ? new(BlobStatus.Found, bytes, size) : new(BlobStatus.Unreadable, default, 0);
    }

    public void Dispose() => pool.Dispose();
}
