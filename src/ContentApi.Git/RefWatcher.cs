namespace ContentApi.Git;

/// <summary>
/// Notices that a ref points to another commit, however that came about (commit, push, reset, fetch, packed refs), within
/// one second. It asks the repository; what the file system tells only makes it ask sooner.
/// </summary>
public sealed class RefWatcher : IAsyncDisposable
{
    /// <param name="repository">Outlives the watcher.</param>
    /// <param name="reference">As for <see cref="GitRepository.Resolve"/>.</param>
    /// <param name="current">The commit that is known already.</param>
    /// <param name="onMoved">Called with the ref's newest commit, one call at a time; a move during a call leads to one more call.
    /// What it throws goes to <paramref name="onError"/> and does not end the watch.</param>
    /// <param name="onError">Called when the ref cannot be resolved, once for each new message.</param>
    public RefWatcher(
        GitRepository repository, string reference, GitObjectId current,
        Func<GitCommit, CancellationToken, Task> onMoved, Action<Exception> onError, TimeProvider? time = null) =>
        throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
