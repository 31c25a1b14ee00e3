using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Response;

/// <summary>
/// Holds a response's bytes in pooled memory. A response of up to <see cref="ResponseChunks.Bytes"/> is in one piece of memory, a longer one in several.
/// Not thread-safe. <see cref="Dispose"/> gives the memory back.
/// </summary>
public abstract class ResponseBuffer : IDisposable
{
    private protected const int InitialBytes = 4096;

    // The first buffer grows until it has the size of a chunk. All later buffers are chunks, for which memory is taken from Room.
    byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);

    // The bytes of the buffer that may be written, and those that are.
    int capacity;
    int length;

    // The written parts of the buffers before this one, and their length together.
    readonly List<ArraySegment<byte>> full = [];
    int lengthBefore;
    int limit = Array.MaxLength;

    // The bytes taken from Room.
    long taken;

    private protected ResponseBuffer() => capacity = buffer.Length;

    /// <summary>
    /// Grants memory above <see cref="ResponseChunks.Bytes"/>; null sets no bound. A write that it refuses ends the request with
    /// <see cref="ExecutionOutcome.NoRoom"/>, and <see cref="Refused"/> says how much the response needed. Must not change while memory is taken from it.
    /// </summary>
    public IResponseRoom? Room { get; set; }

    /// <summary>The memory, in bytes, that the response needed when <see cref="Room"/> refused it; 0 if it refused none since the last reset.</summary>
    public long Refused { get; private set; }

    /// <summary>The memory that the writer holds, in bytes.</summary>
    public int Capacity => full.Sum(segment => segment.Array!.Length) + buffer.Length;

    /// <summary>
    /// The response so far, in one piece; valid until the next write. A response longer than <see cref="ResponseChunks.Bytes"/> is copied into a new
    /// array at each call; <see cref="Pieces"/> copies nothing.
    /// </summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            if (full.Count == 0) return buffer.AsMemory(0, length);
            var copy = new byte[Length];
            CopyTo(copy);
            return copy;
        }
    }

    /// <summary>The response so far, as its chunks in order; valid until the next write.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces
    {
        get
        {
            foreach (var segment in full) yield return segment;
            yield return buffer.AsMemory(0, length);
        }
    }

    /// <summary>Bytes written so far. Also the mark that <see cref="TruncateTo"/> takes.</summary>
    public int Length => lengthBefore + length;

    /// <summary>Copies the response so far.</summary>
    /// <param name="target">At least <see cref="Length"/> bytes.</param>
    public void CopyTo(Span<byte> target)
    {
        foreach (var segment in full)
        {
            segment.AsSpan().CopyTo(target);
            target = target[segment.Count..];
        }
        buffer.AsSpan(0, length).CopyTo(target);
    }

    /// <summary>
    /// The length that a write may not pass. <see cref="GraphQLEngine"/> never raises it, so that it bounds several responses together; a write that
    /// would pass it ends its request with <c>RESPONSE_TOO_LARGE</c>.
    /// </summary>
    public int Limit
    {
        get => limit;
        set
        {
            limit = value;
            capacity = Math.Min(buffer.Length, limit - lengthBefore);
        }
    }

    /// <summary>Removes everything written since <see cref="Length"/> was <paramref name="mark"/>.</summary>
    public void TruncateTo(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)mark, (uint)Length, nameof(mark));
        while (mark < lengthBefore) DropBuffer();
        length = mark - lengthBefore;
    }

    /// <summary>Like <see cref="TruncateTo"/>, but the bytes still count for the <see cref="Limit"/>, since writing them was work.</summary>
    internal void Discard(int mark)
    {
        var discarded = Length - mark;
        TruncateTo(mark);
        Limit -= discarded;
    }

    /// <summary>Hands the memory that was taken from <see cref="Room"/> over to the caller, who gives it back.</summary>
    /// <returns>The memory in bytes.</returns>
    public long HandOverRoom() => Interlocked.Exchange(ref taken, 0);

    /// <summary>Copies bytes that are JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8Json)
    {
        if (capacity - length < utf8Json.Length)
        {
            WriteInPieces(utf8Json);
            return;
        }
        utf8Json.CopyTo(buffer.AsSpan(length));
        length += utf8Json.Length;
    }

    void WriteInPieces(ReadOnlySpan<byte> utf8Json)
    {
        CheckLimit(utf8Json.Length);
        GrowFirst(utf8Json.Length);
        while (true)
        {
            var count = Math.Min(utf8Json.Length, capacity - length);
            utf8Json[..count].CopyTo(buffer.AsSpan(length));
            length += count;
            if (count == utf8Json.Length) return;
            utf8Json = utf8Json[count..];
            AddChunk();
        }
    }

    /// <inheritdoc cref="WriteRaw(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteRaw(in Padded json)
    {
        if (json.Length > Padded.Slack || capacity - length < Padded.Slack)
        {
            WriteRaw(json.Span);
            return;
        }
        Padded.CopySlack(ref MemoryMarshal.GetArrayDataReference(json.Bytes), ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), length));
        length += json.Length;
    }

    /// <summary>The array that receives the next bytes, at <see cref="TargetLength"/>. For a caller that writes many short pieces itself.</summary>
    internal byte[] Target => buffer;

    /// <summary>The number of bytes written to <see cref="Target"/>. A caller raises it after writing, up to <see cref="TargetEnd"/>.</summary>
    internal int TargetLength
    {
        get => length;
        set => length = value;
    }

    /// <summary>The index in <see cref="Target"/> at which writing must stop: its length, or less where the <see cref="Limit"/> is nearer.</summary>
    internal int TargetEnd => capacity;

    /// <summary>Writes one ASCII character.</summary>
    public void WriteRaw(byte ascii)
    {
        if (capacity == length) Grow(1);
        buffer[length++] = ascii;
    }

    private protected void Reset()
    {
        TruncateTo(0);
        Refused = 0;
    }

    public void Dispose()
    {
        if (buffer.Length == 0) return;
        TruncateTo(0);
        ReturnBuffer();
        buffer = [];
        capacity = length = 0;
    }

    /// <param name="bytes">At most a quarter of a chunk.</param>
    private protected Span<byte> Reserve(int bytes)
    {
        if (capacity - length < bytes) Grow(bytes);
        return buffer.AsSpan(length);
    }

    void Grow(int needed)
    {
        CheckLimit(needed);
        GrowFirst(needed);
        if (capacity - length < needed) AddChunk();
    }

    void CheckLimit(int needed)
    {
        ObjectDisposedException.ThrowIf(buffer.Length == 0, this);
        if (needed > limit - Length) throw new RequestAbortedException(options => LimitErrors.ResponseTooLarge(options.MaxResponseBytes));
    }

    /// <summary>Enlarges the first buffer to what is needed, at most to the size of a chunk.</summary>
    void GrowFirst(int needed)
    {
        if (full.Count > 0 || buffer.Length >= ResponseChunks.Bytes) return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(ResponseChunks.Bytes, Math.Max(buffer.Length * 2L, (long)length + needed)));
        buffer.AsSpan(0, length).CopyTo(larger);
        ReturnBuffer();
        buffer = larger;
        Limit = limit;
    }

    void AddChunk()
    {
        // Without a limit the end of a response is written. It is short, and its request is over, so it cannot be ended.
        if (limit == Array.MaxLength) Room?.Take(ResponseChunks.Bytes);
        else if (Room?.TryTake(ResponseChunks.Bytes, taken) == false)
        {
            Refused = Capacity + ResponseChunks.Bytes;
            throw new RequestAbortedException(_ => LimitErrors.NoRoom(), ExecutionOutcome.NoRoom);
        }
        if (Room is not null) taken += ResponseChunks.Bytes;
        full.Add(new(buffer, 0, length));
        lengthBefore += length;
        buffer = ResponseChunks.Rent();
        length = 0;
        Limit = limit;
    }

    /// <summary>Gives the buffer back and makes the one before it the current one.</summary>
    void DropBuffer()
    {
        ReturnBuffer();
        (buffer, length) = (full[^1].Array!, full[^1].Count);
        full.RemoveAt(full.Count - 1);
        lengthBefore -= length;
        Limit = limit;
    }

    void ReturnBuffer()
    {
        if (full.Count == 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return;
        }
        ResponseChunks.Return(buffer);
        if (taken == 0) return;
        taken -= ResponseChunks.Bytes;
        Room!.GiveBack(ResponseChunks.Bytes);
    }
}
