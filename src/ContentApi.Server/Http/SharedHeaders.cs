using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>
/// Sets the headers of every answer, and answers CORS preflights. The content is public, so a page of any origin may read it. The CORS headers are sent
/// whether or not the request has an <c>Origin</c>, since a cache may give the answer to a request that has one.
/// </summary>
static class SharedHeaders
{
    public const string ContentCommit = "Content-Commit";

    static readonly string exposed = $"{ContentCommit}, {HeaderNames.ETag}";

    public static void UseSharedHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = exposed;
        return HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod)
            ? Preflight(context.Response)
            : next(context);
    });

    /// <summary>Answers a CORS preflight (Fetch standard, 3.3.5). No browser remembers the answer for longer than a day.</summary>
    static Task Preflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = "GET, HEAD, POST";
        // The wildcard does not include Authorization.
        response.Headers.AccessControlAllowHeaders = $"*, {HeaderNames.Authorization}";
        response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
