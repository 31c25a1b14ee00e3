using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ContentApi.Server.Configuration;
using ContentApi.Server.Http.Documents;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Reads a GraphQL request from the query of a URL (GraphQL over HTTP, "GET").</summary>
static class UrlReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestJson.MaxDepth };

    /// <param name="maxLineBytes">Of the request's first line.</param>
    public static BodyReading Read(HttpRequest request, int maxLineBytes)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (request.Method.Length + target.Length + request.Protocol.Length + 2 > maxLineBytes)
        {
            return RequestFault.TooLarge(
                StatusCodes.Status414UriTooLong, "The request's first line has more bytes", nameof(ContentApiOptions.MaxRequestLineBytes), maxLineBytes, "Send the request by POST.");
        }
        if (!IsUtf8(request.QueryString)) return RequestFault.Malformed("The URL's query is not valid UTF-8.");
        return Read(request.Query);
    }

    static RequestReading Read(IQueryCollection url)
    {
        foreach (var name in (ReadOnlySpan<string>)["query", "documentId", "operationName", "variables", "extensions"])
            if (url[name].Count > 1) return RequestFault.Malformed($"The URL has \"{name}\" more than once.");

        var query = url["query"] is [{ Length: > 0 } text] ? text : null;
        var documentId = url["documentId"] is [{ Length: > 0 } id] ? id : null;
        if (documentId is not null && DocumentId.Check(documentId) is { } wrong) return RequestFault.Malformed(wrong);

        JsonElement variables = default;
        if (url["variables"] is [{ Length: > 0 } json] && JsonObject("variables", json, out variables) is { } fault) return fault;
        JsonElement extensionsJson = default;
        if (url["extensions"] is [{ Length: > 0 } given] && JsonObject("extensions", given, out extensionsJson) is { } second) return second;
        if (RequestExtensions.Read(extensionsJson, out var extensions) is { } third) return third;
        if (query is null && documentId is null && extensions.PersistedQuery is null)
            return RequestFault.Malformed("The URL has no \"query\". Send a GraphQL document, as in /graphql?query={__typename}.");

        var operationName = url["operationName"] is [{ Length: > 0 } operation] ? operation : null;
        return new RequestParameters(query is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(query), documentId, operationName, variables, extensions);
    }

    /// <summary>Escapes that are not UTF-8 would be taken for the text that they are written with.</summary>
    static bool IsUtf8(QueryString query)
    {
        if (!HasByteBeyondAscii(query.Value)) return true;
        var escaped = Encoding.UTF8.GetBytes(query.Value ?? "");
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(escaped, 0, escaped.Length));
    }

    static bool HasByteBeyondAscii(ReadOnlySpan<char> escaped)
    {
        for (var at = escaped.IndexOf('%'); at >= 0; at = escaped.IndexOf('%'))
        {
            escaped = escaped[(at + 1)..];
            if (!escaped.IsEmpty && escaped[0] is not (>= '0' and <= '7')) return true;
        }
        return false;
    }

    static RequestFault? JsonObject(string name, string text, out JsonElement value)
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
