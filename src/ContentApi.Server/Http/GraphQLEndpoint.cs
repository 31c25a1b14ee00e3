using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using ContentApi.Server.Configuration;
using ContentApi.Server.Documents;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Answers <c>/graphql</c> by the GraphQL over HTTP specification. See <c>docs/http.md</c>.</summary>
sealed class GraphQLEndpoint(ContentStore store, ContentApiOptions options, PersistedDocuments documents, Stopping stopping)
{
    const string Methods = "GET, HEAD, POST, OPTIONS";

    /// <summary>The error code of HTTP/2 that says that there is no error (RFC 9113, 7).</summary>
    const int NoError = 0;

    public static void Map(WebApplication app)
    {
        var services = app.Services;
        var endpoint = new GraphQLEndpoint(
            services.GetRequiredService<ContentStore>(), services.GetRequiredService<ContentApiOptions>(), services.GetRequiredService<PersistedDocuments>(),
            services.GetRequiredService<Stopping>());
        // Compared before routing: nearly all requests are for this path, in this spelling.
        app.Use((context, next) => context.Request.Path.Value == Paths.GraphQL ? endpoint.HandleAsync(context) : next(context));
        app.Map(Paths.GraphQL, endpoint.HandleAsync);
    }

    /// <summary>Answers a request in four steps: 1. method, 2. media type, 3. content, 4. parameters and answer.</summary>
    Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var (request, response) = (context.Request, context.Response);
        response.Headers.Vary = GraphQLAnswer.Vary;

        // 1. A HEAD is a GET whose body Kestrel leaves out.
        var isGet = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isGet && !HttpMethods.IsPost(request.Method)) return RefuseMethodAsync(request, response);

        // 2. A browser whose request names no document gets GraphiQL.
        var accept = request.Headers.Accept;
        var negotiated = MediaTypes.Negotiate(accept, allowHtml: isGet && options.Introspection);
        if (negotiated == MediaType.Html && NamesDocument(request.Query)) negotiated = MediaTypes.Negotiate(accept, allowHtml: false);
        if (negotiated is not { } type)
        {
            return new RequestFault(
                StatusCodes.Status406NotAcceptable,
                $"None of the types in Accept '{accept}' can be given: application/graphql-response+json and application/json can.").WriteAsync(response);
        }

        // 3. The reference is read once, so that the whole request reads one commit.
        if (store.Current.Content is not { } content) return RequestFault.NoContentYet.WriteAsync(response, type == MediaType.Html ? MediaType.Json : type);
        response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
        if (type == MediaType.Html) return GraphiQLEndpoint.WritePage(context, content.Api);

        // 4.
        var answer = new GraphQLAnswer(context, content, documents, type, started, handsOver: options.InlineScheduling);
        return isGet ? AnswerUrlAsync(context, answer) : AnswerBodyAsync(request, answer);
    }

    static bool NamesDocument(IQueryCollection query) => query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("extensions");

    static Task RefuseMethodAsync(HttpRequest request, HttpResponse response)
    {
        response.Headers.Allow = Methods;
        if (!HttpMethods.IsOptions(request.Method))
        {
            return new RequestFault(
                StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not supported. Send a GraphQL request by GET or POST.").WriteAsync(response);
        }
        response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    Task AnswerUrlAsync(HttpContext context, GraphQLAnswer answer)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var rented = ArrayPool<byte>.Shared.Rent(target.Length);
        try
        {
            // A request's first line is ASCII.
            var bytes = new ArraySegment<byte>(rented, 0, Encoding.Latin1.GetBytes(target, rented));
            var raw = answer.RawOf(bytes, isGet: true);
            var lineBytes = context.Request.Method.Length + target.Length + context.Request.Protocol.Length + 2;
            return answer.TrySendKnown(raw)
                ?? answer.AnswerAsync(UrlReader.Read(bytes, lineBytes, options.MaxRequestLineBytes), raw, options.MaxResponseBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    Task AnswerBodyAsync(HttpRequest request, GraphQLAnswer answer)
    {
        if (BodyReader.CheckHeaders(request, options.MaxBodyBytes) is { } fault)
        {
            // The body may arrive after the answer, and would reset a connection that is closed at once.
            request.HttpContext.Features.Get<IRequestsFeature>()?.LeaveBody();
            return fault.WriteAsync(request.HttpContext.Response, answer.Type);
        }
        // Most bodies arrive together with their headers.
        var reading = request.BodyReader.ReadAsync();
        if (!reading.IsCompletedSuccessfully) return AnswerSlowBodyAsync(reading, request, answer);
        var read = reading.Result;
        return read.IsCompleted ? AnswerBody(request, answer, read.Buffer) : AnswerSlowBodyAsync(new(read), request, answer);
    }

    async Task AnswerSlowBodyAsync(ValueTask<ReadResult> reading, HttpRequest request, GraphQLAnswer answer)
    {
        ReadResult read;
        using (stopping.BeginArrival())
        {
            read = await ReadSlowBodyAsync(reading, request);
            if (read.IsCanceled && !read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                await RefuseBodyAsync(request.HttpContext, answer.Type);
                return;
            }
        }
        await AnswerBody(request, answer, read.Buffer);
    }

    /// <summary>Answers a request of whose body the rest is not read.</summary>
    static async Task RefuseBodyAsync(HttpContext context, MediaType type)
    {
        context.Features.Get<IRequestsFeature>()?.LeaveBody();
        // Otherwise the rest of the body would be read as the next request.
        context.Response.Headers.Connection = "close";
        await RequestFault.Stopping.WriteAsync(context.Response, type);
        if (context.Features.Get<IHttpResetFeature>() is not { } stream) return;
        // Over HTTP/2 the client is told that it need not send the rest (RFC 9113, 8.1).
        await context.Response.CompleteAsync();
        stream.Reset(NoError);
    }

    /// <returns>The whole body, or its beginning if it exceeds the limit; cancelled if the server stops.</returns>
    /// <exception cref="BadHttpRequestException">The body ends too early, arrives too slowly, or is not framed as HTTP requires.</exception>
    async Task<ReadResult> ReadSlowBodyAsync(ValueTask<ReadResult> reading, HttpRequest request)
    {
        var connection = request.HttpContext.Features.Get<IRequestsFeature>();
        connection?.BeginWaitForBody();
        try
        {
            await using var _ = stopping.BodiesEnd.UnsafeRegister(static reader => CancelRead((PipeReader)reader!), request.BodyReader);
            using var upload = HttpProtocol.IsHttp2(request.Protocol)
                ? null
                : request.HttpContext.Features.Get<ClientConnection>()?.BeginUpload(request.HttpContext);
            while (true)
            {
                var read = await reading;
                if (read.IsCanceled || read.IsCompleted || read.Buffer.Length > options.MaxBodyBytes) return read;
                upload?.Receive(read.Buffer.Length);
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                reading = request.BodyReader.ReadAsync();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException
            || (exception is IOException && exception is not (BadHttpRequestException or ConnectionResetException)))
        {
            // Kestrel throws these for a chunk size beyond the range of an int, and for characters that are not allowed in trailers.
            throw new BadHttpRequestException("The body's chunks or trailers are not well-formed.", exception);
        }
        finally
        {
            connection?.EndWaitForBody();
        }
    }

    static void CancelRead(PipeReader reader)
    {
        try
        {
            reader.CancelPendingRead();
        }
        catch (ConnectionAbortedException)
        {
            // The client has disconnected or was cut off: the pending read throws, too.
        }
    }

    /// <remarks>Everything that is needed of the body is copied before the first wait, since its memory is used again.</remarks>
    Task AnswerBody(HttpRequest request, GraphQLAnswer answer, ReadOnlySequence<byte> body)
    {
        byte[]? rented = null;
        try
        {
            if (body.Length > options.MaxBodyBytes) return BodyReader.TooLarge(options.MaxBodyBytes).WriteAsync(request.HttpContext.Response, answer.Type);
            var bytes = body.FirstSpan;
            if (!body.IsSingleSegment)
            {
                rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
                body.CopyTo(rented);
                bytes = rented.AsSpan(0, (int)body.Length);
            }
            var raw = answer.RawOf(bytes, isGet: false);
            return answer.TrySendKnown(raw) ?? answer.AnswerAsync(BodyReader.Parse(bytes, options.MaxBatchSize), raw, options.MaxResponseBytes);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            request.BodyReader.AdvanceTo(body.End);
        }
    }
}
