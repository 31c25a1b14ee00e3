using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Http.Transport;

/// <summary>
/// The memory of connections, in blocks of two sizes. Kestrel's own has blocks of 4 KB, so that an answer of 15 KB goes to the kernel in five pieces, each with a handle of its own; here it goes
/// in two.
/// </summary>
sealed class BlockPool : MemoryPool<byte>
{
    /// <summary>As Kestrel's own: what a request and an answer's headers fit into.</summary>
    const int Small = 4_096;

    const int Large = 32_768;

    /// <summary>Of each size; what is given back beyond it is left to the garbage collector.</summary>
    const int MaxIdle = 2_000;

    readonly Shelf small = new(Small), large = new(Large);

    public override int MaxBufferSize => Large;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, Large);
        return (minBufferSize <= Small ? small : large).Take();
    }

    protected override void Dispose(bool disposing) { }

    sealed class Shelf(int size)
    {
        readonly ConcurrentQueue<Block> idle = new();

        public Block Take() => idle.TryDequeue(out var block) ? block.Take() : new Block(this, size).Take();

        public void GiveBack(Block block)
        {
            if (idle.Count < MaxIdle) idle.Enqueue(block);
        }
    }

    /// <summary>Pinned for its whole life: the kernel writes into it, and a pin for each write would cost as much as the write.</summary>
    sealed class Block(Shelf shelf, int size) : IMemoryOwner<byte>
    {
        readonly Memory<byte> memory = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(size, pinned: true), 0, size);
        int isTaken;

        public Memory<byte> Memory => memory;

        public Block Take()
        {
            isTaken = 1;
            return this;
        }

        public void Dispose()
        {
            // Twice given back it would be given out twice.
            if (Interlocked.Exchange(ref isTaken, 0) == 1) shelf.GiveBack(this);
        }
    }

    public sealed class Factory : IMemoryPoolFactory<byte>
    {
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool();
    }
}
