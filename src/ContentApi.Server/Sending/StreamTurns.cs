namespace ContentApi.Server.Sending;

/// <summary>
/// Lets <see cref="MaxAtOnce"/> connections at once read bytes that may hold many requests. Kestrel reads requests of HTTP/2 faster than the thread pool
/// begins to answer them: all requests that a thousand connections send in one moment would be in memory before any is counted. Thread-safe.
/// </summary>
/// <param name="budget">Tells when nothing more should be read.</param>
sealed class StreamTurns(SendBudget budget)
{
    /// <summary>Connections that read at once; each may begin <see cref="SendingExtensions.StreamsPerConnection"/> requests.</summary>
    const int MaxAtOnce = 4;

    /// <summary>
    /// Connections that may wait for their first turn. Each holds some 40 KB of Kestrel's memory already, also where its client has gone, which shows only in
    /// its turn.
    /// </summary>
    const int MaxWaiting = 2_048;

    int waiting;

    // Never disposed of: connections give their turns back after the server has ended.
    readonly SemaphoreSlim free = new(MaxAtOnce);

    /// <summary>Waits for a turn. It ends when the thread pool has begun what was read.</summary>
    /// <param name="isFirst">Whether the connection has had none.</param>
    /// <param name="closed">Cancelled when the connection is cut off. Its memory is free only once nobody waits for its turn.</param>
    /// <returns>False where too many wait.</returns>
    /// <exception cref="OperationCanceledException">From <paramref name="closed"/>.</exception>
    public async ValueTask<bool> TakeAsync(bool isFirst, CancellationToken closed)
    {
        var mayWait = Interlocked.Increment(ref waiting) <= MaxWaiting || !isFirst;
        try
        {
            if (!mayWait) return false;
            await free.WaitAsync(closed);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        await budget.RecoverAsync();
        return true;
    }

    /// <summary>
    /// To be called when what was read is passed on, to a task that waits in the thread pool's queue or will in a moment. Each further item comes after what the one before it found in the queue: the first
    /// after that moment, the second after the task, the third after the requests that the task has begun.
    /// </summary>
    public void End() => Queue(static turns => turns.Queue(static turns => turns.Queue(static turns => turns.free.Release())));

    void Queue(Action<StreamTurns> action) => ThreadPool.UnsafeQueueUserWorkItem(action, this, preferLocal: false);
}
