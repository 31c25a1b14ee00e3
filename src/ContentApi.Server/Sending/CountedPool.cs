using System.Buffers;

namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the blocks of memory that Kestrel holds for one connection. For HTTP/2 there is no other measure of unsent bytes: Kestrel copies them, does not
/// report when they are sent, and completes the write of an answer below 4 KB even if the client's flow-control window is empty. Thread-safe.
/// </summary>
/// <param name="pool">The pool that the blocks come from.</param>
sealed class CountedPool(MemoryPool<byte> pool) : MemoryPool<byte>
{
    int blocks;
    long moved = Environment.TickCount64;

    /// <summary>The number of blocks that are held now.</summary>
    public int Blocks => Volatile.Read(ref blocks);

    /// <summary>The time at which a block was last given back, by <see cref="Environment.TickCount64"/>; before the first, the time of creation.</summary>
    public long Moved => Volatile.Read(ref moved);

    public override int MaxBufferSize => pool.MaxBufferSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        var block = new Block(this, pool.Rent(minBufferSize));
        Interlocked.Increment(ref blocks);
        return block;
    }

    // The inner pool serves other connections, too.
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
