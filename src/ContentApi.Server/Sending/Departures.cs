namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the memory of clients that were cut off until Kestrel has freed it, which may be after it has answered a hundred further streams. Callers of all
/// members but <see cref="AreMany"/> and <see cref="LeftAsync"/> hold the lock of <see cref="SendBudget"/>.
/// </summary>
/// <param name="limit">In bytes. While more is still to be freed, new requests should wait.</param>
sealed class Departures(long limit)
{
    /// <summary>The most calls of <see cref="Tick"/> for which a request waits.</summary>
    const int MaxTicks = 8;

    TaskCompletionSource ticked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long bytes;
    int waiting;

    /// <summary>
    /// Whether new requests should wait for <see cref="LeftAsync"/>: otherwise they would fill the memory faster than it is freed. May be read without the
    /// lock.
    /// </summary>
    public bool AreMany => Volatile.Read(ref bytes) > limit;

    public bool IsAny => bytes > 0;

    public void Begin(Holding holding)
    {
        holding.IsCut = true;
        bytes += holding.OwnBytes;
    }

    /// <summary>Stops counting a holding whose memory is free. Does nothing if its client was not cut off.</summary>
    public void End(Holding holding)
    {
        if (!holding.IsCut) return;
        holding.IsCut = false;
        bytes -= holding.OwnBytes;
        if (!AreMany) Tick();
    }

    /// <summary>Lets the waiting requests check again whether memory is free. Called at each tick of <see cref="SendBudget"/>.</summary>
    public void Tick()
    {
        if (ticked.TrySetResult()) Volatile.Write(ref ticked, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>
    /// Waits until memory is free, for <see cref="MaxTicks"/> at most. A request that was allowed to wait is answered even if memory is still short.
    /// </summary>
    /// <param name="isFirst">Whether the request may wait even if too many others do.</param>
    /// <returns>False, at once, if too many requests wait, since each of them holds memory; otherwise true.</returns>
    public async ValueTask<bool> LeftAsync(bool isFirst)
    {
        var mayWait = Interlocked.Increment(ref waiting) <= WaitingRoom.MaxWaiting || isFirst;
        for (var ticks = 0; mayWait && ticks < MaxTicks && AreMany; ticks++) await Volatile.Read(ref ticked).Task;
        Interlocked.Decrement(ref waiting);
        return mayWait;
    }
}
