using ContentApi.Server.Requests;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>Maps paths that can only be read, by GET and HEAD.</summary>
static class ReadingEndpoints
{
    const string Methods = "GET, HEAD, OPTIONS";

    /// <summary>Maps a path for all methods: routing would send a method that is not mapped to the fallback, which answers 404 rather than 405.</summary>
    public static void MapReading(this WebApplication app, string path, RequestDelegate read) => app.Map(path, context =>
    {
        var (method, response) = (context.Request.Method, context.Response);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return read(context);
        response.Headers.Allow = Methods;
        if (!HttpMethods.IsOptions(method))
        {
            return new RequestFault(
                StatusCodes.Status405MethodNotAllowed, $"{method} is not supported: {context.Request.Path} can only be read, by GET.").WriteAsync(response);
        }
        response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });
}
