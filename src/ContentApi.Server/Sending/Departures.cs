namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the memory of clients that were cut off until Kestrel has freed it, which may be after it has answered a hundred further streams. The caller of
/// each member but <see cref="AreMany"/> and <see cref="LeftAsync"/> holds a lock.
/// </summary>
/// <param name="limit">In bytes; while more is leaving, the server is behind.</param>
sealed class Departures(long limit)
{
    /// <summary>The most ticks that a request waits.</summary>
    const int MaxTicks = 8;

    TaskCompletionSource ticked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long bytes;
    int waiting;

    /// <summary>Whether new requests should wait for <see cref="LeftAsync"/>: otherwise they would fill the memory faster than it is given back. To be asked without a lock, too.</summary>
    public bool AreMany => Volatile.Read(ref bytes) > limit;

    public bool IsAny => bytes > 0;

    public void Begin(Holding holding)
    {
        holding.IsCut = true;
        bytes += holding.OwnBytes;
    }

    /// <summary>Its memory is free, if it was cut off.</summary>
    public void End(Holding holding)
    {
        if (!holding.IsCut) return;
        holding.IsCut = false;
        bytes -= holding.OwnBytes;
        if (!AreMany) Tick();
    }

    /// <summary>Time has passed.</summary>
    public void Tick()
    {
        if (ticked.TrySetResult()) Volatile.Write(ref ticked, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Waits until memory is free, but not for long: who may wait is answered in the end.</summary>
    /// <param name="isFirst">Whether it may wait though many do.</param>
    /// <returns>False, at once, where too many wait: each holds its own memory.</returns>
    public async ValueTask<bool> LeftAsync(bool isFirst)
    {
        var mayWait = Interlocked.Increment(ref waiting) <= WaitingRoom.MaxWaiting || isFirst;
        for (var ticks = 0; mayWait && ticks < MaxTicks && AreMany; ticks++) await Volatile.Read(ref ticked).Task;
        Interlocked.Decrement(ref waiting);
        return mayWait;
    }
}
