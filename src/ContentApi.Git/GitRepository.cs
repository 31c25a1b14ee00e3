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
    readonly TreeReader trees = new();

    GitRepository(string gitDirectory)
    {
        GitDirectory = gitDirectory;
        pool = new(gitDirectory);
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

        var found = Discover(folder) ?? throw new GitException(
            $"{folder} is not in a Git repository: name one that is, or make one with 'git init' and commit to it.");
        var gitDirectory = Path.TrimEndingDirectorySeparator(found);
        var format = RepositoryFormat.Read(Path.Combine(CommonDirectory(gitDirectory), "config"));
        if (format.Obstacle is { } obstacle) throw new GitException($"The repository at {folder} has the setting '{obstacle}', with which libgit2 cannot read it.");
        var repository = new GitRepository(gitDirectory);
        repository.pool.Rent().Dispose();
        return repository;
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

    /// <summary>A linked worktree shares all but its HEAD with the repository that its file <c>commondir</c> names.</summary>
    static string CommonDirectory(string gitDirectory)
    {
        var file = Path.Combine(gitDirectory, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), gitDirectory) : gitDirectory;
    }

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
        if (!lease.Repository.TryReadHeader(oid, out var type, out var size) || type != GitObjectType.Blob) return Missing;
        if (size > maxBytes) return new(BlobStatus.TooLarge, default, size);
        return lease.Repository.Read(oid) is { } bytes ? new(BlobStatus.Found, bytes, size) : Missing;
    }

    static BlobContent Missing => new(BlobStatus.Missing, default, 0);

    public void Dispose() => pool.Dispose();
}
