namespace ContentApi.Git.Storage;

/// <summary>
/// Tells whether a repository is a partial clone (<c>git clone --filter</c>), which lacks objects on purpose: a remote has promised them.
/// Git marks each pack of such a remote with a <c>.promisor</c> file (gitrepository-layout; Documentation/technical/partial-clone).
/// </summary>
sealed class PartialClone(RepositoryPaths paths)
{
    // A clone does not become whole again while it is open; it may become partial.
    volatile bool isPartial;

    /// <summary>Whether objects may be left out. Looks at the disk until the answer is yes; only a missing object asks.</summary>
    public bool LeavesObjectsOut => isPartial || (isPartial = paths.ObjectFolders.Any(HasPromisorPack));

    static bool HasPromisorPack(string objects)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(objects, "pack"), "*.promisor").Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
