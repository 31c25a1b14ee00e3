using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>An answer that is being sent to a client. It counts until it is disposed of.</summary>
/// <param name="budget">The budget that counts the answer.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="request">Ends the connection, or the HTTP/2 stream, of a client that is cut off; null if it cannot be ended.</param>
sealed class Sending(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : Holding(ledgers), IDisposable
{
    /// <summary>The average rate at which a client should at least read while others need the memory.</summary>
    const long BytesPerSecond = 65_536;

    readonly CutOff request = new(request);
    volatile bool hasMoved;
    long due, moved;

    /// <summary>The bytes that are copied on the way to the client: the whole of a short answer, or one piece of a large body.</summary>
    public required long PieceBytes { get; init; }

    public override long OwnBytes => PieceBytes + FixedBytes;

    /// <remarks>The slowest client has the smallest value: each piece that it reads adds time, but it never has more left than at the beginning.</remarks>
    public override long Due => Volatile.Read(ref due);

    public override long Moved => Volatile.Read(ref moved);

    /// <remarks>A client that has read a piece is cut off after one that began at the same time and has read none.</remarks>
    public override long Rank => hasMoved ? Due : Moved;

    public void Begin()
    {
        var now = Environment.TickCount64;
        Volatile.Write(ref moved, now);
        Volatile.Write(ref due, now + budget.SlowReaderMilliseconds);
    }

    /// <summary>Writes the body piece by piece. Stops early if the client has disconnected or was cut off.</summary>
    /// <param name="writer">The writer of the response's body.</param>
    /// <param name="pieces">The body, in pieces of <see cref="BodySender.PieceBytes"/> at most.</param>
    public async Task SendAsync(PipeWriter writer, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        foreach (var piece in pieces)
        {
            var flushed = await writer.WriteAsync(piece);
            if (flushed.IsCompleted || request.IsOver)
            {
                // Kestrel would report the incomplete body as a fault of the application unless the request is aborted.
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
