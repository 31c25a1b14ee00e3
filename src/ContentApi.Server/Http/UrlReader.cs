using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Reads a GraphQL request from the query of a URL (GraphQL over HTTP, "GET").</summary>
static class UrlReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestJson.MaxDepth };

    /// <param name="maxLineBytes">Of the request's first line.</param>
    public static RequestReading Read(HttpRequest request, int maxLineBytes)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (request.Method.Length + target.Length + request.Protocol.Length + 2 > maxLineBytes)
            return new RequestFault(StatusCodes.Status414UriTooLong, $"The request's first line is longer than {maxLineBytes} bytes, which is the limit. Send the request by POST.");
        if (!IsUtf8(request.QueryString)) return Malformed("The URL's query is not valid UTF-8.");
        return Read(request.Query);
    }

    static RequestReading Read(IQueryCollection url)
    {
        foreach (var name in (ReadOnlySpan<string>)["query", "operationName", "variables", "extensions"])
            if (url[name].Count > 1) return Malformed($"The URL has \"{name}\" more than once.");

        if (url["query"] is not [{ Length: > 0 } query])
            return Malformed("The URL has no \"query\". Send a GraphQL document, as in /graphql?query={__typename}.");

        JsonElement variables = default;
        if (url["variables"] is [{ Length: > 0 } text] && JsonObject("variables", text, out variables) is { } fault) return fault;
        if (url["extensions"] is [{ Length: > 0 } extensions] && JsonObject("extensions", extensions, out _) is { } second) return second;

        var operationName = url["operationName"] is [{ Length: > 0 } operation] ? operation : null;
        return new RequestParameters(Encoding.UTF8.GetBytes(query), operationName, variables);
    }

    /// <summary>Escapes that are not UTF-8 would be taken for the text that they are written with.</summary>
    static bool IsUtf8(QueryString query)
    {
        var escaped = Encoding.UTF8.GetBytes(query.Value ?? "");
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(escaped, 0, escaped.Length));
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
            return Malformed($"\"{name}\" is not valid JSON: {RequestJson.Describe(exception)}");
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when RequestJson.HasInvalidText(value):
                return Malformed(RequestJson.NotUnicode($"\"{name}\""));
            case JsonValueKind.Object:
                return null;
            case JsonValueKind.Null:
                value = default;
                return null;
            default:
                return Malformed($"\"{name}\" must be a JSON object; {RequestJson.Name(value.ValueKind)} was given.");
        }
    }

    static RequestFault Malformed(string message) => new(StatusCodes.Status400BadRequest, message);
}
