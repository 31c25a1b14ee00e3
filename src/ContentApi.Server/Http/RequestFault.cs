using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.GraphQL;

namespace ContentApi.Server.Http;

/// <summary>Why a request cannot be taken for a GraphQL request.</summary>
/// <param name="Status">The HTTP status, 4xx or 5xx.</param>
/// <param name="Message">What is wrong and what to do, in a sentence or two.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
sealed record RequestFault(int Status, string Message, string Code = ErrorCodes.BadRequest)
{
    public static readonly RequestFault NoContentYet =
        new(StatusCodes.Status503ServiceUnavailable, "The content is still being read. Try again in a moment.", ErrorCodes.ServiceUnavailable);

    static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A GraphQL response without <c>data</c> (specification, 7.1), UTF-8.</summary>
    public ReadOnlyMemory<byte> ToUtf8Json()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);
        writer.WriteStartObject();
        writer.WriteString("message"u8, Message);
        writer.WriteStartObject("extensions"u8);
        writer.WriteString("code"u8, Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Sends the fault as the whole answer.</summary>
    public async Task WriteAsync(HttpResponse response, MediaType type = MediaType.Json)
    {
        var body = ToUtf8Json();
        response.StatusCode = Status;
        response.ContentType = type.ContentType();
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        await response.BodyWriter.WriteAsync(body);
    }
}
