using System.Buffers;
using System.Text.Json;

namespace ContentApi.GraphQL.Response;

/// <summary>
/// Writes a response's JSON as UTF-8 into one pooled buffer that can be truncated to an earlier mark, which is how nulls rise
/// (specification, 6.4.4; <c>Utf8JsonWriter</c> cannot roll back). Not thread-safe; <see cref="Dispose"/> gives the buffer back.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    int length;

    /// <summary>What has been written so far; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Copies bytes that are JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8Json)
    {
        if (buffer.Length - length < utf8Json.Length) Grow(utf8Json.Length);
        utf8Json.CopyTo(buffer.AsSpan(length));
        length += utf8Json.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteInt(int value) => WriteLong(value);

    public void WriteLong(long value) => WriteRaw(JsonSerializer.SerializeToUtf8Bytes(value));

    public void WriteDouble(double value) => WriteRaw(JsonSerializer.SerializeToUtf8Bytes(value));

    public void WriteString(ReadOnlySpan<char> value) => WriteRaw(JsonSerializer.SerializeToUtf8Bytes(value.ToString()));

    public void Dispose()
    {
        if (buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + needed));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
