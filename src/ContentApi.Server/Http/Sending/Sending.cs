using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http.Sending;

/// <summary>One answer on its way to a client. Dispose tells that nothing of it is held any more.</summary>
/// <param name="budget">Counts it.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="request">Ends the connection, or the stream of HTTP/2, of a client that is too slow.</param>
sealed class Sending(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : Holding(ledgers), IDisposable
{
    /// <summary>What a client should take at least, on average, while others need the room.</summary>
    const long BytesPerSecond = 65_536;

    int isEnded;
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
    /// <param name="body">Each part is cut into pieces of <see cref="BodySender.PieceBytes"/>.</param>
    public async Task SendAsync(PipeWriter writer, IEnumerable<ReadOnlyMemory<byte>> body)
    {
        foreach (var piece in body.SelectMany(Cut))
        {
            var flushed = await writer.WriteAsync(piece);
            if (flushed.IsCompleted || Volatile.Read(ref isEnded) != 0)
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

    static IEnumerable<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> bytes)
    {
        for (; bytes.Length > BodySender.PieceBytes; bytes = bytes[BodySender.PieceBytes..]) yield return bytes[..BodySender.PieceBytes];
        yield return bytes;
    }

    /// <remarks>
    /// Without a lock, which the connection's own code might wait for in another thread. Where the answer is sent in the same moment, the next one on the connection is cut off.
    /// </remarks>
    public override void Abort()
    {
        if (Interlocked.Exchange(ref isEnded, 1) == 0) request?.Abort();
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref isEnded, 1);
        budget.End(this);
    }
}
