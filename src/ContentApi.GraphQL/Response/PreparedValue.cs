using System.Runtime.InteropServices;

namespace ContentApi.GraphQL.Response;

/// <summary>A leaf value that is ready to send: resolvers return it, the executor copies its bytes.</summary>
/// <param name="value">The .NET value, for filtering and ordering: <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>...</param>
/// <param name="utf8Json">One JSON value in UTF-8, a string with its quotes and escapes.</param>
public sealed class PreparedValue(object value, ReadOnlyMemory<byte> utf8Json)
{
    static readonly PreparedValue True = new(true, "true"u8.ToArray());
    static readonly PreparedValue False = new(false, "false"u8.ToArray());

    // The executor copies it for each field: an array costs less to ask than a memory, which may be of many kinds.
    readonly byte[] bytes = ArrayOf(utf8Json);

    public object Value { get; } = value;
    public ReadOnlyMemory<byte> Utf8Json => bytes;

    internal byte[] Bytes => bytes;
    public override string ToString() => $"{Value}";

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

    static byte[] ArrayOf(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : memory.ToArray();

    static PreparedValue From(object value, ResponseWriter writer) => new(value, writer.Written.ToArray());
}
