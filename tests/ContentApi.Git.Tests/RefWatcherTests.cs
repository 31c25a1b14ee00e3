using System.Collections.Concurrent;
using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

public sealed class RefWatcherTests : IAsyncDisposable
{
    static readonly TimeSpan never = Timeout.InfiniteTimeSpan;

    readonly TestRepository origin = TestRepository.With("-- a.md --\nHello");
    readonly ConcurrentQueue<string> moves = new();
    readonly ConcurrentQueue<string> errors = new();
    int found;
    readonly List<IDisposable> repositories = [];
    readonly List<RefWatcher> watchers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var watcher in watchers) await watcher.DisposeAsync();
        foreach (var repository in repositories) repository.Dispose();
        origin.Dispose();
    }

    GitRepository Watch(string path, string reference, Func<GitCommit, CancellationToken, Task>? onMoved = null, TimeSpan? slowLook = null)
    {
        var repository = GitRepository.Open(path);
        repositories.Add(repository);
        watchers.Add(new(repository, reference, repository.Resolve(reference).Oid, async (commit, stop) =>
        {
            if (onMoved is not null) await onMoved(commit, stop);
            moves.Enqueue(commit.Oid.ToString());
        }, exception => errors.Enqueue(exception.Message), () => Interlocked.Increment(ref found), slowLook ?? TimeSpan.FromSeconds(2)));
        return repository;
    }

    Task Saw(string oid) => Eventually.True(() => moves.LastOrDefault() == oid, $"a move to {oid}");

    [Fact]
    public async Task Sees_commits_amendments_and_resets()
    {
        var first = origin.Head;
        Watch(origin.Path, "main");
        await Saw(origin.Commit("-- a.md --\nTwo"));
        origin.Git("commit", "--quiet", "--amend", "--message", "Amended");
        await Saw(origin.Head);
        origin.Git("reset", "--quiet", "--hard", first);
        await Saw(first);
        Assert.Equal((3, 0), (moves.Count, errors.Count));
    }

    [Fact]
    public async Task Sees_pushes_into_a_bare_repository_also_when_refs_and_objects_are_packed()
    {
        using var bare = origin.Clone("--bare");
        Watch(bare.Path, "main");
        for (var i = 0; i < 3; i++)
        {
            var oid = origin.Commit($"-- a.md --\n{i}");
            origin.Git("push", "--quiet", bare.Path, "main");
            await Saw(oid);
            bare.Git("pack-refs", "--all");
            bare.Git("gc", "--quiet", "--prune=now");
        }
        Assert.Equal((3, 0), (moves.Count, errors.Count));
    }

    [Fact]
    public async Task Sees_a_ref_that_moves_within_the_packed_refs()
    {
        using var bare = origin.Clone("--bare");
        bare.Git("pack-refs", "--all");
        Watch(bare.Path, "main");
        var oid = origin.Commit("-- a.md --\nTwo");
        bare.Git("fetch", "--quiet", origin.Path, "main:refs/heads/new");
        bare.Git("pack-refs", "--all");
        var packed = Path.Combine(bare.Path, "packed-refs");
        // As a tool that rewrites the file does it: one rename of a whole file, and no loose ref at any time.
        File.WriteAllLines(packed + ".new", File.ReadLines(packed).Select(line => line.EndsWith(" refs/heads/main") ? oid + " refs/heads/main" : line));
        File.Move(packed + ".new", packed, overwrite: true);
        await Saw(oid);
    }

    [Fact]
    public async Task Sees_fetches()
    {
        using var clone = origin.Clone();
        Watch(clone.Path, "origin/main");
        var oid = origin.Commit("-- a.md --\nTwo");
        clone.Git("fetch", "--quiet");
        await Saw(oid);
    }

    [Fact]
    public async Task Follows_head_to_another_branch()
    {
        origin.Git("branch", "other");
        Watch(origin.Path, "HEAD");
        var onMain = origin.Commit("-- a.md --\nTwo");
        await Saw(onMain);
        origin.Git("switch", "--quiet", "other");
        await Saw(origin.Git("rev-parse", "other"));
        await Saw(origin.Commit("-- b.md --\nThree"));
        origin.Git("switch", "--quiet", "main");
        await Saw(onMain);
    }

    [Fact]
    public async Task Ignores_moves_of_other_refs()
    {
        Watch(origin.Path, "main");
        origin.Git("switch", "--quiet", "--create", "other");
        origin.Commit("-- a.md --\nElsewhere");
        origin.Git("tag", "v1");
        await Saw(CommitToMain());
        Assert.Single(moves);

        string CommitToMain()
        {
            origin.Git("switch", "--quiet", "main");
            return origin.Commit("-- a.md --\nTwo");
        }
    }

    [Fact]
    public async Task Makes_one_call_at_a_time_and_ends_with_the_last_commit()
    {
        var running = 0;
        var overlapped = false;
        var release = new TaskCompletionSource();
        Watch(origin.Path, "main", async (_, _) =>
        {
            overlapped |= Interlocked.Increment(ref running) > 1;
            await release.Task;
            Interlocked.Decrement(ref running);
        });
        origin.Commit("-- a.md --\nTwo");
        await Eventually.True(() => Volatile.Read(ref running) == 1, "the first call");
        origin.Commit("-- a.md --\nThree");
        var last = origin.Commit("-- a.md --\nFour");
        release.SetResult();
        await Saw(last);
        Assert.False(overlapped);
        Assert.Equal(2, moves.Count);
    }

    [Fact]
    public async Task Reports_a_deleted_ref_once_and_sees_it_again()
    {
        origin.Git("switch", "--quiet", "--create", "other");
        var first = origin.Head;
        var repository = Watch(origin.Path, "main");
        origin.Git("branch", "--quiet", "--delete", "--force", "main");
        await Eventually.True(() => !errors.IsEmpty, "an error");
        Assert.Equal($"The repository {repository.GitDirectory} has no branch, tag or commit 'main'. The refs are: other.", errors.Single());

        // The branch is back at the commit that is already known: the watcher reports that it is found, and no move until it moves.
        Assert.Equal(0, found);
        origin.Git("branch", "main", first);
        await Eventually.True(() => found == 1, "that the branch is found again");
        var second = origin.Commit("-- a.md --\nTwo");
        origin.Git("branch", "--force", "main", second);
        await Saw(second);
        Assert.Equal((1, 1, 1), (moves.Count, errors.Count, found));

        origin.Git("branch", "--quiet", "--delete", "--force", "main");
        await Eventually.True(() => errors.Count == 2, "a second error, since the branch was found in between");
    }

    [Fact]
    public async Task Continues_after_the_repository_was_away()
    {
        var repository = Watch(origin.Path, "main");
        Directory.Move(repository.GitDirectory, repository.GitDirectory + "-away");
        await Eventually.True(() => !errors.IsEmpty, "an error");
        Assert.Equal($"The repository {repository.GitDirectory} no longer exists.", errors.Single());
        Directory.Move(repository.GitDirectory + "-away", repository.GitDirectory);
        await Saw(origin.Commit("-- a.md --\nTwo"));
        Assert.Single(errors);
    }

    [Fact]
    public async Task Continues_after_a_call_failed()
    {
        var calls = 0;
        Watch(origin.Path, "main", (_, _) => ++calls == 1 ? throw new InvalidOperationException("Cannot build") : Task.CompletedTask);
        origin.Commit("-- a.md --\nTwo");
        await Eventually.True(() => !errors.IsEmpty, "an error");
        await Saw(origin.Commit("-- a.md --\nThree"));
        Assert.Equal(["Cannot build"], errors);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Cancels_a_call_in_progress_when_it_is_disposed()
    {
        var started = new TaskCompletionSource();
        var cancelled = false;
        Watch(origin.Path, "main", async (_, stop) =>
        {
            started.SetResult();
            try { await Task.Delay(Timeout.Infinite, stop); }
            finally { cancelled = stop.IsCancellationRequested; }
        });
        origin.Commit("-- a.md --\nTwo");
        await started.Task.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        await watchers.Single().DisposeAsync();
        Assert.True(cancelled);
        Assert.Empty(errors);
        watchers.Clear();
    }

    public static TheoryData<string> WaysToMove() =>
        ["commit", "commit to a new folder of refs", "another branch", "packed refs", "fetch", "the repository is replaced"];

    [Theory]
    [MemberData(nameof(WaysToMove))]
    public async Task Is_woken_by_each_way_to_move_a_ref(string way)
    {
        switch (way)
        {
            case "commit":
                Watch(origin.Path, "main", slowLook: never);
                await Saw(origin.Commit("-- a.md --\nTwo"));
                await Saw(origin.Commit("-- a.md --\nThree"));
                break;
            case "commit to a new folder of refs":
                origin.Git("branch", "team/site/main");
                origin.Git("pack-refs", "--all");
                Watch(origin.Path, "team/site/main", slowLook: never);
                Assert.False(Directory.Exists(Path.Combine(origin.Path, ".git/refs/heads/team")));
                origin.Git("switch", "--quiet", "team/site/main");
                await Saw(origin.Commit("-- a.md --\nTwo"));
                await Saw(origin.Commit("-- a.md --\nThree"));
                origin.Git("pack-refs", "--all");
                await Saw(origin.Commit("-- a.md --\nFour"));
                break;
            case "another branch":
                Watch(origin.Path, "HEAD", slowLook: never);
                origin.Git("switch", "--quiet", "--create", "a/b");
                await Saw(origin.Commit("-- a.md --\nTwo"));
                await Saw(origin.Commit("-- a.md --\nThree"));
                break;
            case "packed refs":
                var second = origin.Commit("-- a.md --\nTwo");
                origin.Git("reset", "--quiet", "--hard", "HEAD~1");
                origin.Git("pack-refs", "--all");
                Watch(origin.Path, "main", slowLook: never);
                var packed = Path.Combine(origin.Path, ".git/packed-refs");
                File.WriteAllText(packed + ".new", File.ReadAllText(packed).Replace(origin.Head, second));
                File.Move(packed + ".new", packed, overwrite: true);
                await Saw(second);
                break;
            case "fetch":
                using (var clone = origin.Clone())
                {
                    Watch(clone.Path, "origin/HEAD", slowLook: never);
                    var oid = origin.Commit("-- a.md --\nTwo");
                    clone.Git("fetch", "--quiet");
                    await Saw(oid);
                }
                break;
            case "the repository is replaced":
                using (var clone = origin.Clone("--bare"))
                using (var other = origin.Clone("--bare"))
                {
                    // No watched folder is left that could report the new ones: only the slow look notices them.
                    Watch(clone.Path, "main", slowLook: TimeSpan.FromMilliseconds(300));
                    var oid = origin.Commit("-- a.md --\nTwo");
                    origin.Git("push", "--quiet", other.Path, "main");
                    Directory.Move(clone.Path, clone.Path + "-away");
                    await Eventually.True(() => !errors.IsEmpty, "an error");
                    Directory.Move(other.Path, clone.Path);
                    Directory.Delete(clone.Path + "-away", recursive: true);
                    await Saw(oid);
                    var last = origin.Commit("-- a.md --\nThree");
                    origin.Git("push", "--quiet", clone.Path, "main");
                    await Saw(last);
                }
                break;
        }
    }

    [Fact]
    public async Task Is_woken_in_a_linked_worktree()
    {
        var worktree = origin.Path + "-linked";
        origin.Git("worktree", "add", "--quiet", "-b", "linked", worktree);
        try
        {
            Watch(worktree, "HEAD", slowLook: never);
            var oid = origin.Commit("-- a.md --\nTwo");
            origin.Git("-C", worktree, "reset", "--quiet", "--hard", oid);
            await Saw(oid);
        }
        finally
        {
            Directory.Delete(worktree, recursive: true);
        }
    }

    [Fact]
    public async Task Looks_without_being_woken_where_the_file_system_reports_no_changes()
    {
        var (first, second) = (origin.Head, origin.Commit("-- a.md --\nTwo"));
        origin.Git("reset", "--quiet", "--hard", first);
        // The file of the ref is stored outside the watched folders, so the kernel does not report its changes.
        var elsewhere = origin.Path + "-elsewhere";
        var file = Path.Combine(origin.Path, ".git/refs/heads/main");
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, elsewhere);
        Watch(origin.Path, "main");
        await Eventually.True(() => watchers[0].Looks > 0, "the first look");
        File.WriteAllText(elsewhere, second + "\n");
        await Saw(second);
        File.Delete(elsewhere);
    }

    [Fact]
    public async Task Reads_the_ref_a_few_times_for_hundreds_of_changes_and_never_if_no_ref_is_written()
    {
        var release = new TaskCompletionSource();
        var running = false;
        Watch(origin.Path, "main", async (_, _) =>
        {
            Volatile.Write(ref running, true);
            await release.Task;
        }, never);
        await Idle(watchers[0]);
        var before = watchers[0].Looks;
        var oid = origin.Commit("-- a.md --\nTwo");
        await Eventually.True(() => Volatile.Read(ref running), "the call");
        origin.Git(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"create refs/heads/b{i} {oid}\n"))), "update-ref", "--stdin");
        release.SetResult();
        await Saw(oid);
        await Idle(watchers[0]);
        // Far fewer looks than changes; how many depends on how fast the machine writes.
        Assert.InRange(watchers[0].Looks - before, 2, 30);

        // Lock files beside the refs and new objects cause no look.
        before = watchers[0].Looks;
        for (var i = 0; i < 20; i++)
        {
            var file = Path.Combine(origin.Path, $".git/refs/heads/main{i}.lock");
            File.WriteAllText(file, "");
            File.Delete(file);
        }
        origin.Git(Encoding.UTF8.GetBytes("An object"), "hash-object", "-w", "--stdin");
        await Idle(watchers[0]);
        Assert.Equal(before, watchers[0].Looks);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("HEAD")]
    [InlineData("../../../etc/main")]
    [InlineData("a//b/./c")]
    [InlineData("a\0b")]
    public void Watches_a_few_folders_in_the_repository_however_many_there_are(string reference)
    {
        for (var i = 0; i < 300; i++) Directory.CreateDirectory(Path.Combine(origin.Path, $".git/refs/heads/{i}/x"));
        using var repository = GitRepository.Open(origin.Path);
        var folders = repository.FoldersOf(reference);
        Assert.InRange(folders.Count, 2, 10);
        Assert.All(folders, folder => Assert.StartsWith(repository.GitDirectory, folder));
        Assert.InRange(repository.FoldersOf(string.Join('/', Enumerable.Repeat("deep", 500))).Count, 2, 64);
    }

    /// <summary>Waits until the watcher has not looked for 200 ms.</summary>
    static Task Idle(RefWatcher watcher) => Eventually.TrueAsync(async () =>
    {
        var before = watcher.Looks;
        await Task.Delay(200);
        return before > 0 && watcher.Looks == before;
    }, "200 ms without a look");
}
