namespace ContentApi.Server.Sending;

/// <summary>
/// Lets <see cref="MaxAtOnce"/> connections at a time read bytes that may hold many requests. Kestrel reads HTTP/2 requests faster than the thread pool
/// begins to answer them: all requests that a thousand connections send at one moment would be in memory before any is counted. Thread-safe.
/// </summary>
/// <param name="budget">Delays a turn while memory is short.</param>
sealed class StreamTurns(SendBudget budget)
{
    /// <summary>The connections that may read at a time; each may begin <see cref="SendingExtensions.StreamsPerConnection"/> requests.</summary>
    const int MaxAtOnce = 4;

    /// <summary>
    /// The connections that may wait for their first turn. Each already holds some 40 KB of Kestrel's memory, even if its client has disconnected, which is
    /// noticed only in its turn.
    /// </summary>
    const int MaxWaiting = 2_048;

    int waiting;

    // Never disposed of: connections give their turns back after the server has ended.
    readonly SemaphoreSlim free = new(MaxAtOnce);

    /// <summary>Waits for a turn. The turn ends when the thread pool has begun the requests that were read: see <see cref="End"/>.</summary>
    /// <param name="isFirst">Whether the connection has not had a turn yet.</param>
    /// <param name="closed">Cancelled when the connection is cut off, since its memory is freed only once it no longer waits.</param>
    /// <returns>False if too many connections wait.</returns>
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
    /// Ends a turn. Called when the bytes that were read are passed on to a task that is in the thread pool's queue or will be in a moment. The turn is given
    /// back after three work items, each of which runs after those that its predecessor found in the queue: the first after that moment, the second after the
    /// task, the third after the requests that the task has begun.
    /// </summary>
    public void End() => Queue(static turns => turns.Queue(static turns => turns.Queue(static turns => turns.free.Release())));

    void Queue(Action<StreamTurns> action) => ThreadPool.UnsafeQueueUserWorkItem(action, this, preferLocal: false);
}
