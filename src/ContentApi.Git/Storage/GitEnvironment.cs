namespace ContentApi.Git.Storage;

/// <summary>
/// The variables by which Git tells the programs that it runs where the objects are. While a push is received, its objects lie in a quarantine folder that only
/// these variables name (git-receive-pack, "Quarantine Environment"), so that a <c>pre-receive</c> hook can look at them before they are accepted.
/// </summary>
/// <param name="ObjectDirectory">Another folder for the repository's own objects.</param>
/// <param name="AlternateObjectDirectories">More folders with objects.</param>
sealed record GitEnvironment(string? ObjectDirectory, IReadOnlyList<string> AlternateObjectDirectories)
{
    public static readonly GitEnvironment Empty = new(null, []);

    public const string ObjectDirectoryVariable = "GIT_OBJECT_DIRECTORY", AlternatesVariable = "GIT_ALTERNATE_OBJECT_DIRECTORIES", GitDirectoryVariable = "GIT_DIR";

    /// <summary>Writes a path so that <see cref="ObjectFolders.ParseList"/> and Git read it as one, whatever it holds.</summary>
    public static string Quote(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The variables that concern this repository. Those that were set for another one (<c>GIT_DIR</c> names it) do not.</summary>
    /// <param name="variable">Gives a variable's value, or null.</param>
    public static GitEnvironment Of(string gitDirectory, string commonDirectory, Func<string, string?> variable)
    {
        if (Value(GitDirectoryVariable) is { } other && !FileStatus.AreSame(other, gitDirectory) && !FileStatus.AreSame(other, commonDirectory)) return Empty;
        var alternates = Value(AlternatesVariable) is { } list ? ObjectFolders.ParseList(list, Path.PathSeparator).Select(Path.GetFullPath).ToArray() : [];
        return Value(ObjectDirectoryVariable) is { } folder ? new(Path.GetFullPath(folder), alternates) : new(null, alternates);

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
