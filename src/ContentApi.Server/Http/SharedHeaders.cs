using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>
/// Headers of every answer, and CORS: what is served is public, so that a page of any origin may read it. The permission is given whether or not a
/// request names an origin, since a cache may hand the answer to one that does.
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

    /// <summary>The answer to a CORS preflight (Fetch standard, 3.3.5). A day is the longest that a browser remembers it.</summary>
    static Task Preflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = "GET, HEAD, POST";
        // The star does not stand for this one.
        response.Headers.AccessControlAllowHeaders = $"*, {HeaderNames.Authorization}";
        response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
