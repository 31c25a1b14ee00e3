namespace ContentApi.Server.Sending;

/// <summary>
/// The memory that Kestrel holds for the streams of one HTTP/2 connection, which is cut off as a whole. Thread-safe, except for the members of
/// <see cref="Holding"/> that change only while no ledger counts them.
/// </summary>
/// <param name="pool">Counts the connection's memory.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="slowMilliseconds">How long a client may receive nothing while others need the memory.</param>
/// <param name="abort">Ends the connection.</param>
sealed class StreamHolding(CountedPool pool, IReadOnlyList<Ledger> ledgers, int slowMilliseconds, Action abort) : ChangingHolding(ledgers)
{
    /// <summary>Blocks that a connection holds even if its streams have nothing to send: for frames that are read and written, and for TLS.</summary>
    const int IdleBlocks = 12;

    /// <summary>Concurrent requests of one connection that do not count: so many are usual.</summary>
    const int UsualRequests = 8;

    int requests;
    long headerBytes;

    public override long Moved => OwnBytes == 0 ? long.MaxValue : pool.Moved;

    public override long Due => OwnBytes == 0 ? long.MaxValue : pool.Moved + slowMilliseconds;

    public override long Rank => Moved;

    /// <remarks>
    /// An estimate: each stream with bytes to send has at least one block, and each stream is taken to have the longest headers of the connection.
    /// </remarks>
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

    /// <summary>Counts a request that has arrived.</summary>
    public void Begin(IHeaderDictionary headers)
    {
        // A character takes two bytes in the value, and more in the buffers in which it was put together: measured with compressed headers of 27 KB.
        const int bytesPerCharacter = 6;
        Interlocked.Increment(ref requests);
        long bytes = 0;
        foreach (var (_, values) in headers)
            foreach (var value in values) bytes += bytesPerCharacter * (value?.Length ?? 0);
        // Two concurrent requests may leave the smaller value, which is good enough for an estimate.
        if (bytes > Volatile.Read(ref headerBytes)) Volatile.Write(ref headerBytes, bytes);
    }

    /// <summary>Stops counting a request that is answered, though the answer may not be sent yet.</summary>
    public void End() => Interlocked.Decrement(ref requests);

    public override void Abort() => abort();
}
