using ContentApi.GraphQL;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Configuration;
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
        app.Map(Path, context => Handle(context, store, options));
    }

    /// <summary>1. method, 2. media type, 3. content, 4. parameters, 5. what the client has already, 6. execution.</summary>
    static async Task Handle(HttpContext context, ContentStore store, ContentApiOptions options)
    {
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

        // 2. A browser that asks for no query is shown GraphiQL.
        var wantsPage = isGet && options.Introspection && !request.Query.ContainsKey("query");
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
        var (parameters, fault) = isGet ? UrlReader.Read(request, options.MaxRequestLineBytes) : await BodyReader.ReadAsync(request, options.MaxBodyBytes);
        if (parameters is null)
        {
            await fault!.WriteAsync(response, type);
            return;
        }

        // 5. A POST is answered with 304 too, although RFC 9110 knows that for GET alone: every operation here is a safe query, however it is sent.
        var tag = EntityTag.Of(content, parameters, type);
        if (EntityTag.IsListed(request.GetTypedHeaders(), tag))
        {
            NotModified(response, tag);
            return;
        }

        // 6.
        await Execute(context, content, parameters, type, tag, queryOnly: isGet);
    }

    static async Task Execute(
        HttpContext context, ServedContent content, RequestParameters parameters, MediaType type, string tag, bool queryOnly)
    {
        var response = context.Response;
        using var writer = new ResponseWriter();
        var outcome = content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = parameters.Query, OperationName = parameters.OperationName, Variables = parameters.Variables, QueryOnly = queryOnly,
                State = content.Snapshot,
            },
            writer,
            context.RequestAborted);

        response.StatusCode = Status(outcome, type);
        if (outcome == ExecutionOutcome.OperationNotAllowed) response.Headers.Allow = HttpMethods.Post;
        var isLasting = response.StatusCode == StatusCodes.Status200OK && outcome != ExecutionOutcome.TimedOut;
        if (isLasting)
        {
            // Only an answer of 2xx may be told to be unchanged (RFC 9110, 13.2.1), so only that has a tag.
            if (EntityTag.IsAnyListed(context.Request.GetTypedHeaders()))
            {
                NotModified(response, tag);
                return;
            }
            response.Headers.ETag = tag;
        }
        response.Headers.CacheControl = isLasting ? "no-cache" : "no-store";
        response.ContentType = type.ContentType();
        response.ContentLength = writer.Written.Length;
        await response.BodyWriter.WriteAsync(writer.Written);
    }

    static int Status(ExecutionOutcome outcome, MediaType type) => (outcome, type) switch
    {
        (ExecutionOutcome.OperationNotAllowed, _) => StatusCodes.Status405MethodNotAllowed,
        (ExecutionOutcome.RequestError, MediaType.GraphQLResponse) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    static void NotModified(HttpResponse response, string tag)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
    }
}
