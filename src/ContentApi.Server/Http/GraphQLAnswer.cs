using System.Text;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Http.Documents;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>Answers one HTTP request from one commit: finds the document, asks whether the client has the answer already, executes, sends.</summary>
/// <param name="started">When the request began, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
readonly struct GraphQLAnswer(HttpContext context, ServedContent content, PersistedDocuments documents, MediaType type, long started)
{
    public async Task SendAsync(RequestParameters request, bool queryOnly)
    {
        if (documents.Find(request, out var document) is { } fault)
        {
            await fault.WriteAsync(context.Response, type);
            return;
        }

        // A POST is answered with 304 too, although RFC 9110 knows that for GET alone: every operation here is a safe query, however it is sent.
        var tag = EntityTag.Of(content, document, request, type);
        if (EntityTag.IsListed(context.Request.GetTypedHeaders(), tag))
        {
            NotModified(tag);
            return;
        }
        using var writer = new ResponseWriter();
        var outcome = Execute(request, document, queryOnly, writer);
        if (outcome == ExecutionOutcome.OperationNotAllowed) context.Response.Headers.Allow = HttpMethods.Post;
        await SendAsync(writer, Status(outcome), outcome == ExecutionOutcome.TimedOut ? null : tag);
    }

    /// <summary>All answers of a batch, in the order of its requests, as an array. Their bytes and their time are bounded together.</summary>
    public async Task SendBatchAsync(IReadOnlyList<RequestReading> batch, int maxResponseBytes)
    {
        using var writer = new ResponseWriter { Limit = maxResponseBytes };
        var tags = new StringBuilder();
        var isLasting = true;
        writer.WriteRaw((byte)'[');
        foreach (var (request, readingFault) in batch)
        {
            // The limit is for what is executed, which tells of it itself.
            writer.Limit = Array.MaxLength;
            if (writer.Length > 1) writer.WriteRaw((byte)',');
            ReadOnlyMemory<byte> document = default;
            if ((readingFault ?? documents.Find(request!, out document)) is { } fault)
            {
                isLasting = false;
                ErrorWriter.WriteRequestErrors(writer, [fault.Error]);
                continue;
            }
            writer.Limit = Math.Max(writer.Length, maxResponseBytes);
            tags.Append(EntityTag.Of(content, document, request!, type));
            isLasting &= Execute(request!, document, queryOnly: false, writer) != ExecutionOutcome.TimedOut;
        }
        writer.Limit = Array.MaxLength;
        writer.WriteRaw((byte)']');

        var tag = isLasting ? EntityTag.Of(Encoding.ASCII.GetBytes($"batch {tags}")) : null;
        if (tag is not null && EntityTag.IsListed(context.Request.GetTypedHeaders(), tag)) NotModified(tag);
        else await SendAsync(writer, StatusCodes.Status200OK, tag);
    }

    ExecutionOutcome Execute(RequestParameters request, ReadOnlyMemory<byte> document, bool queryOnly, ResponseWriter writer)
    {
        var outcome = content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = document, OperationName = request.OperationName, Variables = request.Variables, QueryOnly = queryOnly,
                ReportCost = request.Extensions.ReportCost, Started = started, State = content.Snapshot,
            },
            writer,
            context.RequestAborted);
        documents.Register(request, content.Api.Engine);
        return outcome;
    }

    /// <param name="tag">Null for an answer that another time may be another.</param>
    async Task SendAsync(ResponseWriter writer, int status, string? tag)
    {
        var response = context.Response;
        response.StatusCode = status;

        // Only an answer of 2xx may be told to be unchanged (RFC 9110, 13.2.1), so only that has a tag.
        if (status != StatusCodes.Status200OK) tag = null;
        if (tag is not null && EntityTag.IsAnyListed(context.Request.GetTypedHeaders()))
        {
            NotModified(tag);
            return;
        }
        if (tag is not null) response.Headers.ETag = tag;
        response.Headers.CacheControl = tag is null ? "no-store" : "no-cache";
        response.ContentType = type.ContentType();
        response.ContentLength = writer.Written.Length;
        await response.BodyWriter.WriteAsync(writer.Written);
    }

    int Status(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ExecutionOutcome.RequestError => type.RequestErrorStatus(),
        _ => StatusCodes.Status200OK,
    };

    void NotModified(string tag)
    {
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
    }
}
