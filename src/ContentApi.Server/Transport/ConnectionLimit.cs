using ContentApi.Server.Configuration;

namespace ContentApi.Server.Transport;

/// <summary>
/// Decides how many connections may be open at once. The smallest of three numbers counts: <see cref="ContentApiOptions.MaxConnections"/>; those that fit into
/// a part of the memory; what the limit of descriptors leaves beside everything else that is open and a reserve. See
/// <c>docs/decisions/0022-connections-leave-descriptors-free.md</c>.
/// </summary>
sealed partial class ConnectionLimit : IDisposable
{
    /// <summary>So many connections are allowed even where they use up the reserve: a server that accepts none would be of no use.</summary>
    const int LeastConnections = 4;

    /// <summary>The bytes that Kestrel keeps for an idle connection of HTTP/2, rounded up from a measured 37 KB; one of HTTP/1.1 takes less.</summary>
    const int ConnectionBytes = 40 << 10;

    /// <summary>Connections may take the memory that the process may use (a container's, say), divided by this.</summary>
    const int MemoryShare = 8;

    /// <summary>A shortage is over when the limit was not reached for so long. No more than one line is logged in this time.</summary>
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Counting what else is open takes at most one part in so many of the time: it is repeated after some milliseconds with hundreds of descriptors, and not
    /// more than five times a second with 20,000.
    /// </summary>
    const int CountingShare = 10;

    readonly int maxConnections;
    readonly int? descriptors;
    readonly TimeProvider clock;
    readonly ILogger logger;
    readonly ITimer timer;
    readonly Lock counting = new();
    int open;
    volatile int max;
    long counted, reached;
    TimeSpan countingTime;
    volatile bool isShort;
    bool isShortLogged, isTimerSet;

    /// <param name="options">For <see cref="ContentApiOptions.MaxConnections"/>.</param>
    /// <param name="memory">What the process may have, in bytes.</param>
    /// <param name="descriptors">Its limit of descriptors; null for none.</param>
    /// <param name="clock">Tells when a shortage is over.</param>
    /// <param name="logger">Is told of shortages.</param>
    public ConnectionLimit(ContentApiOptions options, long memory, int? descriptors, TimeProvider clock, ILogger<ConnectionLimit> logger)
    {
        (maxConnections, this.descriptors, this.clock, this.logger) =
            ((int)Math.Min(options.MaxConnections, memory / MemoryShare / ConnectionBytes), descriptors, clock, logger);
        timer = clock.CreateTimer(_ => EndPeriod(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Count();
    }

    /// <summary>The connections that are open.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>The most that may be; it falls while other descriptors are in use.</summary>
    public int Max => max;

    /// <summary>Whether the limit was reached within the last minute: connections were closed or refused.</summary>
    public bool IsShort => isShort;

    /// <summary>Whether one more connection may be opened.</summary>
    /// <param name="descriptor">The descriptor that it has already. The kernel takes the lowest that is free, so all below it are in use.</param>
    public bool HasRoom(long descriptor)
    {
        if (descriptors is { } limit && (descriptor >= limit - Descriptors.Reserve(limit) || Open >= max)) Count();
        if (Open < max) return true;
        Reach();
        return false;
    }

    public void Add() => Interlocked.Increment(ref open);

    public void Remove() => Interlocked.Decrement(ref open);

    public void Dispose() => timer.Dispose();

    void Count()
    {
        lock (counting)
        {
            if (clock.GetElapsedTime(counted) < CountingShare * countingTime) return;
            var began = clock.GetTimestamp();
            max = descriptors is { } limit
                ? Math.Min(maxConnections, Math.Max(LeastConnections, limit - Descriptors.Reserve(limit) - (Descriptors.CountOpen() - Open)))
                : maxConnections;
            counted = clock.GetTimestamp();
            countingTime = clock.GetElapsedTime(began, counted);
        }
    }

    void Reach()
    {
        lock (counting)
        {
            reached = clock.GetTimestamp();
            isShort = true;
            if (isTimerSet) return;
            isTimerSet = true;
            timer.Change(Period, Timeout.InfiniteTimeSpan);
            isShortLogged = true;
        }
        Log.Reached(logger, max);
    }

    void EndPeriod()
    {
        bool isLogged;
        lock (counting)
        {
            isShort = clock.GetElapsedTime(reached) < Period;
            isLogged = isShort != isShortLogged;
            // One period more after the last line, so that the next is a minute away.
            isTimerSet = isShort || isLogged;
            isShortLogged = isShort;
            if (isTimerSet) timer.Change(Period, Timeout.InfiniteTimeSpan);
        }
        if (!isLogged) return;
        if (isShort) Log.Reached(logger, max);
        else Log.Over(logger, Open, max);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, 
            "The limit of {Max} connections is reached (MaxConnections, or what memory and descriptors allow): "
            + "idle ones are closed for new ones, and new ones are refused where none is idle")]
        public static partial void Reached(ILogger logger, int max);

        [LoggerMessage(2, LogLevel.Information, "Connections have been below their limit for a minute: {Open} of {Max} are open")]
        public static partial void Over(ILogger logger, int open, int max);
    }
}
