using System.Collections.Concurrent;
using System.Diagnostics;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests.Storage;

/// <summary>Opening a FIFO blocks for ever, so a reader that opens one fails its test after 30 seconds.</summary>
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
        // A name that ends like a lock file's, which no watcher looks at; the rename then replaces the file in one step.
        var made = path + ".lock";
        using var process = Process.Start("mkfifo", [made]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        File.Move(made, path, overwrite: true);
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
    public async Task A_ref_that_is_a_pipe_is_reported(string pipe, string reference)
    {
        using var repository = source.Open(origin.Path);
        Fifo(pipe);
        Assert.Equal($"{Folder}/{pipe} is not a regular file but a pipe, a socket or a device: remove it, then the repository can be read.",
            await Fault(() => repository.Resolve(reference)));
    }

    [Fact]
    public async Task A_device_behind_a_symbolic_link_is_reported()
    {
        using var repository = source.Open(origin.Path);
        File.Delete(Folder + "/refs/heads/main");
        File.CreateSymbolicLink(Folder + "/refs/heads/main", "/dev/zero");
        Assert.Contains("refs/heads/main is not a regular file", await Fault(() => repository.Resolve("main")));
    }

    [Theory]
    [InlineData("refs/heads/main", "main")]
    [InlineData("packed-refs", "light")]
    [InlineData("HEAD", "HEAD")]
    public async Task A_ref_that_is_a_folder_is_reported(string folder, string reference)
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
        Assert.Contains($"{Folder}/{pipe} is not a regular file", await Fault(() => source.Open(origin.Path)));
    }

    [Fact]
    public async Task A_pipe_that_replaces_a_file_after_the_opening_does_not_stop_a_reader()
    {
        using var repository = source.Open(origin.Path);
        var oid = GitObjectId.Parse(origin.Git("rev-parse", "HEAD:a.md"));
        repository.Resolve("main");
        Fifo("config");
        // With the git program, this ref needs a new process.
        var read = await InTime(() => Record.Exception(() => repository.Resolve("no-such-branch")));
        Assert.IsType<GitException>(read);
        await InTime(() => Record.Exception(() => repository.ReadBlob(oid, 100)));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("refs")]
    [InlineData("HEAD")]
    public async Task A_folder_with_a_pipe_in_place_of_objects_refs_or_HEAD_is_not_a_repository(string pipe)
    {
        if (pipe != "HEAD") Directory.Delete(Path.Combine(Folder, pipe), recursive: true);
        Fifo(pipe);
        Assert.Contains("is not in a Git repository", await Fault(() => source.Open(origin.Path)));
    }

    [Fact]
    public async Task An_object_that_is_a_pipe_is_unreadable()
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
        Assert.Matches("which the repository does not have|which is damaged and cannot be read", await Fault(() => repository.Resolve("main")));
    }

    [Theory]
    [InlineData("pack-0123456789012345678901234567890123456789.idx")]
    [InlineData("pack-0123456789012345678901234567890123456789.pack")]
    [InlineData("multi-pack-index")]
    public async Task A_pack_that_is_a_pipe_is_reported(string name)
    {
        using var repository = source.Open(origin.Path);
        repository.Resolve("main");
        Fifo("objects/pack/" + name);
        Assert.Contains($"{name} is not a regular file", await Fault(() => repository.Resolve("main")));
        File.Delete($"{Folder}/objects/pack/{name}");
        Assert.Equal(origin.Head, repository.Resolve("main").Oid.ToString());
    }

    [Theory]
    [InlineData("HEAD", "HEAD")]
    [InlineData("HEAD", "main")]
    [InlineData("refs/heads/main", "main")]
    [InlineData("refs/heads/main", "HEAD")]
    [InlineData("refs/heads/main", "refs/heads/main")]
    [InlineData("packed-refs", "main")]
    [InlineData("packed-refs", "HEAD")]
    [InlineData("refs/tags/main", "main")]
    [InlineData("refs/remotes/main/HEAD", "main")]
    [InlineData("objects/pack/multi-pack-index", "main")]
    [InlineData("objects/pack/pack-0123456789012345678901234567890123456789.idx", "HEAD")]
    [InlineData("objects/pack/pack-0123456789012345678901234567890123456789.pack", "HEAD")]
    public async Task A_pipe_does_not_block_a_watcher(string pipe, string reference)
    {
        Assert.SkipUnless(source == Source.Libgit2, "A git process that runs while the pipe appears is ended only after 30 seconds.");
        using var repository = source.Open(origin.Path);
        var first = repository.Resolve(reference).Oid;
        var (moves, errors, found) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>(), 0);
        var watcher = new RefWatcher(repository, reference, first, (commit, _) =>
        {
            moves.Enqueue(commit.Oid.ToString());
            return Task.CompletedTask;
        }, exception => errors.Enqueue(exception.Message), () => Interlocked.Increment(ref found));
        try
        {
            for (var round = 0; round < 2; round++)
            {
                if (pipe == "packed-refs") origin.Git("pack-refs", "--all");
                var file = Path.Combine(Folder, pipe);
                var text = File.Exists(file) ? File.ReadAllBytes(file) : null;
                var (looks, reported) = (watcher.Looks, errors.Count);
                Fifo(pipe);
                await Eventually.True(() => watcher.Looks > looks + 1, "another look");
                if (text is not null && (pipe, reference) != ("HEAD", "main"))
                    await Eventually.True(
                        () => errors.Skip(reported).Any(error => error.Contains(pipe + " is not a regular file", StringComparison.Ordinal)), "an error");
                if (text is null) File.Delete(file);
                else
                {
                    File.WriteAllBytes(file + ".lock", text);
                    File.Move(file + ".lock", file, overwrite: true);
                }
                var oid = origin.Commit($"-- a.md --\n{round}");
                await Eventually.True(() => moves.LastOrDefault() == oid, $"a move to {oid}");
                Assert.Equal(errors.IsEmpty, found == 0);
            }
        }
        finally
        {
            await watcher.DisposeAsync().AsTask().WaitAsync(Patience, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_pipe_behind_a_symbolic_ref_is_reported()
    {
        using var repository = source.Open(origin.Path);
        origin.Git("symbolic-ref", "HEAD", "refs/heads/other");
        Fifo("refs/heads/other");
        Assert.Contains("refs/heads/other is not a regular file", await Fault(() => repository.Resolve("HEAD")));
        Assert.Contains(Folder + "/refs/heads", await InTime(() => repository.FoldersOf("HEAD")));
    }

    [Theory]
    [InlineData("HEAD", "HEAD")]
    [InlineData("refs/heads/main", "main")]
    [InlineData("refs/heads/main", "HEAD")]
    [InlineData("packed-refs", "HEAD")]
    public async Task A_pipe_that_appears_between_the_check_and_the_opening_does_not_stop_a_reader(string name, string reference)
    {
        Assert.SkipUnless(source == Source.Libgit2, "A git process that runs while the pipe appears is ended only after 30 seconds.");
        using var repository = source.Open(origin.Path);
        if (name == "packed-refs") origin.Git("pack-refs", "--all");
        var (oid, file) = (repository.Resolve(reference).Oid, Path.Combine(Folder, name));
        Fifo("pipe");
        File.Copy(file, Folder + "/good");
        var changing = Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                File.CreateSymbolicLink(file + ".lock", Path.Combine(Folder, i % 2 == 0 ? "pipe" : "good"));
                File.Move(file + ".lock", file, overwrite: true);
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var reading = Task.Factory.StartNew(() =>
        {
            var found = 0;
            while (!changing.IsCompleted)
            {
                try
                {
                    repository.FoldersOf(reference);
                    if (repository.Resolve(reference).Oid == oid) found++;
                }
                catch (GitException exception)
                {
                    Assert.Contains("is not a regular file", exception.Message);
                }
            }
            return found;
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await changing;
        Assert.InRange(await reading.WaitAsync(Patience, TestContext.Current.CancellationToken), 1, int.MaxValue);
    }

    [Fact]
    public void The_check_for_special_files_allocates_almost_nothing()
    {
        Assert.SkipUnless(source == Source.Libgit2, "Each line that is written to git is allocated.");
        using var repository = source.Open(origin.Path);
        var oid = GitObjectId.Parse(origin.Git("rev-parse", "HEAD:a.md"));
        // A loose object is inflated by a stream, which allocates a handle for the file and one for zlib.
        Assert.InRange(PerRead(), 1, 700);
        origin.Git("gc", "--quiet");
        Assert.InRange(PerRead(), 0, 100);

        long PerRead()
        {
            repository.ReadBlob(oid, 0);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) repository.ReadBlob(oid, 0);
            return (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1000;
        }
    }
}

public sealed class SpecialFileByLibgit2Tests() : SpecialFileTests(Source.Libgit2);
public sealed class SpecialFileByGitTests() : SpecialFileTests(Source.Program);
public sealed class SpecialFileOfSha256Tests() : SpecialFileTests(Source.ProgramSha256);
