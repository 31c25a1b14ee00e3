using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>One answer on its way to a client. Dispose tells that nothing of it is held any more.</summary>
/// <param name="budget">Counts it.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="request">Ends the connection, or the stream of HTTP/2, of a client that is too slow.</param>
sealed class Sending(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : Holding(ledgers), IDisposable
{
    /// <summary>What a client should take at least, on average, while others need the room.</summary>
    const long BytesPerSecond = 65_536;

    readonly CutOff request = new(request);
    volatile bool hasMoved;
    long due, moved;

    /// <summary>What is copied on the way to the client: the whole answer, or a piece of the body.</summary>
    public required long PieceBytes { get; init; }

    public override long OwnBytes => PieceBytes + FixedBytes;

    /// <remarks>The slowest client's time is the smallest: each piece gives it more time, at most what it began with.</remarks>
    public override long Due => Volatile.Read(ref due);

    public override long Moved => Volatile.Read(ref moved);

    /// <remarks>Who has taken a piece comes after who began at the same time and has taken none.</remarks>
    public override long Rank => hasMoved ? Due : Moved;

    public void Begin()
    {
        var now = Environment.TickCount64;
        Volatile.Write(ref moved, now);
        Volatile.Write(ref due, now + budget.SlowReaderMilliseconds);
    }

    /// <summary>Writes the body piece by piece. It ends early where the client has gone.</summary>
    /// <param name="writer">The request's.</param>
    /// <param name="pieces">The body, in pieces of <see cref="BodySender.PieceBytes"/> at most.</param>
    public async Task SendAsync(PipeWriter writer, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        foreach (var piece in pieces)
        {
            var flushed = await writer.WriteAsync(piece);
            if (flushed.IsCompleted || request.IsOver)
            {
                // An answer that ends too early must not look like a fault of ours.
                Abort();
                return;
            }
            var now = Environment.TickCount64;
            Volatile.Write(ref moved, now);
            hasMoved = true;
            Volatile.Write(ref due, Math.Min(due + piece.Length * 1_000 / BytesPerSecond, now + budget.SlowReaderMilliseconds));
        }
    }

    public override void Abort() => request.Abort();

    public void Dispose()
    {
        request.End();
        budget.End(this);
    }
}
