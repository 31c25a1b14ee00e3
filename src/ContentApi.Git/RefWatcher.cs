using ContentApi.Git.Contract;
using ContentApi.Git.References;

namespace ContentApi.Git;

/// <summary>
/// Notices that a ref points to another commit, however that came about (commit, push, reset, fetch, packed refs). Linux tells it when something changes
/// in the folders of the ref, which takes milliseconds. It also looks by itself every two seconds: network mounts tell nothing, the system may have no
/// watch to give, and a repository may be replaced by another one.
/// </summary>
public sealed class RefWatcher : IAsyncDisposable
{
    /// <summary>The longest time in which a move is noticed where the file system tells nothing.</summary>
    static readonly TimeSpan SlowLook = TimeSpan.FromSeconds(2);

    /// <summary>The shortest time between two looks: a fetch of a thousand refs is one change, or a few.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    readonly GitRepository repository;
    readonly string reference;
    readonly Func<GitCommit, CancellationToken, Task> onMoved;
    readonly Action<Exception> onError;
    readonly Action? onFound;
    readonly TimeSpan slowLook;
    readonly CancellationTokenSource stop = new();
    readonly Task watching;
    int looks;

    /// <param name="repository">Outlives the watcher.</param>
    /// <param name="reference">As for <see cref="GitRepository.Resolve"/>.</param>
    /// <param name="current">The commit that is known already.</param>
    /// <param name="onMoved">Called with the ref's newest commit, one call at a time; a move during a call leads to one more call.
    /// What it throws goes to <paramref name="onError"/> and does not end the watch; the commit is not tried again.</param>
    /// <param name="onError">Called when the ref cannot be resolved, once for each new message.</param>
    /// <param name="onFound">Called when it can be again, before <paramref name="onMoved"/> if it has moved meanwhile.</param>
    public RefWatcher(
        GitRepository repository, string reference, GitObjectId current,
        Func<GitCommit, CancellationToken, Task> onMoved, Action<Exception> onError, Action? onFound = null)
        : this(repository, reference, current, onMoved, onError, onFound, SlowLook) { }

    /// <inheritdoc cref="RefWatcher(GitRepository, string, GitObjectId, Func{GitCommit, CancellationToken, Task}, Action{Exception}, Action?)"/>
    /// <param name="slowLook">How often it looks by itself; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    internal RefWatcher(
        GitRepository repository, string reference, GitObjectId current,
        Func<GitCommit, CancellationToken, Task> onMoved, Action<Exception> onError, Action? onFound, TimeSpan slowLook)
    {
        this.repository = repository;
        this.reference = reference;
        this.onMoved = onMoved;
        this.onError = onError;
        this.onFound = onFound;
        this.slowLook = slowLook;
        // A thread of its own, which sleeps in the kernel: a timer would keep the thread pool awake.
        watching = Task.Factory.StartNew(() => Watch(current), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How often the ref was looked at.</summary>
    internal int Looks => Volatile.Read(ref looks);

    void Watch(GitObjectId current)
    {
        using var folders = new FolderWatch();
        using var waking = stop.Token.Register(folders.Wake);
        string? reported = null;
        IReadOnlyList<string>? watched = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Interlocked.Increment(ref looks);
                // What it lacked may be there now, in a place that was not looked at when it was opened.
                if (reported is not null) repository.Reopen();
                // Before the look: what changes after it must not be missed. Which folders they are follows from the refs' files, so only a change there makes them others.
                folders.Watch(watched ??= repository.FoldersOf(reference));
                var commit = repository.Resolve(reference);
                if (reported is not null) onFound?.Invoke();
                reported = null;
                if (commit.Oid != current)
                {
                    current = commit.Oid;
                    onMoved(commit, stop.Token).GetAwaiter().GetResult();
                    // It took its time: look again at once.
                    continue;
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                watched = null;
                if (exception.Message != reported) onError(exception);
                reported = exception.Message;
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }

            if (folders.Wait(slowLook, stop.Token))
            {
                watched = null;
                stop.Token.WaitHandle.WaitOne(Pause);
            }
        }
    }

    /// <summary>Cancels a call in progress and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }
}
