namespace ContentApi.GraphQL.Response;

/// <summary>A leaf value that is ready to send: resolvers return it, the executor copies its bytes.</summary>
/// <param name="value">The .NET value, for filtering and ordering: <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>...</param>
/// <param name="utf8Json">One JSON value in UTF-8, a string with its quotes and escapes.</param>
public sealed class PreparedValue(object value, ReadOnlyMemory<byte> utf8Json)
{
    static readonly PreparedValue True = new(true, "true"u8.ToArray());
    static readonly PreparedValue False = new(false, "false"u8.ToArray());

    public object Value { get; } = value;
    public ReadOnlyMemory<byte> Utf8Json { get; } = utf8Json;
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

    static PreparedValue From(object value, ResponseWriter writer) => new(value, writer.Written.ToArray());
}
