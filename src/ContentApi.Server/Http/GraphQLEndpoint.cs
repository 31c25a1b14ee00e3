using System.Diagnostics;
using ContentApi.Server.Configuration;
using ContentApi.Server.Http.Documents;
using ContentApi.Server.Serving;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary><c>/graphql</c>, by the GraphQL over HTTP specification. See <c>docs/http.md</c>.</summary>
static class GraphQLEndpoint
{
    public const string Path = "/graphql";
    const string Methods = "GET, HEAD, POST, OPTIONS";

    public static void MapGraphQL(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        var options = app.Services.GetRequiredService<ContentApiOptions>();
        var documents = app.Services.GetRequiredService<PersistedDocuments>();
        app.Map(Path, context => Handle(context, store, options, documents));
    }

    /// <summary>1. method, 2. media type, 3. content, 4. parameters, 5. the answer.</summary>
    static async Task Handle(HttpContext context, ContentStore store, ContentApiOptions options, PersistedDocuments documents)
    {
        var started = Stopwatch.GetTimestamp();
        var (request, response) = (context.Request, context.Response);
        response.Headers.Vary = HeaderNames.Accept;

        // 1. A HEAD is a GET whose body Kestrel leaves out.
        var isGet = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isGet && !HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = Methods;
            if (HttpMethods.IsOptions(request.Method)) response.StatusCode = StatusCodes.Status204NoContent;
            else await new RequestFault(StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not supported. Send a GraphQL request by GET or POST.").WriteAsync(response);
            return;
        }

        // 2. A browser that asks for no document is shown GraphiQL.
        var wantsPage = isGet && options.Introspection && !request.Query.ContainsKey("query") && !request.Query.ContainsKey("documentId") && !request.Query.ContainsKey("extensions");
        if (MediaTypes.Negotiate(request.Headers.Accept, wantsPage) is not { } type)
        {
            await new RequestFault(
                StatusCodes.Status406NotAcceptable,
                $"None of the types in Accept '{request.Headers.Accept}' can be given: application/graphql-response+json and application/json can.").WriteAsync(response);
            return;
        }

        // 3. One read of the reference: the request ends on the commit that it begins with.
        if (store.Current.Content is not { } content)
        {
            await RequestFault.NoContentYet.WriteAsync(response, type == MediaType.Html ? MediaType.Json : type);
            return;
        }
        response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
        if (type == MediaType.Html)
        {
            await GraphiQL.GraphiQLEndpoint.WritePage(context, content.Api);
            return;
        }

        // 4.
        var body = isGet ? UrlReader.Read(request, options.MaxRequestLineBytes) : await BodyReader.ReadAsync(request, options);

        // 5.
        var answer = new GraphQLAnswer(context, content, documents, type, started);
        if (body.Batch is { } batch) await answer.SendBatchAsync(batch, options.MaxResponseBytes);
        else if (body.Single.Parameters is { } parameters) await answer.SendAsync(parameters, queryOnly: isGet);
        else await body.Single.Fault!.WriteAsync(response, type);
    }
}
