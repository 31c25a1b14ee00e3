using System.Diagnostics;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>
/// Whether requests with a document have been short work so far, so that a host may run the next where others wait for it. One that was not takes the trust away, for longer each time.
/// Thread-safe: what two threads count at once may be counted once.
/// </summary>
public sealed class Pace
{
    /// <summary>Fields resolved and steps taken: what is more holds others up longer than it takes to hand it over to another thread, about half a millisecond.</summary>
    const long ShortWork = 20_000;

    /// <summary>For work that is not counted, such as an index that is made for the first who needs it. A thread that was only interrupted is back sooner.</summary>
    static readonly long longTime = Stopwatch.Frequency / 50;

    const int MostNeeded = 4_096;

    int inARow, needed = 1;

    /// <summary>Whether enough requests in a row were short: one at first, four times as many after each long one.</summary>
    public bool IsQuick => Volatile.Read(ref inARow) >= needed;

    /// <param name="work">Fields and steps.</param>
    /// <param name="elapsed">In ticks of <see cref="Stopwatch"/>.</param>
    internal void Record(long work, long elapsed)
    {
        if (work > ShortWork || elapsed > longTime)
        {
            inARow = 0;
            needed = Math.Min(4 * needed, MostNeeded);
        }
        else if (inARow < needed) inARow++;
    }
}
