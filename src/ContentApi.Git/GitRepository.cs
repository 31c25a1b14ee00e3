namespace ContentApi.Git;

/// <summary>
/// Reads a Git repository, bare or ordinary. Everything that it returns is a value. Safe to use from several threads: each call owns
/// the libgit2 handles that it uses.
/// </summary>
public sealed class GitRepository : IDisposable
{
    /// <summary>The <c>.git</c> folder, or the bare repository's folder; absolute.</summary>
    public string GitDirectory => throw new NotImplementedException();

    /// <summary>Opens the repository that contains <paramref name="path"/> (the folder itself or one of its parents).</summary>
    /// <exception cref="GitException">There is none, or it cannot be read; the message says which path and what to do.</exception>
    public static GitRepository Open(string path) => throw new NotImplementedException();

    /// <summary>Finds the commit of a branch, remote branch, tag (peeled), full ref name, <c>HEAD</c> or a (possibly shortened) commit id.</summary>
    /// <exception cref="GitException">No such ref, an ambiguous id, an unborn branch, or not a commit; the message says what there is instead.</exception>
    public GitCommit Resolve(string reference) => throw new NotImplementedException();

    /// <summary>Lists the files below <paramref name="root"/>, which is <c>.</c> or empty for the whole tree; blobs are not read.</summary>
    /// <returns>Null where the commit has no such folder.</returns>
    public CommitTree? ReadTree(GitCommit commit, string root) => throw new NotImplementedException();

    /// <summary>Reads one blob, at most <paramref name="maxBytes"/> long.</summary>
    public BlobContent ReadBlob(GitObjectId oid, long maxBytes) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}

/// <summary>A fault of the repository or of the question asked of it, told in a sentence that an operator can act on.</summary>
public sealed class GitException(string message, Exception? inner = null) : Exception(message, inner);
