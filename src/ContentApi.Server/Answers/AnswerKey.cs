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
/// What a request asks, in one sequence of bytes that is the same for requests that differ in spelling alone: the document's digest, the operation's name, and the variables without spaces,
/// in the order of their names.
/// </summary>
static class AnswerKey
{
    /// <summary>The kind of a key: what decides the answer and is no text.</summary>
    public static byte KindOf(MediaType type, RequestParameters request) => (byte)((int)type | (request.Extensions.ReportCost ? 0x80 : 0));

    /// <summary>Writes the key, each part of unknown length after its length, so that no two requests read the same.</summary>
    /// <param name="target">Is appended to.</param>
    /// <param name="document">The text that the request means, however it names it.</param>
    /// <param name="known">What the engine knows of it.</param>
    /// <param name="request">All else.</param>
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
        // Most are one variable, as JSON.stringify writes it.
        if (raw.IndexOfAny(" \t\r\n\\"u8) < 0 && variables.GetPropertyCount() < 2)
        {
            target.WriteRaw(raw);
            return;
        }
        var byName = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        // Of two equal names the last counts.
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
