namespace ContentApi.Server.Sending;

/// <summary>
/// The memory that Kestrel holds for the streams of one connection of HTTP/2. The connection is cut off as a whole. Thread-safe but for what
/// <see cref="Holding"/> says.
/// </summary>
/// <param name="pool">The connection's memory.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="slowMilliseconds">How long a client may take nothing while others need the room.</param>
/// <param name="abort">Ends the connection.</param>
sealed class StreamHolding(CountedPool pool, IReadOnlyList<Ledger> ledgers, int slowMilliseconds, Action abort) : ChangingHolding(ledgers)
{
    /// <summary>Blocks that a connection holds whose streams have nothing to send: for the frames that it reads and writes, and for those of TLS.</summary>
    const int IdleBlocks = 12;

    /// <summary>Requests of one connection that are answered at once and count nothing: so many are usual.</summary>
    const int UsualRequests = 8;

    int requests;
    long headerBytes;

    public override long Moved => OwnBytes == 0 ? long.MaxValue : pool.Moved;

    public override long Due => OwnBytes == 0 ? long.MaxValue : pool.Moved + slowMilliseconds;

    public override long Rank => Moved;

    /// <remarks>Each stream that has something to send has a block at least, and each has as many headers as the most that came on the connection.</remarks>
    public override long Held
    {
        get
        {
            const int blockBytes = 4_096;
            long blocks = Math.Max(0, pool.Blocks - IdleBlocks);
            var streams = Math.Min(Math.Max(blocks, Volatile.Read(ref requests) - UsualRequests), SendingExtensions.StreamsPerConnection);
            return blocks * blockBytes + Math.Max(0, streams) * (FixedBytes + Volatile.Read(ref headerBytes));
        }
    }

    /// <summary>A request has come.</summary>
    public void Begin(IHeaderDictionary headers)
    {
        // A character is two bytes in the value, and as much in the buffers that it was put together in: measured with compressed headers of 27 KB.
        const int bytesPerCharacter = 6;
        Interlocked.Increment(ref requests);
        long bytes = 0;
        foreach (var (_, values) in headers)
            foreach (var value in values) bytes += bytesPerCharacter * (value?.Length ?? 0);
        // Two at once may leave the smaller: it is an estimate.
        if (bytes > Volatile.Read(ref headerBytes)) Volatile.Write(ref headerBytes, bytes);
    }

    /// <summary>It is answered, though the answer may not be sent.</summary>
    public void End() => Interlocked.Decrement(ref requests);

    public override void Abort() => abort();
}
