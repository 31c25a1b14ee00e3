using ContentApi.Git.Contract;
using ContentApi.Git.Native;

namespace ContentApi.Git.Program;

/// <summary>Checks whether the installed <c>git</c> can read a repository.</summary>
static class GitProgramFormat
{
    /// <summary>The oldest version that supports all commands and options used here.</summary>
    public static readonly Version Oldest = new(2, 39);

    /// <summary>The oldest version that reads refs from a reftable.</summary>
    static readonly Version OldestWithReftable = new(2, 45);

    /// <returns>The size of the repository's object ids, in bytes.</returns>
    /// <exception cref="GitException">The installed <c>git</c> cannot read the repository. The
    /// message names the setting that libgit2 does not support, and what to do.</exception>
    public static int Check(GitProgram git, RepositoryFormat format)
    {
        var setting = $"The repository {git.GitDirectory} has the setting '{format.Obstacle}', with which libgit2 cannot read it";
        var needed = format.RefStorage == "files" ? Oldest : OldestWithReftable;
        var version = VersionOf(git, setting);
        if (version < needed)
        {
            var otherwise = format.RefStorage == "reftable"
                ? ", or convert the repository where there is such a git ('git refs migrate --ref-format=files')"
                : "";
            throw new GitException($"{setting}. git {needed} or newer can, and {version} is installed: install a newer one{otherwise}.");
        }
        var (code, output, errors) = git.Run("rev-parse", "--show-object-format");
        return (code, output.TrimEnd()) switch
        {
            (0, "sha1") => GitObjectId.Sha1Size,
            (0, "sha256") => GitObjectId.Sha256Size,
            (0, var other) => throw new GitException($"{setting}. git {version} can, but its object ids ('{other}') are not known here."),
            _ => throw new GitException($"{setting}, and neither can git {version}: {string.Join(' ', errors.Split('\n', StringSplitOptions.TrimEntries))}."),
        };
    }

    static Version VersionOf(GitProgram git, string setting)
    {
        try
        {
            // "git version 2.39.5", and after it what a vendor adds.
            var text = git.Run("version").Output.Split([' ', '\n']).ElementAtOrDefault(2) ?? "";
            var number = string.Join('.', text.Split('.').TakeWhile(part => part.All(char.IsAsciiDigit)).Take(3));
            return Version.TryParse(number, out var version) ? version : new();
        }
        catch (GitException exception)
        {
            throw new GitException($"{setting}. {exception.Message}", exception);
        }
    }
}
