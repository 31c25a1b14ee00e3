using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the body of a request of HTTP/1.1 that arrives in parts, until all of it has arrived or it is disposed of. <see cref="StreamHolding"/> counts
/// bodies of HTTP/2.
/// </summary>
/// <param name="budget">Counts it.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="request">Ends the connection of a client that is cut off for others.</param>
sealed class Upload(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : ChangingHolding(ledgers), IDisposable
{
    readonly long begun = Environment.TickCount64;
    readonly CutOff request = new(request);
    long received, moved = Environment.TickCount64;

    /// <remarks>A buffer that grows is copied into one of up to twice its size.</remarks>
    public override long Held => FixedBytes + 2 * Volatile.Read(ref received);

    public override long Moved => Volatile.Read(ref moved);
    public override long Due => begun + budget.SlowReaderMilliseconds;
    public override long Rank => begun;

    /// <summary>More of it has come.</summary>
    /// <param name="bytes">In all.</param>
    public void Receive(long bytes)
    {
        Volatile.Write(ref received, bytes);
        Volatile.Write(ref moved, Environment.TickCount64);
        budget.Refresh(this);
    }

    public override void Abort() => request.Abort();

    public void Dispose()
    {
        request.End();
        budget.End(this);
    }
}
