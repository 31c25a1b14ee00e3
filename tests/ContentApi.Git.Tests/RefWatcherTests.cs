using System.Collections.Concurrent;

namespace ContentApi.Git.Tests;

public sealed class RefWatcherTests : IAsyncDisposable
{
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

    GitRepository Watch(string path, string reference, Func<GitCommit, CancellationToken, Task>? onMoved = null)
    {
        var repository = GitRepository.Open(path);
        repositories.Add(repository);
        watchers.Add(new(repository, reference, repository.Resolve(reference).Oid, async (commit, stop) =>
        {
            if (onMoved is not null) await onMoved(commit, stop);
            moves.Enqueue(commit.Oid.ToString());
        }, exception => errors.Enqueue(exception.Message), () => Interlocked.Increment(ref found)));
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
        // As a file that a tool wrote anew: one move of a whole file, no loose ref at any time.
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
    public async Task Does_not_see_what_moves_other_refs()
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
    public async Task Calls_one_at_a_time_and_ends_at_the_last_commit()
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
        Assert.Equal($"The repository {repository.GitDirectory} has no branch, tag or commit 'main'. There is: other.", errors.Single());

        // At the commit that is known already: nothing to tell but that it is there, until it moves.
        Assert.Equal(0, found);
        origin.Git("branch", "main", first);
        await Eventually.True(() => found == 1, "that it is there again");
        var second = origin.Commit("-- a.md --\nTwo");
        origin.Git("branch", "--force", "main", second);
        await Saw(second);
        Assert.Equal((1, 1, 1), (moves.Count, errors.Count, found));

        origin.Git("branch", "--quiet", "--delete", "--force", "main");
        await Eventually.True(() => errors.Count == 2, "the error again, since it was gone in between");
    }

    [Fact]
    public async Task Goes_on_when_the_repository_was_away()
    {
        var repository = Watch(origin.Path, "main");
        Directory.Move(repository.GitDirectory, repository.GitDirectory + "-away");
        await Eventually.True(() => !errors.IsEmpty, "an error");
        Assert.Equal($"The repository {repository.GitDirectory} is not there any more.", errors.Single());
        Directory.Move(repository.GitDirectory + "-away", repository.GitDirectory);
        await Saw(origin.Commit("-- a.md --\nTwo"));
        Assert.Single(errors);
    }

    [Fact]
    public async Task Goes_on_when_a_call_failed()
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
}
