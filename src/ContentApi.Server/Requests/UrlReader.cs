using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Requests;

/// <summary>
/// Reads a GraphQL request from the query of a URL (GraphQL over HTTP, "GET"). Names and values are encoded like those of HTML forms (URL Standard, 5.1).
/// </summary>
static class UrlReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestJson.MaxDepth };

    /// <param name="target">The request target, as in the request's first line.</param>
    /// <param name="lineBytes">The length of the whole first line, in bytes.</param>
    /// <param name="maxLineBytes">The longest first line that is read, in bytes.</param>
    public static BodyReading Read(ArraySegment<byte> target, int lineBytes, int maxLineBytes)
    {
        if (lineBytes > maxLineBytes)
        {
            return RequestFault.TooLarge(
                StatusCodes.Status414UriTooLong, "The request's first line has more bytes", nameof(ContentApiOptions.MaxRequestLineBytes), maxLineBytes,
                "Send the request by POST.");
        }
        byte[]? query = null, documentId = null, operationName = null, variables = null, extensions = null;
        var at = target.AsSpan().IndexOf((byte)'?');
        for (var rest = at < 0 ? ArraySegment<byte>.Empty : target[(at + 1)..]; rest.Count > 0;)
        {
            var pair = CutAt((byte)'&', ref rest);
            var name = CutAt((byte)'=', ref pair);
            var fault =
                IsNamed(name, "query"u8) ? Take(pair, "query", ref query)
                : IsNamed(name, "variables"u8) ? Take(pair, "variables", ref variables)
                : IsNamed(name, "operationName"u8) ? Take(pair, "operationName", ref operationName)
                : IsNamed(name, "documentId"u8) ? Take(pair, "documentId", ref documentId)
                : IsNamed(name, "extensions"u8) ? Take(pair, "extensions", ref extensions)
                : null;
            if (fault is not null) return fault;
        }
        return Read(NullIfEmpty(query), Text(documentId), Text(operationName), NullIfEmpty(variables), NullIfEmpty(extensions));
    }

    static RequestReading Read(byte[]? query, string? documentId, string? operationName, byte[]? variablesJson, byte[]? extensionsJson)
    {
        if (documentId is not null && DocumentId.Check(documentId) is { } wrong) return RequestFault.Malformed(wrong);
        JsonElement variables = default, extensionsObject = default;
        if (variablesJson is not null && JsonObject("variables", variablesJson, out variables) is { } fault) return fault;
        if (extensionsJson is not null && JsonObject("extensions", extensionsJson, out extensionsObject) is { } second) return second;
        if (RequestExtensions.Read(extensionsObject, out var extensions) is { } third) return third;
        if (query is null && documentId is null && extensions.PersistedQuery is null)
            return RequestFault.Malformed("The URL has no \"query\". Send a GraphQL document, as in /graphql?query={__typename}.");
        return new RequestParameters(query is null ? default(ReadOnlyMemory<byte>?) : query, documentId, operationName, variables, extensions);
    }

    /// <summary>Returns the bytes before a separator, or all if it does not occur. Leaves those after it in <paramref name="text"/>.</summary>
    static ArraySegment<byte> CutAt(byte separator, ref ArraySegment<byte> text)
    {
        var at = text.AsSpan().IndexOf(separator);
        var cut = at < 0 ? text : text[..at];
        text = at < 0 ? ArraySegment<byte>.Empty : text[(at + 1)..];
        return cut;
    }

    static bool IsNamed(ArraySegment<byte> escaped, ReadOnlySpan<byte> name) =>
        escaped.AsSpan().SequenceEqual(name) || (escaped.AsSpan().Contains((byte)'%') && Unescape(escaped).AsSpan().SequenceEqual(name));

    static RequestFault? Take(ArraySegment<byte> escaped, string name, ref byte[]? value)
    {
        if (value is not null) return RequestFault.Malformed($"The URL has \"{name}\" more than once.");
        value = Unescape(escaped);
        return Utf8.IsValid(value) ? null : RequestFault.Malformed($"The URL's \"{name}\" is not valid UTF-8.");
    }

    static byte[] Unescape(ArraySegment<byte> escaped) =>
        escaped.AsSpan().IndexOfAny((byte)'%', (byte)'+') < 0 ? escaped.ToArray() : WebUtility.UrlDecodeToBytes(escaped.Array, escaped.Offset, escaped.Count)!;

    static byte[]? NullIfEmpty(byte[]? value) => value is { Length: > 0 } ? value : null;

    static string? Text(byte[]? value) => value is { Length: > 0 } ? Encoding.UTF8.GetString(value) : null;

    static RequestFault? JsonObject(string name, byte[] text, out JsonElement value)
    {
        value = default;
        try
        {
            value = JsonElement.Parse(text, Options);
        }
        catch (JsonException exception)
        {
            return RequestFault.Malformed($"\"{name}\" is not valid JSON: {RequestJson.Describe(exception)}");
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when RequestJson.HasInvalidText(value):
                return RequestFault.Malformed(RequestJson.NotUnicode($"\"{name}\""));
            case JsonValueKind.Object:
                return null;
            case JsonValueKind.Null:
                value = default;
                return null;
            default:
                return RequestFault.Malformed($"\"{name}\" must be a JSON object; {RequestJson.Name(value.ValueKind)} was given.");
        }
    }
}
