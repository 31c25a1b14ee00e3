using System.Diagnostics;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// Whether requests with a document have been quick so far, so that a host may run the next where others wait for it. One that was not takes the trust away, for longer each time. Thread-safe:
/// what two threads count at once may be counted once.
/// </summary>
public sealed class Pace
{
    /// <summary>What is slower holds others up more than it costs to hand it over to another thread.</summary>
    static readonly long quick = Stopwatch.Frequency / 1_000;

    const int MostNeeded = 4_096;

    int inARow, needed = 1;

    /// <summary>Whether enough requests in a row have taken less than a millisecond: one at first, four times as many after each slow one.</summary>
    public bool IsQuick => Volatile.Read(ref inARow) >= needed;

    /// <param name="elapsed">In ticks of <see cref="Stopwatch"/>.</param>
    internal void Record(long elapsed)
    {
        if (elapsed > quick)
        {
            inARow = 0;
            needed = Math.Min(4 * needed, MostNeeded);
        }
        else if (inARow < needed) inARow++;
    }
}
