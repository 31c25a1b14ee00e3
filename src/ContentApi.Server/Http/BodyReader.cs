using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>Reads a GraphQL request from the JSON body of a POST (GraphQL over HTTP, "JSON Encoding"). Of two equal keys the last counts.</summary>
static class BodyReader
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = RequestJson.MaxDepth };

    /// <exception cref="BadHttpRequestException">Kestrel could not read the body.</exception>
    public static async ValueTask<RequestReading> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (CheckContentType(request) is { } unsupported) return unsupported;
        if (request.ContentLength > maxBytes) return TooLarge(maxBytes);

        var read = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, request.HttpContext.RequestAborted);
        try
        {
            if (read.Buffer.Length > maxBytes) return TooLarge(maxBytes);
            return read.Buffer.IsSingleSegment ? Parse(read.Buffer.FirstSpan) : ParseSegments(read.Buffer);
        }
        finally
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    static RequestFault TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, $"The request's body is larger than {maxBytes} bytes, which is the limit. Send a shorter document or fewer variables.");

    /// <summary>The specification asks for <c>application/json</c> in UTF-8, which it is where no charset is named.</summary>
    static RequestFault? CheckContentType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encodings && !encodings.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Unsupported($"A body with Content-Encoding '{encodings}' is not understood. Send it as it is.");
        if (string.IsNullOrEmpty(request.ContentType))
            return Unsupported("The request has no Content-Type. Send a JSON object with Content-Type: application/json.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return Unsupported($"A body of Content-Type '{request.ContentType}' is not understood. Send a JSON object with Content-Type: application/json.");
        if (!MediaTypes.IsUtf8(type))
            return Unsupported($"A body in charset '{type.Charset}' is not understood. Send UTF-8.");
        return null;
    }

    static RequestReading ParseSegments(ReadOnlySequence<byte> body)
    {
        var length = (int)body.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(bytes);
            return Parse(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static RequestReading Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (body.IsEmpty) return Malformed("The request has no body. Send a JSON object, as in {\"query\": \"{ __typename }\"}.");
        if (!Utf8.IsValid(body)) return Malformed("The body is not valid UTF-8.");
        try
        {
            return ParseObject(body);
        }
        catch (JsonException exception)
        {
            return Malformed($"The body is not valid JSON: {RequestJson.Describe(exception)}");
        }
        catch (InvalidOperationException)
        {
            // What Utf8JsonReader throws for an escape such as \ud800 alone, once its text is asked for.
            return Malformed(RequestJson.NotUnicode("A key, \"query\" or \"operationName\""));
        }
    }

    static RequestReading ParseObject(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            return Malformed("The body is an array. Batches are not supported: send each request by itself, as a JSON object.");
        if (reader.TokenType != JsonTokenType.StartObject)
            return Malformed($"The body must be a JSON object; {RequestJson.Name(reader.TokenType)} was given.");

        byte[]? query = null;
        string? operationName = null;
        JsonElement variables = default, extensions = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                if (!ReadString(ref reader)) return Wrong("query", "a string", reader.TokenType);
                query = Text(ref reader);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                if (!ReadString(ref reader) && reader.TokenType != JsonTokenType.Null) return Wrong("operationName", "a string or null", reader.TokenType);
                operationName = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
            }
            else if (reader.ValueTextEquals("variables"u8)) variables = JsonElement.ParseValue(ref reader);
            else if (reader.ValueTextEquals("extensions"u8)) extensions = JsonElement.ParseValue(ref reader);
            else
            {
                // Reserved for later versions of the specification.
                reader.Read();
                reader.Skip();
            }
        }
        // Throws for anything after the object.
        reader.Read();

        if (query is null) return Malformed("The body has no \"query\". Send a GraphQL document, as in {\"query\": \"{ __typename }\"}.");
        if (!IsObjectOrNone(variables)) return Wrong("variables", "an object or null", RequestJson.Name(variables.ValueKind));
        if (!IsObjectOrNone(extensions)) return Wrong("extensions", "an object or null", RequestJson.Name(extensions.ValueKind));
        if (variables.ValueKind == JsonValueKind.Object && RequestJson.HasInvalidText(variables))
            return Malformed(RequestJson.NotUnicode("\"variables\""));
        return new RequestParameters(
            query, string.IsNullOrEmpty(operationName) ? null : operationName, variables.ValueKind == JsonValueKind.Object ? variables : default);
    }

    static bool ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String;
    }

    /// <summary>The string without its escapes.</summary>
    static byte[] Text(ref Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        return length == text.Length ? text : text[..length];
    }

    static bool IsObjectOrNone(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined;

    static RequestFault Wrong(string name, string expected, JsonTokenType actual) => Wrong(name, expected, RequestJson.Name(actual));

    static RequestFault Wrong(string name, string expected, string actual) => Malformed($"\"{name}\" must be {expected}; {actual} was given.");

    static RequestFault Malformed(string message) => new(StatusCodes.Status400BadRequest, message);

    static RequestFault Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);
}
