namespace ContentApi.Git;

/// <summary>
/// Tells whether a repository is a partial clone (<c>git clone --filter</c>), which lacks objects on purpose: a remote has promised them.
/// Git marks each pack of such a remote with a <c>.promisor</c> file (gitrepository-layout; Documentation/technical/partial-clone).
/// </summary>
sealed class PartialClone(string gitDirectory)
{
    // A clone does not become whole again while it is open; it may become partial.
    volatile bool isPartial;

    /// <summary>Whether objects may be left out. Looks at the disk until the answer is yes; only a missing object asks.</summary>
    public bool LeavesObjectsOut => isPartial || (isPartial = HasPromisorPack());

    bool HasPromisorPack()
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(CommonDirectory(), "objects", "pack"), "*.promisor").Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A linked worktree has its objects in the repository that its file <c>commondir</c> names.</summary>
    string CommonDirectory()
    {
        var file = Path.Combine(gitDirectory, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), gitDirectory) : gitDirectory;
    }
}
