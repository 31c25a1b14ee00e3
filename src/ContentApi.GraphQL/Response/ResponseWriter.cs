using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Response;

/// <summary>
/// Writes a response's JSON as UTF-8 into pooled memory. It can be truncated to an earlier mark, which is how nulls rise (specification, 6.4.4; <c>Utf8JsonWriter</c> cannot roll back).
/// A response of up to <see cref="ResponseChunks.Bytes"/> is in one piece of memory, a longer one in several. Not thread-safe; <see cref="Dispose"/> gives the memory back.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    const int InitialBytes = 4096;

    /// <summary>The longest text of a number in JSON; a double takes at most 24 bytes.</summary>
    const int NumberBytes = 32;

    // RFC 8259, 7: the quote, the backslash and the control characters must be escaped, nothing else.
    static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    // The first grows until it has the size of a chunk; all after it are chunks, which are taken of Room.
    byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);

    // Of the buffer: what may be written, and what is.
    int capacity;
    int length;

    // Those before the buffer, with the bytes that are written in each, and those bytes together.
    readonly List<ArraySegment<byte>> full = [];
    int lengthBefore;
    int limit = Array.MaxLength;

    // Of Room.
    long taken;

    public ResponseWriter() => capacity = buffer.Length;

    /// <summary>
    /// Where memory above <see cref="ResponseChunks.Bytes"/> is taken from. A write that is refused it ends its request with <see cref="ExecutionOutcome.NoRoom"/>, and <see cref="Refused"/> says how much
    /// the response needed. Null sets no bound. Not to be changed while the writer has such memory.
    /// </summary>
    public IResponseRoom? Room { get; set; }

    /// <summary>The memory, in bytes, that the response would have had if <see cref="Room"/> had not refused it since the last <see cref="Clear"/>; 0 where it refused none.</summary>
    public long Refused { get; private set; }

    /// <summary>Whether an error <see cref="ErrorCodes.InternalServerError"/> was written since the last <see cref="Clear"/>: nobody knows whether the next response would have it.</summary>
    public bool HasFault { get; internal set; }

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

    /// <summary>Takes back everything written since <see cref="Length"/> was <paramref name="mark"/>.</summary>
    public void TruncateTo(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)mark, (uint)Length, nameof(mark));
        while (mark < lengthBefore) DropBuffer();
        length = mark - lengthBefore;
    }

    /// <summary>As <see cref="TruncateTo"/>, but what is taken back still counts for the <see cref="Limit"/>: it was work all the same.</summary>
    internal void Discard(int mark)
    {
        var discarded = Length - mark;
        TruncateTo(mark);
        Limit -= discarded;
    }

    /// <summary>Makes the writer ready for the next response.</summary>
    public void Clear()
    {
        TruncateTo(0);
        Refused = 0;
        HasFault = false;
    }

    /// <summary>From now on the caller answers for what was taken of <see cref="Room"/>: the writer does not give it back.</summary>
    /// <returns>The bytes.</returns>
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

    /// <summary>The number of bytes written to <see cref="Target"/>. A caller that raises it has written those bytes, and does not pass <see cref="TargetEnd"/>.</summary>
    internal int TargetLength
    {
        get => length;
        set => length = value;
    }

    /// <summary>The index in <see cref="Target"/> at which writing must stop: its length, or less where the <see cref="Limit"/> is nearer.</summary>
    internal int TargetEnd => capacity;

    /// <summary>One ASCII character: punctuation.</summary>
    public void WriteRaw(byte ascii)
    {
        if (capacity == length) Grow(1);
        buffer[length++] = ascii;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteInt(int value) => WriteLong(value);

    public void WriteLong(long value)
    {
        value.TryFormat(Reserve(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no number for an infinity or for "not a number".</exception>
    public void WriteDouble(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "JSON numbers are finite.");
        value.TryFormat(Reserve(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>A JSON string with its quotes. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        WriteRaw((byte)'"');
        while (!value.IsEmpty)
        {
            var run = value.IndexOfAny(Escaped);
            if (run < 0) run = value.Length;
            WriteUnescaped(value[..run]);
            if (run == value.Length) break;
            WriteEscaped(value[run]);
            value = value[(run + 1)..];
        }
        WriteRaw((byte)'"');
    }

    public void Dispose()
    {
        if (buffer.Length == 0) return;
        TruncateTo(0);
        ReturnBuffer();
        buffer = [];
        capacity = length = 0;
    }

    void WriteUnescaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // In pieces, so that a long text does not reserve three times its size. A pair of surrogates is not cut in two.
            var take = Math.Min(text.Length, InitialBytes);
            if (take < text.Length && char.IsHighSurrogate(text[take - 1])) take--;
            // Three bytes at most for a code unit; counted only where that many would not fit, since the limit holds for what is written.
            var room = capacity - length >= take * 3 ? take * 3 : Encoding.UTF8.GetByteCount(text[..take]);
            Utf8.FromUtf16(text[..take], Reserve(room), out _, out var written);
            length += written;
            text = text[take..];
        }
    }

    void WriteEscaped(char c)
    {
        var shortForm = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            _ => default,
        };
        if (!shortForm.IsEmpty)
        {
            WriteRaw(shortForm);
            return;
        }
        WriteRaw("\\u00"u8);
        ((int)c).TryFormat(Reserve(2), out var written, "x2", CultureInfo.InvariantCulture);
        length += written;
    }

    /// <param name="bytes">At most a quarter of a chunk.</param>
    Span<byte> Reserve(int bytes)
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

    /// <summary>Grows the first buffer where more is needed than it has, to the size of a chunk at most.</summary>
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
        // What is written without a limit is the end of a response, which is short, and there is no request any more that could be ended.
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

    /// <summary>Gives the buffer back, and goes on in the one before, as far as that is written.</summary>
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
