using ContentApi.GraphQL.Response;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Sending;

/// <summary>Sends a fault as the whole answer: a GraphQL response without <c>data</c> (specification, 7.1).</summary>
static class FaultSender
{
    /// <param name="fault">The fault to send.</param>
    /// <param name="response">A response that has not started. Headers that were set for the answer that the fault replaces are removed.</param>
    /// <param name="type">The media type of the answer.</param>
    public static async Task WriteAsync(this RequestFault fault, HttpResponse response, MediaType type = MediaType.Json)
    {
        using var body = new ResponseWriter();
        ErrorWriter.WriteRequestErrors(body, [fault.Error]);
        response.StatusCode = fault.Status ?? type.RequestErrorStatus();
        response.ContentType = type.ContentType();
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = default;
        response.Headers.ContentEncoding = default;
        if (fault.Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        await response.HttpContext.SendCopyAsync(body.Written);
    }
}
