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
    readonly TimeProvider time;
    readonly CancellationTokenSource stop = new();
    readonly Task watching;

    /// <param name="repository">Outlives the watcher.</param>
    /// <param name="reference">As for <see cref="GitRepository.Resolve"/>.</param>
    /// <param name="current">The commit that is known already.</param>
    /// <param name="onMoved">Called with the ref's newest commit, one call at a time; a move during a call leads to one more call.
    /// What it throws goes to <paramref name="onError"/> and does not end the watch; the commit is not tried again.</param>
    /// <param name="onError">Called when the ref cannot be resolved, once for each new message.</param>
    /// <param name="onFound">Called when it can be again, before <paramref name="onMoved"/> if it has moved meanwhile.</param>
    public RefWatcher(
        GitRepository repository, string reference, GitObjectId current,
        Func<GitCommit, CancellationToken, Task> onMoved, Action<Exception> onError, Action? onFound = null,
        TimeProvider? time = null)
    {
        this.repository = repository;
        this.reference = reference;
        this.onMoved = onMoved;
        this.onError = onError;
        this.onFound = onFound;
        this.time = time ?? TimeProvider.System;
        watching = Task.Run(() => WatchAsync(current));
    }

    async Task WatchAsync(GitObjectId current)
    {
        using var folders = new FolderWatch();
        string? reported = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Before the look: what changes after it must not be missed.
                folders.Watch(repository.FoldersOf(reference));
                var commit = repository.Resolve(reference);
                if (reported is not null) onFound?.Invoke();
                reported = null;
                if (commit.Oid != current)
                {
                    current = commit.Oid;
                    await onMoved(commit, stop.Token);
                    // It took its time: look again at once.
                    continue;
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                if (exception.Message != reported) onError(exception);
                reported = exception.Message;
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await folders.WaitAsync(SlowLook, time, stop.Token);
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
