namespace ContentApi.Git;

/// <summary>
/// Notices that a ref points to another commit, however that came about (commit, push, reset, fetch, packed refs), within one second. It asks the
/// repository at short intervals: what a file system tells of changes differs from one to the next and is lost on network mounts, and reading a ref takes microseconds.
/// </summary>
public sealed class RefWatcher : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(75);

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
        string? reported = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
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

            await Task.Delay(Interval, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
