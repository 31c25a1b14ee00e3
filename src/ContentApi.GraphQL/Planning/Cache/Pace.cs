using System.Diagnostics;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>
/// Records whether the requests of a document were short, so that a host can run the next one on a thread on which others wait.
/// After each long request, more short requests in a row are needed. Thread-safe; two concurrent records may count as one.
/// </summary>
public sealed class Pace
{
    /// <summary>
    /// The number of resolved fields and steps of a short request. A longer one takes more than
    /// about half a millisecond, and so delays others longer than moving it to another thread.
    /// </summary>
    const long ShortWork = 20_000;

    /// <summary>
    /// 20 ms, in ticks of <see cref="Stopwatch"/>. A request that takes longer counts as long, because of work
    /// that is not counted, such as building an index at its first use. An interruption of the thread is shorter.
    /// </summary>
    static readonly long longTime = Stopwatch.Frequency / 50;

    const int MostNeeded = 4_096;

    int inARow, needed = 1;

    /// <summary>Whether enough requests in a row were short: one at first, four times as many after each long request.</summary>
    public bool IsQuick => Volatile.Read(ref inARow) >= needed;

    /// <summary>Records a request.</summary>
    /// <param name="work">The number of resolved fields and steps.</param>
    /// <param name="elapsed">The time that the request took, in ticks of <see cref="Stopwatch"/>.</param>
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
