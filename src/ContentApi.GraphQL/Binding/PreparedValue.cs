using System.Runtime.InteropServices;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Binding;

/// <summary>A leaf value with its JSON. A resolver returns it, and the executor copies its bytes to the response.</summary>
public sealed class PreparedValue
{
    static readonly PreparedValue True = new(true, "true"u8.ToArray());
    static readonly PreparedValue False = new(false, "false"u8.ToArray());

    // An array takes less time to read than a Memory, which may refer to several kinds of objects.
    readonly byte[] buffer;
    readonly int start;

    /// <param name="value">
    /// The .NET value, for filtering and ordering: a <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>,
    /// <see cref="DateOnly"/> or the like.
    /// </param>
    /// <param name="utf8Json">One JSON value as UTF-8; a string has its quotes and escapes.</param>
    public PreparedValue(object value, ReadOnlyMemory<byte> utf8Json)
    {
        var segment = MemoryMarshal.TryGetArray(utf8Json, out var array) ? array : new(utf8Json.ToArray());
        (Value, buffer, start, Length) = (value, segment.Array ?? [], segment.Offset, segment.Count);
    }

    PreparedValue(object value, byte[] buffer, int start, int length) => (Value, this.buffer, this.start, Length) = (value, buffer, start, length);

    public object Value { get; }
    public ReadOnlyMemory<byte> Utf8Json => new(buffer, start, Length);

    /// <summary>The length of <see cref="Utf8Json"/>, in bytes.</summary>
    internal int Length { get; }

    internal ReadOnlySpan<byte> Span => new(buffer, start, Length);

    public override string ToString() => $"{Value}";

    /// <summary>Copies the JSON to an index in a buffer that several values share.</summary>
    /// <returns>An equal value whose JSON is in the buffer; this object if it is true or false, whose JSON is shared already.</returns>
    internal PreparedValue MoveTo(byte[] target, int at)
    {
        Span.CopyTo(target.AsSpan(at));
        return this == True || this == False ? this : new(Value, target, at, Length);
    }

    public static PreparedValue FromString(string text) => FromString(text, text);

    /// <summary>Returns a value that is sent as a string but has another .NET type, such as a date, an address or an enum.</summary>
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

    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN.</exception>
    public static PreparedValue FromDouble(double value)
    {
        using var writer = new ResponseWriter();
        writer.WriteDouble(value);
        return From(value, writer);
    }

    public static PreparedValue FromBoolean(bool value) => value ? True : False;

    static PreparedValue From(object value, ResponseWriter writer) => new(value, writer.Written.ToArray());
}
