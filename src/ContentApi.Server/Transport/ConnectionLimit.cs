using ContentApi.Server.Configuration;

namespace ContentApi.Server.Transport;

/// <summary>
/// Decides how many connections may be open at once. The smallest of three numbers is the limit: <see cref="ContentApiOptions.MaxConnections"/>; the
/// connections that fit into a part of the memory; and the descriptors that are left beside all other open files and a reserve. See
/// <c>docs/decisions/0022-connections-leave-descriptors-free.md</c>.
/// </summary>
sealed partial class ConnectionLimit : IDisposable
{
    /// <summary>This many connections are allowed even if they use up the reserve: a server that accepts none would be useless.</summary>
    const int LeastConnections = 4;

    /// <summary>The bytes that Kestrel keeps for an idle HTTP/2 connection, rounded up from a measured 37 KB; an HTTP/1.1 connection takes less.</summary>
    const int ConnectionBytes = 40 << 10;

    /// <summary>Connections may take the memory that the process may use, such as a container's, divided by this.</summary>
    const int MemoryShare = 8;

    /// <summary>A shortage is over once the limit was not reached for this long. At most one line is logged in this time.</summary>
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Counting the open descriptors takes at most this fraction of the time, one over the value: it is repeated after some milliseconds with hundreds of
    /// descriptors, and at most five times a second with 20,000.
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

    /// <param name="options">The options, with <see cref="ContentApiOptions.MaxConnections"/>.</param>
    /// <param name="memory">The memory that the process may use, in bytes.</param>
    /// <param name="descriptors">The process's limit of descriptors; null for none.</param>
    /// <param name="clock">The clock by which a shortage ends.</param>
    /// <param name="logger">Logs shortages.</param>
    public ConnectionLimit(ContentApiOptions options, long memory, int? descriptors, TimeProvider clock, ILogger<ConnectionLimit> logger)
    {
        (maxConnections, this.descriptors, this.clock, this.logger) =
            ((int)Math.Min(options.MaxConnections, memory / MemoryShare / ConnectionBytes), descriptors, clock, logger);
        timer = clock.CreateTimer(_ => EndPeriod(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Count();
    }

    /// <summary>The number of open connections.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>The most connections that may be open. It falls while other descriptors are in use.</summary>
    public int Max => max;

    /// <summary>Whether the limit was reached within the last minute, so that connections were closed or refused.</summary>
    public bool IsShort => isShort;

    /// <summary>Whether one more connection may be opened.</summary>
    /// <param name="descriptor">The descriptor that the connection already has. The kernel assigns the lowest free one, so all below it are in use.</param>
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
            // After a line is logged the timer runs for one more period, so that the next line follows a minute later at the earliest.
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
            + "idle connections are closed for new ones, and new ones are refused if none is idle")]
        public static partial void Reached(ILogger logger, int max);

        [LoggerMessage(2, LogLevel.Information, "Connections have been below their limit for a minute: {Open} of {Max} are open")]
        public static partial void Over(ILogger logger, int open, int max);
    }
}
