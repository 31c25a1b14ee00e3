using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Sending;

/// <summary>
/// Asks the garbage collector to return memory that answers and connections have held. By itself it collects only when something is allocated, which an idle
/// server does not do: the memory that an attack has used would stay for hours. Callers hold the lock of <see cref="SendBudget"/>.
/// </summary>
sealed class MemoryReturn
{
    /// <summary>The garbage of the oldest generation, in bytes, that is worth a background collection, and the shortest time between two of them.</summary>
    const long OldBytes = 32 << 20;
    const int RequestMilliseconds = 250;

    /// <summary>
    /// With more garbage than this, in bytes, a blocking collection is made at once: busy processors leave a background collection too little time, and an
    /// attacker can produce hundreds of megabytes between two calls of <see cref="Look"/>.
    /// </summary>
    const long TooOldBytes = 64 << 20;

    /// <summary>
    /// A heap that has grown by this many bytes, and by half, since the last blocking collection is collected at once, too. <see cref="Freed"/> is not called
    /// for all garbage: requests that clients reset before the answer leave as much.
    /// </summary>
    const long GrownHeapBytes = 96 << 20;

    /// <summary>
    /// A server is idle if it allocates fewer bytes than this in this time. It may then be paused for a collection that returns memory to the operating system.
    /// </summary>
    const long IdleBytes = 8 << 20;
    const int IdleMilliseconds = 5_000;

    /// <summary>Memory is returned if the working set has grown by this many bytes, and by an eighth, since there was last nothing to return.</summary>
    const long GrownBytes = 48 << 20;
    const int GrownShare = 8;

    /// <summary>
    /// If the working set is still large after memory was returned, the attempt is repeated, this often at most and at this interval: Kestrel keeps unused
    /// blocks of memory for a while.
    /// </summary>
    const int MaxReturns = 4;
    const int ReturnMilliseconds = 12_000;

    long old, requested, lastRequest, windowBegan, windowAllocated, lastReturn;
    int returns, collections;

    // Completed when the blocking collection in progress is over; null if there is none.
    volatile TaskCompletionSource? collecting;

    // The process's working set, in bytes, when there was last nothing to return.
    long settled;

    // The heap's size, in bytes, after the last blocking collection; less if it has shrunk since.
    long inUse;

    /// <summary>Counts released memory that was held for so long that it has reached the oldest generation, which is collected least often.</summary>
    public void Freed(long bytes)
    {
        old += bytes;
        if (old >= TooOldBytes) CollectAtOnce();
    }

    void CollectAtOnce()
    {
        if (collecting is not null) return;
        (old, requested) = (0, 0);
        var collection = collecting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Collect(() =>
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            Volatile.Write(ref inUse, GC.GetTotalMemory(forceFullCollection: false));
            collecting = null;
            collection.SetResult();
        });
    }

    /// <summary>Completes when the blocking collection in progress is over; already completed if there is none. May be read without the lock.</summary>
    public Task Collected => collecting?.Task ?? Task.CompletedTask;

    /// <summary>Begins the first period after which <see cref="Look"/> decides whether the server is idle.</summary>
    public void Begin(long now)
    {
        if (settled == 0) settled = Environment.WorkingSet;
        Volatile.Write(ref inUse, GC.GetTotalMemory(forceFullCollection: false));
        BeginWindow(now);
    }

    /// <summary>Starts the collections that are due. Called at each tick of <see cref="SendBudget"/>.</summary>
    /// <param name="now">The current <see cref="Environment.TickCount64"/>.</param>
    /// <param name="isUsed">Whether answers are held or requests wait now.</param>
    /// <returns>True if there may be something to do later, so that it is to be called again.</returns>
    public bool Look(long now, bool isUsed)
    {
        CollectOld(now);
        CollectGrown();
        if (isUsed) BeginWindow(now);
        if (now - windowBegan < IdleMilliseconds) return true;
        var isIdle = GC.GetTotalAllocatedBytes() - windowAllocated < IdleBytes;
        BeginWindow(now);
        if (!isIdle) return true;
        old = requested = 0;
        ResponseChunks.Release();
        var size = Environment.WorkingSet;
        if (size - settled < Math.Max(GrownBytes, settled / GrownShare) || returns == MaxReturns)
        {
            // The remaining memory is in use.
            if (returns > 0) settled = size;
            returns = 0;
            return false;
        }
        if (now - lastReturn < ReturnMilliseconds) return true;
        (lastReturn, returns) = (now, returns + 1);
        Collect(static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
        return true;
    }

    void CollectGrown()
    {
        var (heap, before) = (GC.GetTotalMemory(forceFullCollection: false), Volatile.Read(ref inUse));
        if (heap - before > GrownHeapBytes && heap > before + before / 2) CollectAtOnce();
        else if (heap < before) Volatile.Write(ref inUse, heap);
    }

    void CollectOld(long now)
    {
        if (GC.CollectionCount(GC.MaxGeneration) != collections)
        {
            collections = GC.CollectionCount(GC.MaxGeneration);
            (old, requested) = (Math.Max(0, old - requested), 0);
        }
        if (old < OldBytes || now - lastRequest < RequestMilliseconds) return;
        (requested, lastRequest) = (old, now);
        Collect(static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false));
    }

    void BeginWindow(long now) => (windowBegan, windowAllocated) = (now, GC.GetTotalAllocatedBytes());

    static void Collect(Action collect) => ThreadPool.UnsafeQueueUserWorkItem(static collect => collect(), collect, preferLocal: false);
}
