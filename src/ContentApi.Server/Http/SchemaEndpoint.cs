using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary><c>/graphql/schema.graphql</c>: the API's SDL, for code generators and people.</summary>
static class SchemaEndpoint
{
    public const string Path = "/graphql/schema.graphql";

    public static void MapSchema(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        app.MapReading(Path, context =>
        {
            if (store.Current.Content is not { } content) return RequestFault.NoContentYet.WriteAsync(context.Response);
            context.Response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
            return CachedFile.WriteAsync(context, content.Api.Sdl, content.Api.SdlTag, "text/plain; charset=utf-8");
        });
    }
}
