using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests.Storage;

public sealed class RepositoryFormatTests : IDisposable
{
    readonly TestRepository origin = TestRepository.With("-- a/b.md --\nHello");

    public void Dispose() => origin.Dispose();

    [Theory]
    [InlineData("extensions.partialClone", "origin")]
    [InlineData("extensions.preciousObjects", "true")]
    [InlineData("extensions.relativeWorktrees", "true")]
    [InlineData("extensions.compatObjectFormat", "sha256")]
    [InlineData("extensions.objectFormat", "sha1")]
    [InlineData("extensions.refStorage", "files")]
    [InlineData("extensions.noop", "true")]
    [InlineData("extensions.worktreeConfig", "true")]
    public void Opens_a_repository_with_an_extension_that_changes_nothing_for_a_reader(string extension, string value)
    {
        // Not by 'git config', which refuses to touch a repository with an extension that it does not know.
        File.AppendAllText(origin.Path + "/.git/config", $"[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\t{extension.Split('.')[1]} = {value}\n");
        using var repository = GitRepository.Open(origin.Path);
        Assert.Equal(["a/b.md"], repository.ReadTree(repository.Resolve("HEAD"), "")!.Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("extensions.wormholes", "true", "extensions.wormholes = true", "fatal: unknown repository extension found: wormholes")]
    [InlineData("extensions.objectFormat", "sha512", "extensions.objectformat = sha512", "fatal: ")]
    [InlineData("core.repositoryFormatVersion", "2", "core.repositoryformatversion = 2", "fatal: Expected git repo version <= 1, found 2")]
    public void Names_the_setting_with_which_a_repository_cannot_be_read(string setting, string value, string named, string reason)
    {
        origin.Git("config", "core.repositoryFormatVersion", "1");
        File.AppendAllText(origin.Path + "/.git/config", $"[{setting.Split('.')[0]}]\n\t{setting.Split('.')[1]} = {value}\n");
        var message = Message(origin.Path);
        Assert.StartsWith($"The repository {origin.Path}/.git has the setting '{named}', with which libgit2 cannot read it, and neither can git 2.", message);
        Assert.Contains(reason, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Says_which_git_reads_a_reftable()
    {
        Assert.SkipWhen(
            origin.Git("version").Split(' ')[2].Split('.')[..2] is ["2", var minor] && int.Parse(minor) >= 45,
            "The installed git reads reftables; tests/debian13.sh tests that.");
        File.AppendAllText(origin.Path + "/.git/config", "[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\trefStorage = reftable\n");
        Assert.Matches(
            $"^The repository {origin.Path}/.git has the setting 'extensions.refstorage = reftable', with which libgit2 cannot read it. "
            + "git 2.45 or newer can, and 2[.0-9]+ is installed: install a newer one, or convert the repository where there is such a git "
            + "\\('git refs migrate --ref-format=files'\\).$",
            Message(origin.Path));
    }

    static string Message(string path) => Assert.Throws<GitException>(() => GitRepository.Open(path)).Message;
}
