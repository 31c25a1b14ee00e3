namespace ContentApi.Server.Http;

/// <summary>The root, which leads to GraphiQL, and whatever is not there.</summary>
static class OtherPaths
{
    public static void MapOthers(this WebApplication app)
    {
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], static context =>
        {
            context.Response.Redirect(GraphQLEndpoint.Path);
            return Task.CompletedTask;
        });
        app.MapFallback(static context => new RequestFault(
            StatusCodes.Status404NotFound, $"There is nothing at {context.Request.Path}. The API is at {GraphQLEndpoint.Path}.").WriteAsync(context.Response));
    }
}
