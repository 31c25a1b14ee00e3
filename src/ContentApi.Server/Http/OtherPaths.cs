using ContentApi.Server.Requests;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>Redirects the root to GraphiQL, and answers unknown paths with 404.</summary>
static class OtherPaths
{
    public static void MapOthers(this WebApplication app)
    {
        app.MapReading("/", static context =>
        {
            context.Response.Redirect(Paths.GraphQL);
            return Task.CompletedTask;
        });
        // The default pattern of MapFallback excludes paths that look like file names.
        app.MapFallback("{**path}", NotFound);
    }

    public static Task NotFound(HttpContext context) => new RequestFault(
        StatusCodes.Status404NotFound, $"There is nothing at {context.Request.Path}. The API is at {Paths.GraphQL}.").WriteAsync(context.Response);
}
