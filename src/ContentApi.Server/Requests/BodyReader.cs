using System.Text.Json;
using System.Text.Unicode;
using ContentApi.Server.Configuration;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Requests;

/// <summary>
/// Reads GraphQL requests from the JSON body of a POST (GraphQL over HTTP, "JSON Encoding", Appendices A and C). Of equal keys the last one counts.
/// </summary>
static class BodyReader
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = RequestJson.MaxDepth };

    /// <summary>Checks the headers before the body is read.</summary>
    /// <returns>The fault; null if there is none.</returns>
    public static RequestFault? CheckHeaders(HttpRequest request, int maxBodyBytes) =>
        CheckContentType(request) ?? (request.ContentLength > maxBodyBytes ? TooLarge(maxBodyBytes) : null);

    public static RequestFault TooLarge(int maxBytes) => RequestFault.TooLarge(
        StatusCodes.Status413PayloadTooLarge, "The request's body has more bytes", nameof(ContentApiOptions.MaxBodyBytes), maxBytes,
        "Send a shorter document or fewer variables.");

    /// <summary>Checks that the body is <c>application/json</c> in UTF-8, as the specification requires. UTF-8 is the charset if none is named.</summary>
    static RequestFault? CheckContentType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encodings && !encodings.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Unsupported($"A body with Content-Encoding '{encodings}' is not understood. Send it without an encoding.");
        // The values that most programs send need no parsing.
        if (request.ContentType is "application/json" or "application/json; charset=utf-8" or "application/json;charset=UTF-8") return null;
        if (string.IsNullOrEmpty(request.ContentType))
            return Unsupported("The request has no Content-Type. Send a JSON object with Content-Type: application/json.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return Unsupported($"A body of Content-Type '{request.ContentType}' is not understood. Send a JSON object with Content-Type: application/json.");
        if (!MediaTypes.IsUtf8(type))
            return Unsupported($"A body in charset '{type.Charset}' is not understood. Send UTF-8.");
        return null;
    }

    /// <param name="body">The whole body. The result does not refer to its memory.</param>
    /// <param name="maxBatchSize">The most requests in a batch; 0 if batches are not supported.</param>
    public static BodyReading Parse(ReadOnlySpan<byte> body, int maxBatchSize)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (body.IsEmpty) return RequestFault.Malformed("The request has no body. Send a JSON object, as in {\"query\": \"{ __typename }\"}.");
        if (!Utf8.IsValid(body)) return RequestFault.Malformed("The body is not valid UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            reader.Read();
            BodyReading reading = reader.TokenType switch
            {
                JsonTokenType.StartObject => ParseRequest(ref reader),
                JsonTokenType.StartArray => ParseBatch(ref reader, maxBatchSize),
                _ => RequestFault.Malformed($"The body must be a JSON object; {RequestJson.Name(reader.TokenType)} was given."),
            };
            // Throws for anything after the value.
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) reader.Read();
            return reading;
        }
        catch (JsonException exception)
        {
            return RequestFault.Malformed($"The body is not valid JSON: {RequestJson.Describe(exception)}");
        }
    }

    /// <summary>Reads a batch. A faulty request fails alone; a batch that is too long or has an item that is not an object fails as a whole.</summary>
    static BodyReading ParseBatch(ref Utf8JsonReader reader, int maxBatchSize)
    {
        if (maxBatchSize == 0)
        {
            return RequestFault.Malformed(
                "The body is an array. Batches are not supported by this server: send each request by itself, as a JSON object.");
        }
        var batch = new List<RequestReading>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                return RequestFault.Malformed($"Each item of a batch must be a JSON object; {RequestJson.Name(reader.TokenType)} was given.");
            if (batch.Count == maxBatchSize)
            {
                return RequestFault.TooLarge(
                    StatusCodes.Status400BadRequest, "The batch has more requests", nameof(ContentApiOptions.MaxBatchSize), maxBatchSize,
                    "Send them in several batches.");
            }
            batch.Add(ParseRequest(ref reader));
        }
        return batch.Count > 0 ? new BodyReading(default, batch) : RequestFault.Malformed("The batch is empty. Send at least one request.");
    }

    /// <summary>Reads a request. Leaves the reader at the end of the object, even if a fault was found before it.</summary>
    static RequestReading ParseRequest(ref Utf8JsonReader reader)
    {
        var start = reader;
        RequestReading reading;
        try
        {
            reading = ParseObject(ref reader);
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader throws this for an unpaired escape such as \ud800 when the text is read.
            reading = RequestFault.Malformed(RequestJson.NotUnicode("A key, \"query\", \"documentId\", \"operationName\" or \"extensions\""));
        }
        if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == start.CurrentDepth) return reading;
        reader = start;
        reader.Skip();
        return reading;
    }

    static RequestReading ParseObject(ref Utf8JsonReader reader)
    {
        ReadOnlyMemory<byte>? query = null;
        string? documentId = null, operationName = null;
        JsonElement variables = default, extensionsJson = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                if (!ReadString(ref reader)) return Wrong("query", "a string", reader.TokenType);
                query = Text(ref reader);
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                if (!ReadString(ref reader)) return Wrong("documentId", "a string", reader.TokenType);
                documentId = reader.GetString();
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                if (!ReadString(ref reader) && reader.TokenType != JsonTokenType.Null) return Wrong("operationName", "a string or null", reader.TokenType);
                operationName = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
            }
            else if (reader.ValueTextEquals("variables"u8)) variables = JsonElement.ParseValue(ref reader);
            else if (reader.ValueTextEquals("extensions"u8)) extensionsJson = JsonElement.ParseValue(ref reader);
            else
            {
                // Reserved for later versions of the specification.
                reader.Read();
                reader.Skip();
            }
        }

        if (!IsObjectOrNone(variables)) return Wrong("variables", "an object or null", RequestJson.Name(variables.ValueKind));
        if (!IsObjectOrNone(extensionsJson)) return Wrong("extensions", "an object or null", RequestJson.Name(extensionsJson.ValueKind));
        if (RequestExtensions.Read(extensionsJson, out var extensions) is { } fault) return fault;
        if (documentId is not null && DocumentId.Check(documentId) is { } wrong) return RequestFault.Malformed(wrong);
        if (query is null && documentId is null && extensions.PersistedQuery is null)
            return RequestFault.Malformed("The body has no \"query\". Send a GraphQL document, as in {\"query\": \"{ __typename }\"}.");
        if (variables.ValueKind == JsonValueKind.Object && RequestJson.HasInvalidText(variables))
            return RequestFault.Malformed(RequestJson.NotUnicode("\"variables\""));
        return new RequestParameters(
            query, documentId, string.IsNullOrEmpty(operationName) ? null : operationName,
            variables.ValueKind == JsonValueKind.Object ? variables : default, extensions);
    }

    static bool ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String;
    }

    /// <summary>Returns the current string in UTF-8, unescaped.</summary>
    static byte[] Text(ref Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        return length == text.Length ? text : text[..length];
    }

    static bool IsObjectOrNone(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined;

    static RequestFault Wrong(string name, string expected, JsonTokenType actual) => Wrong(name, expected, RequestJson.Name(actual));

    static RequestFault Wrong(string name, string expected, string actual) => RequestFault.Malformed($"\"{name}\" must be {expected}; {actual} was given.");

    static RequestFault Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);
}
