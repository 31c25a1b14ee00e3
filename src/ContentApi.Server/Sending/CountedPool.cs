using System.Buffers;

namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the blocks of memory that Kestrel holds for one connection. It copies what the streams of HTTP/2 have to send, tells nobody when that has gone, and calls an answer of less than 4 KB sent that its
/// client has no window for. Thread-safe.
/// </summary>
/// <param name="pool">Where the blocks come from.</param>
sealed class CountedPool(MemoryPool<byte> pool) : MemoryPool<byte>
{
    int blocks;
    long moved = Environment.TickCount64;

    /// <summary>The blocks that are held now.</summary>
    public int Blocks => Volatile.Read(ref blocks);

    /// <summary>When one was given back last, by <see cref="Environment.TickCount64"/>.</summary>
    public long Moved => Volatile.Read(ref moved);

    public override int MaxBufferSize => pool.MaxBufferSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        var block = new Block(this, pool.Rent(minBufferSize));
        Interlocked.Increment(ref blocks);
        return block;
    }

    // The pool is not the connection's own.
    protected override void Dispose(bool disposing)
    {
    }

    sealed class Block(CountedPool counted, IMemoryOwner<byte> rented) : IMemoryOwner<byte>
    {
        IMemoryOwner<byte>? rented = rented;

        public Memory<byte> Memory => rented!.Memory;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref rented, null) is not { } block) return;
            block.Dispose();
            Interlocked.Decrement(ref counted.blocks);
            Volatile.Write(ref counted.moved, Environment.TickCount64);
        }
    }
}
