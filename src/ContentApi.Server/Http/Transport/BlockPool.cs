using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Http.Transport;

/// <summary>
/// The memory of connections, in blocks of two sizes. Kestrel asks for 4 KB at a time, so that an answer of 15 KB would go to the kernel in four pieces, each with a handle of its own; here a
/// thread says first how much it is going to write, and it goes in one.
/// </summary>
sealed class BlockPool : MemoryPool<byte>
{
    /// <summary>As Kestrel's own: what a request and an answer's headers fit into.</summary>
    const int Small = 4_096;

    const int Large = 32_768;

    /// <summary>More than the headers of an answer take, which stand before it.</summary>
    const int Headers = 1_024;

    /// <summary>Of each size; what is given back beyond it is left to the garbage collector.</summary>
    const int MaxIdle = 2_000;

    static readonly Shelf small = new(Small), large = new(Large);

    // The block that this thread has just sent is the one that the processor still has at hand: the next answer is written into it.
    [ThreadStatic]
    static Block? latestSmall;

    [ThreadStatic]
    static Block? latestLarge;

    [ThreadStatic]
    static bool isLargeWanted;

    /// <summary>The bytes of the body that this thread writes next, so that they are written into a block that holds them; 0 when it is written.</summary>
    public static void Expect(int bytes) => isLargeWanted = bytes > Small - Headers;

    public override int MaxBufferSize => Large;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, Large);
        return minBufferSize <= Small && !isLargeWanted ? Take(ref latestSmall, small) : Take(ref latestLarge, large);
    }

    static Block Take(ref Block? latest, Shelf shelf)
    {
        var block = latest ?? shelf.Take();
        latest = null;
        block.IsTaken = 1;
        return block;
    }

    protected override void Dispose(bool disposing) { }

    sealed class Shelf(int size)
    {
        readonly ConcurrentQueue<Block> idle = new();

        public int Size { get; } = size;

        public Block Take() => idle.TryDequeue(out var block) ? block : new Block(this);

        public void GiveBack(Block block)
        {
            if (idle.Count < MaxIdle) idle.Enqueue(block);
        }
    }

    /// <summary>Pinned for its whole life: the kernel writes into it, and a pin for each write would cost as much as the write.</summary>
    sealed class Block(Shelf shelf) : IMemoryOwner<byte>
    {
        readonly Memory<byte> memory = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(shelf.Size, pinned: true), 0, shelf.Size);

        public int IsTaken;

        public Memory<byte> Memory => memory;

        public void Dispose()
        {
            // Twice given back it would be given out twice.
            if (Interlocked.Exchange(ref IsTaken, 0) == 0) return;
            ref var latest = ref (shelf == small ? ref latestSmall : ref latestLarge);
            if (latest is not null) shelf.GiveBack(latest);
            latest = this;
        }
    }

    public sealed class Factory : IMemoryPoolFactory<byte>
    {
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool();
    }
}
