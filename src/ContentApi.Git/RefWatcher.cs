using ContentApi.Git.Contract;
using ContentApi.Git.References;

namespace ContentApi.Git;

/// <summary>
/// Notices when a ref points to another commit, whatever moved it (commit, push, reset, fetch, packed refs). Linux reports a
/// change in the ref's folders within milliseconds. The watcher also reads the ref every two seconds, because network mounts
/// do not report changes, the system may have no inotify watches left, and a repository may be replaced by another one.
/// </summary>
public sealed class RefWatcher : IAsyncDisposable
{
    /// <summary>The time between two reads of the ref if the file system reports no change.</summary>
    static readonly TimeSpan SlowLook = TimeSpan.FromSeconds(2);

    /// <summary>The shortest time between a reported change and the next read, so that a fetch of a thousand refs causes only a few reads.</summary>
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

    /// <summary>Starts to watch.</summary>
    /// <param name="repository">The repository, which must outlive the watcher.</param>
    /// <param name="reference">The ref, as in <see cref="GitRepository.Resolve"/>.</param>
    /// <param name="current">The commit that the caller already knows.</param>
    /// <param name="onMoved">Called with the ref's newest commit, one call at a time; a move during a call leads to one more call.
    /// An exception that it throws is passed to <paramref name="onError"/> and does not end the watch; it is not called again for that commit.</param>
    /// <param name="onError">Called when the ref cannot be resolved, once for each new message.</param>
    /// <param name="onFound">Called when the ref can be resolved again, before <paramref name="onMoved"/> if it has moved.</param>
    public RefWatcher(
        GitRepository repository, string reference, GitObjectId current,
        Func<GitCommit, CancellationToken, Task> onMoved, Action<Exception> onError, Action? onFound = null)
        : this(repository, reference, current, onMoved, onError, onFound, SlowLook) { }

    /// <inheritdoc cref="RefWatcher(GitRepository, string, GitObjectId, Func{GitCommit, CancellationToken, Task}, Action{Exception}, Action?)"/>
    /// <param name="slowLook">The time between two reads of the ref if no change is reported; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
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
        // A dedicated thread sleeps in the kernel; a timer would keep waking the thread pool.
        watching = Task.Factory.StartNew(() => Watch(current), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The number of times that the ref was read.</summary>
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
                // The missing file may exist by now in a place that an open repository does not look at again.
                if (reported is not null) repository.Reopen();
                // Watches before it reads the ref, so that no later change is missed. Which folders
                // to watch depends on the ref files, so the list is kept until a change is reported.
                folders.Watch(watched ??= repository.FoldersOf(reference));
                var commit = repository.Resolve(reference);
                if (reported is not null) onFound?.Invoke();
                reported = null;
                if (commit.Oid != current)
                {
                    current = commit.Oid;
                    onMoved(commit, stop.Token).GetAwaiter().GetResult();
                    // The call may have taken long: read the ref again at once.
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

    /// <summary>Ends the watch: cancels a callback in progress and waits until it returns.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }
}
