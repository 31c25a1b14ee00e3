using ContentApi.GraphQL;
using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Http;

/// <summary>Why a request cannot be taken for a GraphQL request.</summary>
/// <param name="Status">The HTTP status, 4xx or 5xx.</param>
/// <param name="Message">What is wrong and what to do, in a sentence or two.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
sealed record RequestFault(int Status, string Message, string Code = ErrorCodes.BadRequest)
{
    public static readonly RequestFault NoContentYet =
        new(StatusCodes.Status503ServiceUnavailable, "The content is still being read. Try again in a moment.", ErrorCodes.ServiceUnavailable);

    /// <summary>Sends the fault as the whole answer: a GraphQL response without <c>data</c> (specification, 7.1).</summary>
    public async Task WriteAsync(HttpResponse response, MediaType type = MediaType.Json)
    {
        using var body = new ResponseWriter();
        ErrorWriter.WriteRequestErrors(body, [new GraphQLError(Message, Code)]);
        response.StatusCode = Status;
        response.ContentType = type.ContentType();
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        await response.BodyWriter.WriteAsync(body.Written);
    }
}
