using System.Text;

namespace ContentApi.GraphQL.Planning;

/// <summary>A response name ready to send. Names are ASCII letters, digits and underscores, so nothing needs an escape.</summary>
readonly struct ResponseKey(string name)
{
    readonly byte[] bytes = Encoding.ASCII.GetBytes($",\"{name}\":");

    /// <summary>As in <c>"name":</c>, after the opening brace.</summary>
    public ReadOnlySpan<byte> First => bytes.AsSpan(1);

    /// <summary>As in <c>,"name":</c>, after another field.</summary>
    public ReadOnlySpan<byte> Next => bytes;
}
