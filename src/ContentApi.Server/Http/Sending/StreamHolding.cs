namespace ContentApi.Server.Http.Sending;

/// <summary>What Kestrel holds for the streams of one connection of HTTP/2, of which it may have many at once. It is cut off as a whole.</summary>
/// <param name="pool">The connection's memory.</param>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
/// <param name="slowMilliseconds">How long a client may take nothing while others need the room.</param>
/// <param name="abort">Ends the connection.</param>
sealed class StreamHolding(CountedPool pool, IReadOnlyList<Ledger> ledgers, int slowMilliseconds, Action abort) : Holding(ledgers)
{
    /// <summary>Blocks that a connection holds whose streams have nothing to send: for the frames that it reads and writes, and for those of TLS.</summary>
    const int IdleBlocks = 12;

    long bytes;

    public override long OwnBytes => bytes;

    public override long Moved => bytes == 0 ? long.MaxValue : pool.Moved;

    public override long Due => bytes == 0 ? long.MaxValue : pool.Moved + slowMilliseconds;

    public override long Rank => Moved;

    /// <summary>What is held now, in bytes. Each stream has a block at least.</summary>
    public long Held
    {
        get
        {
            const int blockBytes = 4_096;
            long blocks = pool.Blocks - IdleBlocks;
            return blocks <= 0 ? 0 : blocks * blockBytes + Math.Min(blocks, SendingExtensions.StreamsPerConnection) * FixedBytes;
        }
    }

    /// <summary>To be called where no ledger counts it.</summary>
    public void Refresh() => bytes = Held;

    public override void Abort() => abort();
}
