namespace ContentApi.GraphQL.Response;

/// <summary>A leaf value that is ready to send: resolvers return it, the executor copies its bytes.</summary>
/// <param name="value">The .NET value, for filtering and ordering: <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>...</param>
/// <param name="utf8Json">One JSON value in UTF-8, a string with its quotes and escapes.</param>
public sealed class PreparedValue(object value, ReadOnlyMemory<byte> utf8Json)
{
    public object Value { get; } = value;
    public ReadOnlyMemory<byte> Utf8Json { get; } = utf8Json;
    public override string ToString() => $"{Value}";
}
