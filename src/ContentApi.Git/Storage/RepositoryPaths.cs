namespace ContentApi.Git.Storage;

/// <summary>The paths of a repository's files and folders (gitrepository-layout).</summary>
sealed class RepositoryPaths
{
    /// <summary>The longest file <c>commondir</c> that is read, in bytes: enough for the longest path on Linux.</summary>
    const int MaxPathBytes = 8 << 10;

    RepositoryPaths(string gitDirectory, string commonDirectory, GitEnvironment environment)
    {
        GitDirectory = gitDirectory;
        CommonDirectory = commonDirectory;
        Environment = environment;
        ObjectFolders = Storage.ObjectFolders.Find(commonDirectory, environment);
    }

    /// <summary>
    /// The absolute path of the <c>.git</c> folder, of the bare repository's folder, or of a linked worktree's folder below <c>.git/worktrees</c>.
    /// </summary>
    public string GitDirectory { get; }

    /// <summary>
    /// For a linked worktree the <c>.git</c> folder of its repository, with which it shares
    /// objects and most refs, but not <c>HEAD</c>; otherwise <see cref="GitDirectory"/>.
    /// </summary>
    public string CommonDirectory { get; }

    /// <summary>The path of the file <c>config</c>, which need not exist.</summary>
    public string Configuration => Path.Combine(CommonDirectory, "config");

    public GitEnvironment Environment { get; }

    /// <summary>The absolute paths of the folders with objects, the repository's own first: see <see cref="Storage.ObjectFolders.Find"/>.</summary>
    public IReadOnlyList<string> ObjectFolders { get; }

    public static string IsGone(string gitDirectory) => $"The repository {gitDirectory} no longer exists.";

    /// <summary>Finds the paths, from the repository's files and from environment variables.</summary>
    /// <param name="gitDirectory">See <see cref="GitDirectory"/>; without a slash at its end.</param>
    /// <exception cref="Contract.GitException">The file <c>commondir</c> or an alternates file cannot be read.</exception>
    public static RepositoryPaths Find(string gitDirectory)
    {
        var file = Path.Combine(gitDirectory, "commondir");
        var common = RegularFile.ReadText(file, MaxPathBytes) is { } path ? Path.GetFullPath(path.Trim(), gitDirectory) : gitDirectory;
        return new(gitDirectory, common, GitEnvironment.Of(gitDirectory, common));
    }
}
