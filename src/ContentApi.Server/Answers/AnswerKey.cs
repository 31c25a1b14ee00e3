using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Answers;

/// <summary>
/// Writes the key of a request as one sequence of bytes: the document's digest, the operation's name, and the variables without white space, in the order
/// of their names. Requests that differ only in how their JSON is written have equal keys.
/// </summary>
static class AnswerKey
{
    /// <summary>Returns the kind of a key: the answer's media type, and whether the cost is reported.</summary>
    public static byte KindOf(MediaType type, RequestParameters request) => (byte)((int)type | (request.Extensions.ReportCost ? 0x80 : 0));

    /// <summary>Writes the key. The operation's name is preceded by its length, so that different requests never have equal keys.</summary>
    /// <param name="target">The writer to which the key is appended.</param>
    /// <param name="document">The text of the document, however the request names it.</param>
    /// <param name="known">The engine's cached document; null if there is none.</param>
    /// <param name="request">The other parameters.</param>
    public static void Write(ResponseWriter target, ReadOnlyMemory<byte> document, CachedDocument? known, RequestParameters request)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (known is not null) known.Digest.CopyTo(digest);
        else SHA256.HashData(document.Span, digest);
        target.WriteRaw(digest);
        var name = request.OperationName ?? "";
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, name.Length);
        target.WriteRaw(length);
        target.WriteRaw(Encoding.UTF8.GetBytes(name));
        if (request.Variables.ValueKind == JsonValueKind.Object) WriteVariables(target, request.Variables);
    }

    static void WriteVariables(ResponseWriter target, JsonElement variables)
    {
        var raw = JsonMarshal.GetRawUtf8Value(variables);
        // The usual case: at most one variable, as JSON.stringify writes it.
        if (raw.IndexOfAny(" \t\r\n\\"u8) < 0 && variables.GetPropertyCount() < 2)
        {
            target.WriteRaw(raw);
            return;
        }
        var byName = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        // Of equal names the last one counts.
        foreach (var property in variables.EnumerateObject()) byName[property.Name] = property.Value;
        var separator = (byte)'{';
        foreach (var (name, value) in byName)
        {
            target.WriteRaw(separator);
            target.WriteString(name);
            target.WriteRaw((byte)':');
            target.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(value));
            separator = (byte)',';
        }
        target.WriteRaw((byte)'}');
    }
}
