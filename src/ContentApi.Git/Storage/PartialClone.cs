namespace ContentApi.Git.Storage;

/// <summary>
/// Detects a partial clone (<c>git clone --filter</c>), which lacks objects on purpose: a remote has promised to provide them. Git
/// marks each pack from such a remote with a <c>.promisor</c> file (gitrepository-layout; Documentation/technical/partial-clone).
/// </summary>
sealed class PartialClone(RepositoryPaths paths)
{
    // An open clone may become partial, but not complete again.
    volatile bool isPartial;

    /// <summary>
    /// Whether the repository may lack objects on purpose. Lists the pack folders until it is true, so it is read only after an object was found missing.
    /// </summary>
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
