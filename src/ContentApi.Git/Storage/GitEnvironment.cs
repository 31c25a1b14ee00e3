namespace ContentApi.Git.Storage;

/// <summary>
/// The environment variables with which Git tells the programs that it runs where the objects are stored.
/// During a push the new objects are in a quarantine folder that only these variables name (git-receive-pack,
/// "Quarantine Environment"), so that a <c>pre-receive</c> hook can read them before they are accepted.
/// </summary>
/// <param name="ObjectDirectory">The absolute path of a folder that is read in addition
/// to the repository's own objects folder; null if the variable is not set.</param>
/// <param name="AlternateObjectDirectories">The absolute paths of further folders with objects.</param>
sealed record GitEnvironment(string? ObjectDirectory, IReadOnlyList<string> AlternateObjectDirectories)
{
    public static readonly GitEnvironment Empty = new(null, []);

    public const string ObjectDirectoryVariable = "GIT_OBJECT_DIRECTORY", AlternatesVariable = "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        GitDirectoryVariable = "GIT_DIR";

    /// <summary>Quotes a path so that <see cref="ObjectFolders.ParseList"/> and Git read it as one path, whatever characters it holds.</summary>
    public static string Quote(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The path with which Git finds the repository of this process: the one in <c>GIT_DIR</c>, otherwise the current folder.</summary>
    public static string CurrentRepository =>
        Environment.GetEnvironmentVariable(GitDirectoryVariable) is { Length: > 0 } path ? path : Environment.CurrentDirectory;

    /// <summary>Whether <c>GIT_DIR</c> names a repository.</summary>
    public static bool NamesRepository => Environment.GetEnvironmentVariable(GitDirectoryVariable) is { Length: > 0 };

    /// <summary>Reads the variables of this process for a repository: see <see cref="Of(string, string, Func{string, string?})"/>.</summary>
    /// <param name="gitDirectory">See <see cref="RepositoryPaths.GitDirectory"/>.</param>
    /// <param name="commonDirectory">See <see cref="RepositoryPaths.CommonDirectory"/>.</param>
    public static GitEnvironment Of(string gitDirectory, string commonDirectory) =>
        Of(gitDirectory, commonDirectory, Environment.GetEnvironmentVariable);

    /// <summary>
    /// Reads the variables for a repository. Returns <see cref="Empty"/> if <c>GIT_DIR</c> names another repository, for which they were set then.
    /// </summary>
    /// <param name="gitDirectory">See <see cref="RepositoryPaths.GitDirectory"/>.</param>
    /// <param name="commonDirectory">See <see cref="RepositoryPaths.CommonDirectory"/>.</param>
    /// <param name="variable">Returns the value of a variable; null if it is not set.</param>
    public static GitEnvironment Of(string gitDirectory, string commonDirectory, Func<string, string?> variable)
    {
        if (Value(GitDirectoryVariable) is { } other && !FileStatus.AreSame(other, gitDirectory) && !FileStatus.AreSame(other, commonDirectory)) return Empty;
        var alternates = Value(AlternatesVariable) is { } list ? ObjectFolders.ParseList(list, Path.PathSeparator).Select(Path.GetFullPath).ToArray() : [];
        return Value(ObjectDirectoryVariable) is { } folder ? new(Path.GetFullPath(folder), alternates) : new(null, alternates);

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
