using System.Runtime.InteropServices;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Binding;

/// <summary>A leaf value that is ready to send: resolvers return it, the executor copies its bytes.</summary>
public sealed class PreparedValue
{
    static readonly PreparedValue True = new(true, "true"u8.ToArray());
    static readonly PreparedValue False = new(false, "false"u8.ToArray());

    // An array costs less to ask than a memory, which may be of many kinds.
    readonly byte[] buffer;
    readonly int start;

    /// <param name="value">The .NET value, for filtering and ordering: <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>...</param>
    /// <param name="utf8Json">One JSON value in UTF-8, a string with its quotes and escapes.</param>
    public PreparedValue(object value, ReadOnlyMemory<byte> utf8Json)
    {
        var segment = MemoryMarshal.TryGetArray(utf8Json, out var array) ? array : new(utf8Json.ToArray());
        (Value, buffer, start, Length) = (value, segment.Array ?? [], segment.Offset, segment.Count);
    }

    PreparedValue(object value, byte[] buffer, int start, int length) => (Value, this.buffer, this.start, Length) = (value, buffer, start, length);

    public object Value { get; }
    public ReadOnlyMemory<byte> Utf8Json => new(buffer, start, Length);

    /// <summary>Of <see cref="Utf8Json"/>.</summary>
    internal int Length { get; }

    internal ReadOnlySpan<byte> Span => new(buffer, start, Length);

    public override string ToString() => $"{Value}";

    /// <summary>Copies the JSON to a place in a buffer that it shares with others.</summary>
    /// <returns>The same value, whose JSON is there.</returns>
    internal PreparedValue MoveTo(byte[] target, int at)
    {
        Span.CopyTo(target.AsSpan(at));
        return this == True || this == False ? this : new(Value, target, at, Length);
    }

    public static PreparedValue FromString(string text) => FromString(text, text);

    /// <summary>A value that is sent as a string of another form: a date, an address, an enum.</summary>
    public static PreparedValue FromString(object value, string text)
    {
        using var writer = new ResponseWriter();
        writer.WriteString(text);
        return From(value, writer);
    }

    public static PreparedValue FromInt(int value)
    {
        using var writer = new ResponseWriter();
        writer.WriteInt(value);
        return From(value, writer);
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public static PreparedValue FromDouble(double value)
    {
        using var writer = new ResponseWriter();
        writer.WriteDouble(value);
        return From(value, writer);
    }

    public static PreparedValue FromBoolean(bool value) => value ? True : False;

    static PreparedValue From(object value, ResponseWriter writer) => new(value, writer.Written.ToArray());
}
