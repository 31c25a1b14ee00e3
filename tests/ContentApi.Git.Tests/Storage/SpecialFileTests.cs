using System.Diagnostics;

namespace ContentApi.Git.Tests.Storage;

/// <summary>To open a FIFO blocks for ever; each test would hang on a reader that does.</summary>
public abstract class SpecialFileTests(Source source) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TestRepository origin = source.With("-- a.md --\nHello\n-- folder/b.md --\nb");

    public void Dispose() => origin.Dispose();

    string Folder => origin.Path + "/.git";

    void Fifo(string path)
    {
        path = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    static async Task<T> InTime<T>(Func<T> call) => await Task.Run(call).WaitAsync(Patience);

    static async Task<string> Fault(Func<object?> call) => (await Assert.ThrowsAsync<GitException>(() => InTime(call))).Message;

    [Theory]
    [InlineData("refs/heads/main", "main")]
    [InlineData("refs/heads/main", "refs/heads/main")]
    [InlineData("refs/heads/main", "HEAD")]
    [InlineData("HEAD", "HEAD")]
    [InlineData("packed-refs", "main")]
    [InlineData("packed-refs", "no-such-branch")]
    [InlineData("refs/heads/other", "no-such-branch")]
    [InlineData("refs/tags/main", "tags/main")]
    public async Task A_ref_that_is_a_pipe_is_named(string pipe, string reference)
    {
        using var repository = source.Open(origin.Path);
        Fifo(pipe);
        Assert.Equal($"{Folder}/{pipe} is no regular file (a pipe, a socket or a device): remove it, then the repository can be read.",
            await Fault(() => repository.Resolve(reference)));
    }

    [Fact]
    public async Task A_device_behind_a_symbolic_link_is_named()
    {
        using var repository = source.Open(origin.Path);
        File.Delete(Folder + "/refs/heads/main");
        File.CreateSymbolicLink(Folder + "/refs/heads/main", "/dev/zero");
        Assert.Contains("refs/heads/main is no regular file", await Fault(() => repository.Resolve("main")));
    }

    [Theory]
    [InlineData("refs/heads/main", "main")]
    [InlineData("packed-refs", "light")]
    [InlineData("HEAD", "HEAD")]
    public async Task A_ref_that_is_a_folder_is_told_in_a_sentence(string folder, string reference)
    {
        origin.Git("branch", "light");
        if (folder == "packed-refs") origin.Git("pack-refs", "--all");
        using var repository = source.Open(origin.Path);
        File.Delete(Path.Combine(Folder, folder));
        Directory.CreateDirectory(Path.Combine(Folder, folder, "x"));
        await Fault(() => repository.Resolve(reference));
    }

    [Theory]
    [InlineData("config")]
    [InlineData("commondir")]
    [InlineData("packed-refs")]
    [InlineData("shallow")]
    [InlineData("info/grafts")]
    [InlineData("objects/info/alternates")]
    public async Task A_repository_with_a_pipe_in_place_of_a_file_is_not_opened(string pipe)
    {
        Fifo(pipe);
        Assert.Contains($"{Folder}/{pipe} is no regular file", await Fault(() => source.Open(origin.Path)));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("refs")]
    [InlineData("HEAD")]
    public async Task A_folder_with_a_pipe_in_place_of_what_makes_a_repository_is_none(string pipe)
    {
        if (pipe != "HEAD") Directory.Delete(Path.Combine(Folder, pipe), recursive: true);
        Fifo(pipe);
        Assert.Contains("is not in a Git repository", await Fault(() => source.Open(origin.Path)));
    }

    [Fact]
    public async Task An_object_that_is_a_pipe_is_missing()
    {
        using var repository = source.Open(origin.Path);
        var (commit, oid) = (repository.Resolve("main"), origin.Git("rev-parse", "HEAD:a.md"));
        Fifo($"objects/{oid[..2]}/{oid[2..]}");
        Assert.Equal(BlobStatus.Unreadable, (await InTime(() => repository.ReadBlob(GitObjectId.Parse(oid), 100))).Status);

        oid = origin.Git("rev-parse", "HEAD:folder");
        Fifo($"objects/{oid[..2]}/{oid[2..]}");
        Assert.Equal([new("folder", SkipReason.Unreadable)], (await InTime(() => repository.ReadTree(commit, "")))!.Skipped);

        oid = commit.Oid.ToString();
        Fifo($"objects/{oid[..2]}/{oid[2..]}");
        Assert.Contains("which the repository does not have", await Fault(() => repository.Resolve("main")));
    }

    [Theory]
    [InlineData("pack-0123456789012345678901234567890123456789.idx")]
    [InlineData("pack-0123456789012345678901234567890123456789.pack")]
    [InlineData("multi-pack-index")]
    public async Task A_pack_that_is_a_pipe_is_named(string name)
    {
        using var repository = source.Open(origin.Path);
        repository.Resolve("main");
        Fifo("objects/pack/" + name);
        Assert.Contains($"{name} is no regular file", await Fault(() => repository.Resolve("main")));
        File.Delete($"{Folder}/objects/pack/{name}");
        Assert.Equal(origin.Head, repository.Resolve("main").Oid.ToString());
    }

    [Fact]
    public void To_look_first_allocates_nothing()
    {
        Assert.SkipUnless(source == Source.Libgit2, "A line that is written to git is an object.");
        using var repository = source.Open(origin.Path);
        var oid = GitObjectId.Parse(origin.Git("rev-parse", "HEAD:a.md"));
        repository.ReadBlob(oid, 0);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) repository.ReadBlob(oid, 0);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - allocated) / 1000, 0, 100);
    }
}

public sealed class SpecialFileByLibgit2Tests() : SpecialFileTests(Source.Libgit2);
public sealed class SpecialFileByGitTests() : SpecialFileTests(Source.Program);
public sealed class SpecialFileOfSha256Tests() : SpecialFileTests(Source.ProgramSha256);
