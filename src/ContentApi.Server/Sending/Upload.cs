using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>
/// The body of an HTTP/1.1 request that arrives in parts. It counts until it is disposed of. HTTP/2 bodies are counted by <see cref="StreamHolding"/>
/// instead.
/// </summary>
/// <param name="budget">The budget that counts the body.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="request">Ends the connection of a client that is cut off; null if it cannot be ended.</param>
sealed class Upload(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : ChangingHolding(ledgers), IDisposable
{
    readonly long begun = Environment.TickCount64;
    readonly CutOff request = new(request);
    long received, moved = Environment.TickCount64;

    /// <remarks>Twice the received bytes: a buffer that grows is copied into one of up to twice its size.</remarks>
    public override long Held => FixedBytes + 2 * Volatile.Read(ref received);

    public override long Moved => Volatile.Read(ref moved);
    public override long Due => begun + budget.SlowReaderMilliseconds;
    public override long Rank => begun;

    /// <summary>Counts received bytes.</summary>
    /// <param name="bytes">All bytes of the body that were received so far.</param>
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
