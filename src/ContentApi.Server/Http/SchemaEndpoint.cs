using ContentApi.GraphQL.Contract;
using ContentApi.Server.Configuration;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>Answers <c>/graphql/schema.graphql</c>: the API's SDL, for code generators and people.</summary>
static class SchemaEndpoint
{
    static readonly RequestFault NotShown = new(
        StatusCodes.Status404NotFound, "This server does not show its schema: introspection is switched off.", ErrorCodes.IntrospectionDisabled);

    public static void MapSchema(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        var isShown = app.Services.GetRequiredService<ContentApiOptions>().Introspection;
        app.MapReading(Paths.Schema, context =>
        {
            if (!isShown) return NotShown.WriteAsync(context.Response);
            if (store.Current.Content is not { } content) return RequestFault.NoContentYet.WriteAsync(context.Response);
            context.Response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
            return content.Api.Sdl.WriteAsync(context);
        });
    }
}
