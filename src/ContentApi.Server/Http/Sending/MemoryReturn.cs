using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Http.Sending;

/// <summary>
/// Asks the garbage collector to give memory back that answers have held. Left to itself it collects when something is allocated, which an idle server does not do, and an attack's last state would stay for hours.
/// Thread-safe.
/// </summary>
sealed class MemoryReturn
{
    /// <summary>Less is not worth a collection.</summary>
    const long LeastBytes = 32 << 20;

    /// <summary>While answers come and go, a collection in the background; once none has for so long, one that gives the memory back to the system.</summary>
    const int BusyMilliseconds = 2_000, QuietMilliseconds = 5_000;

    /// <summary>The shortest time between two of the latter, which stop all requests for as long as they take.</summary>
    const int PauseMilliseconds = 30_000;

    long sinceBackground, sinceReturn, lastUsed, lastBackground, lastReturn = -PauseMilliseconds;

    /// <summary>A large answer was written.</summary>
    public void Used() => Volatile.Write(ref lastUsed, Environment.TickCount64);

    /// <summary>Something was let go that had lived for long.</summary>
    public void Freed(long bytes)
    {
        Used();
        Interlocked.Add(ref sinceBackground, bytes);
        Interlocked.Add(ref sinceReturn, bytes);
    }

    /// <summary>To be called now and then.</summary>
    /// <returns>Whether something is left to do.</returns>
    public bool Look(long now)
    {
        if (Volatile.Read(ref sinceReturn) < LeastBytes)
        {
            if (now - Volatile.Read(ref lastUsed) < QuietMilliseconds) return true;
            LargeBuffers.Release();
            return false;
        }
        if (now - Volatile.Read(ref lastUsed) >= QuietMilliseconds && now - lastReturn >= PauseMilliseconds)
        {
            LargeBuffers.Release();
            Collect(GCCollectionMode.Aggressive, isInBackground: false);
            lastReturn = now;
            Volatile.Write(ref sinceReturn, 0);
            Volatile.Write(ref sinceBackground, 0);
        }
        else if (Volatile.Read(ref sinceBackground) >= LeastBytes && now - lastBackground >= BusyMilliseconds)
        {
            Collect(GCCollectionMode.Forced, isInBackground: true);
            lastBackground = now;
            Volatile.Write(ref sinceBackground, 0);
        }
        return true;
    }

    // In another thread: the caller holds a lock.
    static void Collect(GCCollectionMode mode, bool isInBackground) => ThreadPool.UnsafeQueueUserWorkItem(
        _ => GC.Collect(GC.MaxGeneration, mode, blocking: !isInBackground, compacting: !isInBackground), null);
}
