namespace ContentApi.Git.Storage;

/// <summary>Where a repository's files lie (gitrepository-layout).</summary>
sealed class RepositoryPaths
{
    /// <summary>Enough for the longest path that Linux takes.</summary>
    const int MaxPathBytes = 8 << 10;

    RepositoryPaths(string gitDirectory, string commonDirectory, GitEnvironment environment)
    {
        GitDirectory = gitDirectory;
        CommonDirectory = commonDirectory;
        Environment = environment;
        ObjectFolders = Storage.ObjectFolders.Find(commonDirectory, environment);
    }

    /// <summary>The <c>.git</c> folder, or the bare repository's folder; of a linked worktree its own folder.</summary>
    public string GitDirectory { get; }

    /// <summary>The same, but of a linked worktree the folder of the repository that it belongs to, with which it shares all but <c>HEAD</c>.</summary>
    public string CommonDirectory { get; }

    /// <summary>The file <c>config</c>, which need not exist.</summary>
    public string Configuration => Path.Combine(CommonDirectory, "config");

    public GitEnvironment Environment { get; }

    /// <summary>Absolute; the first is the repository's own.</summary>
    public IReadOnlyList<string> ObjectFolders { get; }

    public static string IsGone(string gitDirectory) => $"The repository {gitDirectory} is not there any more.";

    /// <param name="gitDirectory">Absolute, without a slash at its end.</param>
    /// <exception cref="Contract.GitException">A file that says where the others are cannot be read.</exception>
    public static RepositoryPaths Find(string gitDirectory)
    {
        var file = Path.Combine(gitDirectory, "commondir");
        var common = RegularFile.ReadText(file, MaxPathBytes) is { } path ? Path.GetFullPath(path.Trim(), gitDirectory) : gitDirectory;
        return new(gitDirectory, common, GitEnvironment.Of(gitDirectory, common, System.Environment.GetEnvironmentVariable));
    }
}
