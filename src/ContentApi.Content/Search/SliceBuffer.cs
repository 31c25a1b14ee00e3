namespace ContentApi.Content.Search;

/// <summary>
/// Memory for many byte sequences that grow at the same time to unknown lengths. Each is a chain of slices, of which every one is twice as long as the one
/// before (up to 4,096 bytes), so that bytes are never copied to make room. Growing arrays would leave twice as much garbage as there is in the end.
/// </summary>
/// <remarks>
/// Used by one thread. A slice ends with the address of the next one. An address is the number of a block, and an offset in it.
/// </remarks>
sealed class SliceBuffer
{
    const int BlockBits = 16, BlockBytes = 1 << BlockBits;
    const int FirstSlice = 16, LongestSlice = 4096;

    readonly List<byte[]> blocks = [];
    int next;

    /// <summary>Ends all chains, whose memory is used again for others.</summary>
    public void Clear() => next = 0;

    /// <returns>The address of as many unused bytes in one block.</returns>
    int Take(int bytes)
    {
        if ((next & (BlockBytes - 1)) + bytes > BlockBytes) next = (next | (BlockBytes - 1)) + 1;
        if (next >> BlockBits == blocks.Count) blocks.Add(new byte[BlockBytes]);
        var address = next;
        next += bytes;
        return address;
    }

    Span<byte> At(int address, int bytes) => blocks[address >> BlockBits].AsSpan(address & (BlockBytes - 1), bytes);

    /// <summary>One byte sequence. All its methods must be given the same buffer.</summary>
    public struct Chain
    {
        int first, at, end, slice;

        public int Length { get; private set; }

        public void Append(SliceBuffer buffer, byte value)
        {
            if (at == end) Extend(buffer);
            buffer.blocks[at >> BlockBits][at & (BlockBytes - 1)] = value;
            at++;
            Length++;
        }

        public void Append(SliceBuffer buffer, ReadOnlySpan<byte> values)
        {
            while (!values.IsEmpty)
            {
                if (at == end) Extend(buffer);
                var fitting = values[..Math.Min(values.Length, end - at)];
                fitting.CopyTo(buffer.At(at, fitting.Length));
                at += fitting.Length;
                Length += fitting.Length;
                values = values[fitting.Length..];
            }
        }

        public readonly byte[] ToArray(SliceBuffer buffer)
        {
            var bytes = new byte[Length];
            var address = first;
            for (int copied = 0, size = FirstSlice; copied < Length; size = Math.Min(2 * size, LongestSlice))
            {
                var part = buffer.At(address, Math.Min(size - sizeof(int), Length - copied));
                part.CopyTo(bytes.AsSpan(copied));
                copied += part.Length;
                if (copied < Length) address = BitConverter.ToInt32(buffer.At(address + size - sizeof(int), sizeof(int)));
            }
            return bytes;
        }

        void Extend(SliceBuffer buffer)
        {
            slice = slice == 0 ? FirstSlice : Math.Min(2 * slice, LongestSlice);
            var address = buffer.Take(slice);
            if (Length == 0) first = address;
            else BitConverter.TryWriteBytes(buffer.At(end, sizeof(int)), address);
            (at, end) = (address, address + slice - sizeof(int));
        }
    }
}
