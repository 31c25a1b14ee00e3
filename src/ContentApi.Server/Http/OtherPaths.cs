using ContentApi.Server.Requests;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>The root, which leads to GraphiQL, and whatever is not there.</summary>
static class OtherPaths
{
    public static void MapOthers(this WebApplication app)
    {
        app.MapReading("/", static context =>
        {
            context.Response.Redirect(Paths.GraphQL);
            return Task.CompletedTask;
        });
        // The pattern that MapFallback has of itself leaves out what looks like the name of a file.
        app.MapFallback("{**path}", NotFound);
    }

    public static Task NotFound(HttpContext context) => new RequestFault(
        StatusCodes.Status404NotFound, $"There is nothing at {context.Request.Path}. The API is at {Paths.GraphQL}.").WriteAsync(context.Response);
}
