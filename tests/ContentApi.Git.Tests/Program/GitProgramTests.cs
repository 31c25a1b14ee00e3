using System.Diagnostics;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Tests.Program;

public sealed class GitProgramTests : IDisposable
{
    readonly TestRepository origin = TestRepository.With("-- a.md --\nHello\n-- b.md --\nb", "sha256");
    readonly GitRepository repository;

    public GitProgramTests() => repository = GitRepository.Open(origin.Path);

    public void Dispose()
    {
        repository.Dispose();
        origin.Dispose();
    }

    /// <summary>The ids of the <c>git</c> processes that serve this repository.</summary>
    int[] Processes() =>
    [
        .. Process.GetProcessesByName("git").Where(process => CommandLine(process.Id).Contains(origin.Path, StringComparison.Ordinal))
            .Select(process => process.Id),
    ];

    static string CommandLine(int process)
    {
        try { return File.ReadAllText($"/proc/{process}/cmdline"); }
        catch (IOException) { return ""; }
    }

    BlobStatus Read(string revision) => repository.ReadBlob(GitObjectId.Parse(origin.Git("rev-parse", revision)), 100).Status;

    [Fact]
    public void One_process_serves_all_reads_and_another_replaces_it_when_it_ends()
    {
        Assert.Equal(BlobStatus.Found, Read("HEAD:a.md"));
        var first = Assert.Single(Processes());
        Assert.Equal(BlobStatus.Found, Read("HEAD:b.md"));
        Assert.Equal([first], Processes());
        using (var process = Process.GetProcessById(first)) process.Kill();
        Assert.Equal(BlobStatus.Found, Read("HEAD:a.md"));
        Assert.NotEqual(first, Assert.Single(Processes()));
    }

    [Fact]
    public void Many_threads_share_a_few_processes_and_none_is_left_behind()
    {
        var oid = GitObjectId.Parse(origin.Git("rev-parse", "HEAD:a.md"));
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ => Assert.Equal(BlobStatus.Found, repository.ReadBlob(oid, 100).Status));
        Assert.InRange(Processes().Length, 1, 4);
        repository.Dispose();
        Assert.True(SpinWait.SpinUntil(() => Processes().Length == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Replacement_objects_are_not_followed()
    {
        var oid = origin.Git("rev-parse", "HEAD:a.md");
        origin.Git("replace", oid, origin.Git("rev-parse", "HEAD:b.md"));
        Assert.Equal("Hello\n"u8, repository.ReadBlob(GitObjectId.Parse(oid), 100).Bytes.Span);
    }

    [Fact]
    public void A_branch_is_not_confused_with_a_tag_that_is_called_by_its_full_name()
    {
        origin.Git("update-ref", "refs/tags/refs/heads/gone", origin.Head);
        Assert.Throws<GitException>(() => repository.Resolve("refs/heads/gone"));
        origin.Git("branch", "gone", origin.Commit("-- a.md --\nOther"));
        Assert.Equal(origin.Head, repository.Resolve("refs/heads/gone").Oid.ToString());
        origin.Git("branch", "--delete", "--force", "gone");
        Assert.Throws<GitException>(() => repository.Resolve("refs/heads/gone"));
    }

    [Theory]
    [InlineData("HEAD", true)]
    [InlineData("refs/heads/main", true)]
    [InlineData("refs/heads/-x", true)]
    [InlineData("refs/heads/é", true)]
    [InlineData("main", false)]
    [InlineData("--all", false)]
    [InlineData("refs/heads/main~1", false)]
    [InlineData("refs/heads/main^{tree}", false)]
    [InlineData("refs/heads/main:a.md", false)]
    [InlineData("refs/heads/main@{1}", false)]
    [InlineData("refs/heads/*", false)]
    [InlineData("refs/../config", false)]
    [InlineData("refs//heads", false)]
    [InlineData("refs/heads/a\ninfo b", false)]
    [InlineData("refs/heads/a b", false)]
    [InlineData("refs/heads/a.lock", false)]
    public void Only_valid_names_of_refs_are_passed_to_git(string name, bool valid) => Assert.Equal(valid, RefName.IsValid(name));

    [Fact]
    public void A_repository_of_another_user_is_read()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a folder away.");
        using (var chown = Process.Start("chown", ["-R", "nobody", origin.Path])) chown.WaitForExit();
        using var opened = GitRepository.Open(origin.Path);
        Assert.Equal("First commit", opened.Resolve("main").Message);
    }
}
