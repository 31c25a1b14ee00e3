using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Sending;

/// <summary>
/// Asks the garbage collector to give memory back that answers and connections have held. Left to itself it collects when something is allocated, which an idle server
/// does not do: the last state of an attack would stay for hours. The caller holds a lock.
/// </summary>
sealed class MemoryReturn
{
    /// <summary>So much garbage that lived for long is worth a collection in the background, at most once in this time.</summary>
    const long OldBytes = 32 << 20;
    const int RequestMilliseconds = 250;

    /// <summary>
    /// Where so much comes together before that is done, everything stops for a collection at once: busy processors leave the background too little time, and
    /// an attacker makes hundreds of megabytes in the time between two looks.
    /// </summary>
    const long TooOldBytes = 64 << 20;

    /// <summary>
    /// A heap that has grown by so many bytes, and by half, since the last such collection is collected at once as well. <see cref="Freed"/> does not learn of
    /// all garbage: requests that clients reset before the answer leave as much.
    /// </summary>
    const long GrownHeapBytes = 96 << 20;

    /// <summary>An idle server allocates less than this in this time. It may be stopped for the collection that gives memory back to the system.</summary>
    const long IdleBytes = 8 << 20;
    const int IdleMilliseconds = 5_000;

    /// <summary>That is done if the process has grown by so much, and by an eighth, since it was done before.</summary>
    const long GrownBytes = 48 << 20;
    const int GrownShare = 8;

    /// <summary>Where a return leaves much, it is tried again: Kestrel keeps blocks of memory for a while that nobody uses.</summary>
    const int MaxReturns = 4;
    const int ReturnMilliseconds = 12_000;

    long old, requested, lastRequest, windowBegan, windowAllocated, lastReturn;
    int returns, collections;

    // Of the collection for which everything stops, until it is over.
    volatile TaskCompletionSource? collecting;

    // The process's working set when there is nothing to give back.
    long settled;

    // The heap's size after the last collection for which everything stopped.
    long inUse;

    /// <summary>Something was let go that had lived for long, and so has come to the oldest generation, which is collected least.</summary>
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

    /// <summary>Completes when the collection that stops everything is over; completed if there is none. The caller needs no lock.</summary>
    public Task Collected => collecting?.Task ?? Task.CompletedTask;

    /// <summary>Begins a time of which <see cref="Look"/> finds the end.</summary>
    public void Begin(long now)
    {
        if (settled == 0) settled = Environment.WorkingSet;
        Volatile.Write(ref inUse, GC.GetTotalMemory(forceFullCollection: false));
        BeginWindow(now);
    }

    /// <summary>To be called now and then.</summary>
    /// <param name="now">By <see cref="Environment.TickCount64"/>.</param>
    /// <param name="isUsed">Whether answers are held now.</param>
    /// <returns>Whether there may be something to do later.</returns>
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
            // What is left is in use.
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
