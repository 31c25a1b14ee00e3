using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http.Sending;

/// <summary>One answer on its way to a client. Dispose tells that nothing of it is held any more.</summary>
/// <param name="budget">Counts it.</param>
/// <param name="ledgers">Where it counts: the server's, and those of its connection and its address.</param>
/// <param name="request">Ends the connection, or the stream of HTTP/2, of a client that is too slow.</param>
sealed class Sending(SendBudget budget, IReadOnlyList<Ledger> ledgers, IHttpRequestLifetimeFeature? request) : IDisposable
{
    /// <summary>What a request with an answer on its way takes besides: the state of the connection, or of the stream of HTTP/2, in Kestrel.</summary>
    public const int FixedBytes = 8_192;

    /// <summary>What a client should take at least, on average, while others need the room.</summary>
    const long BytesPerSecond = 65_536;

    int isEnded;
    long due, moved;

    public IReadOnlyList<Ledger> Ledgers => ledgers;

    /// <summary>What holds the memory of a large body, and tells whether two answers share it; null for an answer of one piece.</summary>
    public object? Body { get; init; }

    public long BodyBytes { get; init; }

    /// <summary>What is copied on the way to the client, and <see cref="FixedBytes"/>.</summary>
    public required long PieceBytes { get; init; }

    /// <summary>
    /// When the client may be cut off for others, by <see cref="Environment.TickCount64"/>: the slowest client's time is the smallest. Each piece gives it more time, at most what it
    /// began with.
    /// </summary>
    public long Due => Volatile.Read(ref due);

    /// <summary>When the last piece was taken.</summary>
    public long Moved => Volatile.Read(ref moved);

    /// <summary>Whether it counts no longer, though its memory may not be free yet.</summary>
    public bool IsCut { get; set; }

    public bool IsSlow => Due <= Environment.TickCount64;

    public void Begin()
    {
        var now = Environment.TickCount64;
        Volatile.Write(ref moved, now);
        Volatile.Write(ref due, now + budget.SlowReaderMilliseconds);
    }

    /// <summary>Writes the body piece by piece. It ends early where the client has gone.</summary>
    public async Task SendAsync(PipeWriter writer, ReadOnlyMemory<byte> body)
    {
        for (var rest = body; !rest.IsEmpty;)
        {
            var piece = rest[..Math.Min(rest.Length, BodySender.PieceBytes)];
            var flushed = await writer.WriteAsync(piece);
            if (flushed.IsCompleted || Volatile.Read(ref isEnded) != 0)
            {
                // An answer that ends too early must not look like a fault of ours.
                Abort();
                return;
            }
            rest = rest[piece.Length..];
            var now = Environment.TickCount64;
            Volatile.Write(ref moved, now);
            Volatile.Write(ref due, Math.Min(due + piece.Length * 1_000 / BytesPerSecond, now + budget.SlowReaderMilliseconds));
        }
    }

    /// <summary>Cuts the client off, unless the answer is sent.</summary>
    /// <remarks>
    /// Without a lock, which the connection's own code might wait for in another thread. Where the answer is sent in the same moment, the next one on the connection is cut off.
    /// </remarks>
    public void Abort()
    {
        if (Interlocked.Exchange(ref isEnded, 1) == 0) request?.Abort();
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref isEnded, 1);
        budget.End(this);
    }
}
