namespace ContentApi.Server.Http.Sending;

/// <summary>
/// Lets <see cref="MaxAtOnce"/> connections at once read bytes that may hold many requests. Kestrel reads requests of HTTP/2 faster than the thread pool
/// begins to answer them: all requests that a thousand connections send in one moment would be in memory before any is counted. Thread-safe.
/// </summary>
sealed class StreamTurns
{
    /// <summary>Connections that read at once; each may begin <see cref="SendingExtensions.StreamsPerConnection"/> requests.</summary>
    const int MaxAtOnce = 4;

    // Never disposed of: connections give their turns back after the server has ended.
    readonly SemaphoreSlim free = new(MaxAtOnce);

    /// <summary>Waits for a turn. It ends when the thread pool has begun what was read.</summary>
    public Task TakeAsync() => free.WaitAsync();

    /// <summary>
    /// To be called when what was read is passed on, to a task that waits in the thread pool's queue or will in a moment. Each further item comes after what the one before it found in the queue: the first
    /// after that moment, the second after the task, the third after the requests that the task has begun.
    /// </summary>
    public void End() => Queue(static turns => turns.Queue(static turns => turns.Queue(static turns => turns.free.Release())));

    void Queue(Action<StreamTurns> action) => ThreadPool.UnsafeQueueUserWorkItem(action, this, preferLocal: false);
}
