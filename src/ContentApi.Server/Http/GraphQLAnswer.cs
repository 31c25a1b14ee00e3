using System.Text;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Http.Answers;
using ContentApi.Server.Http.Documents;
using ContentApi.Server.Http.Transport;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>Answers one HTTP request from one commit: finds the document, asks whether the client or the cache has the answer already, executes, sends.</summary>
/// <param name="started">When the request began, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="handsOver">Whether other connections wait for the calling thread, so that it must not execute what may take long.</param>
readonly struct GraphQLAnswer(HttpContext context, ServedContent content, PersistedDocuments documents, MediaType type, long started, bool handsOver)
{
    public const string Vary = "Accept, Accept-Encoding";

    // One for each thread: an answer is written and sent without a wait in between.
    [ThreadStatic]
    static SnapshotReader? idleReader;

    [ThreadStatic]
    static ResponseWriter? idleWriter;

    [ThreadStatic]
    static ResponseWriter? idleKeyWriter;

    public MediaType Type => type;

    /// <summary>A request as the cache knows it.</summary>
    /// <param name="bytes">The body, or the URL.</param>
    /// <param name="isGet">Which of them.</param>
    public ByteKey.Parts RawOf(ReadOnlySpan<byte> bytes, bool isGet) => new((byte)((int)type | (isGet ? 0x40 : 0)), bytes);

    /// <summary>Sends what is remembered for a request that came before, without reading it.</summary>
    /// <returns>Null where nothing is.</returns>
    public Task? TrySendKnown(ByteKey.Parts raw)
    {
        if (!content.Api.Answers.IsOn || content.Api.Answers.FindByRequest(raw) is not { } known) return null;
        return known.TagIn(content) is { } tag ? SendAsync(known, tag) : null;
    }

    /// <param name="reading">What was read; it needs the request's memory no more.</param>
    /// <param name="raw">See <see cref="RawOf"/>.</param>
    /// <param name="maxResponseBytes">Of a batch.</param>
    public Task SendAsync(BodyReading reading, ByteKey.Parts raw, int maxResponseBytes)
    {
        if (reading.Batch is { } batch) return SendBatchAsync(batch, maxResponseBytes);
        if (reading.Single.Parameters is not { } request) return reading.Single.Fault!.WriteAsync(context.Response, type);
        if (documents.Find(request, out var document) is { } fault) return fault.WriteAsync(context.Response, type);
        return documents.Registers(request) ? RegisterAndAnswerAsync(request, document) : AnswerAsync(request, document, raw);
    }

    /// <summary>Registers the document before the answer is looked for, since the answer may be in the cache or a 304.</summary>
    /// <remarks>The cache does not remember the request's bytes: the document must be registered again if it is driven out.</remarks>
    async Task RegisterAndAnswerAsync(RequestParameters request, ReadOnlyMemory<byte> document)
    {
        // A new document is parsed and validated, which may take long.
        if (content.Api.Engine.Find(document) is null) await PrepareForLongAsync();
        documents.Register(request, content.Api.Engine);
        await AnswerAsync(request, document, raw: default);
    }

    /// <param name="document">The text that the request means.</param>
    /// <param name="raw">See <see cref="RawOf"/>; empty where the cache must not remember it.</param>
    Task AnswerAsync(RequestParameters request, ReadOnlyMemory<byte> document, ByteKey.Parts raw)
    {
        var known = content.Api.Engine.Find(document);
        var keyWriter = idleKeyWriter ??= new ResponseWriter();
        keyWriter.Clear();
        AnswerKey.Write(keyWriter, document, known, request);
        var key = new ByteKey.Parts(AnswerKey.KindOf(type, request), keyWriter.Written.Span);
        if (content.Api.Answers.IsOn && content.Api.Answers.FindByKey(key, raw) is { } answer && answer.TagIn(content) is { } itsTag) return SendAsync(answer, itsTag);

        // A POST is answered with 304 too, although RFC 9110 knows that for GET alone: every operation here is a safe query, however it is sent.
        var tag = EntityTag.Of(content, key.Kind, key.Bytes);
        if (EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag))
        {
            NotModified(tag);
            return Task.CompletedTask;
        }
        return known?.Pace.IsQuick == true
            ? ExecuteAndSendAsync(request, document, known, key, raw, tag, CancellationToken.None)
            : ExecuteLongAsync(request, document, known, key.ToKey(), raw.ToKey(), tag);
    }

    async Task ExecuteLongAsync(RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, ByteKey key, ByteKey raw, string tag)
    {
        await PrepareForLongAsync();
        await ExecuteAndSendAsync(request, document, known, key.AsParts, raw.AsParts, tag, context.RequestAborted);
    }

    /// <summary>What follows may take long: it is cancelled if the client goes away, and runs in a thread for which no other connection waits.</summary>
    async Task PrepareForLongAsync()
    {
        context.Features.Get<IDisconnectFeature>()?.WatchForDisconnect();
        if (handsOver) await Task.Yield();
    }

    /// <param name="aborted">Where the client is watched.</param>
    Task ExecuteAndSendAsync(
        RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, ByteKey.Parts key, ByteKey.Parts raw, string tag, CancellationToken aborted)
    {
        var answers = content.Api.Answers;
        var reader = idleReader ?? new SnapshotReader(content.Snapshot);
        idleReader = null;
        reader.Begin(content.Snapshot, answers.IsOn);
        var writer = idleWriter ?? new ResponseWriter();
        idleWriter = null;
        writer.Clear();
        var outcome = Execute(request, document, known, queryOnly: IsGet, reader, writer, aborted);
        var isLasting = outcome != ExecutionOutcome.TimedOut && !reader.IsIncomplete;
        if (answers.IsOn && isLasting && outcome == ExecutionOutcome.Executed && IsKnown(writer.Written.Span)) answers.Add(key, raw, writer.Written.Span, reader.Sources!);
        reader.End();
        idleReader = reader;
        if (outcome == ExecutionOutcome.OperationNotAllowed) context.Response.Headers.Allow = HttpMethods.Post;
        var sent = SendAsync(writer.Written, Status(outcome), isLasting ? tag : null);
        idleWriter = writer;
        return sent;
    }

    /// <summary>A fault of ours is not kept: nobody knows what it came of. Content with that word in it is executed each time, which does no harm.</summary>
    static bool IsKnown(ReadOnlySpan<byte> answer) => answer.IndexOf("\"INTERNAL_SERVER_ERROR\""u8) < 0;

    bool IsGet => !HttpMethods.IsPost(context.Request.Method);

    /// <summary>All answers of a batch, in the order of its requests, as an array. Their bytes and their time are bounded together.</summary>
    async Task SendBatchAsync(IReadOnlyList<RequestReading> batch, int maxResponseBytes)
    {
        await PrepareForLongAsync();
        using var writer = new ResponseWriter { Limit = maxResponseBytes };
        var reader = new SnapshotReader(content.Snapshot);
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
            if (documents.Registers(request!)) documents.Register(request!, content.Api.Engine);
            writer.Limit = Math.Max(writer.Length, maxResponseBytes);
            var known = content.Api.Engine.Find(document);
            using (var key = new ResponseWriter())
            {
                AnswerKey.Write(key, document, known, request!);
                tags.Append(EntityTag.Of(content, AnswerKey.KindOf(type, request!), key.Written.Span));
            }
            reader.Begin(content.Snapshot, takesNotes: false);
            isLasting &= Execute(request!, document, known, queryOnly: false, reader, writer, context.RequestAborted) != ExecutionOutcome.TimedOut && !reader.IsIncomplete;
        }
        writer.Limit = Array.MaxLength;
        writer.WriteRaw((byte)']');

        var tag = isLasting ? EntityTag.Of(Encoding.ASCII.GetBytes($"batch {tags}")) : null;
        if (tag is not null && EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag)) NotModified(tag);
        else await SendAsync(writer.Written, StatusCodes.Status200OK, tag);
    }

    ExecutionOutcome Execute(RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, bool queryOnly, SnapshotReader reader, ResponseWriter writer, CancellationToken aborted)
    {
        return content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = document, Document = known, OperationName = request.OperationName, Variables = request.Variables, QueryOnly = queryOnly,
                ReportCost = request.Extensions.ReportCost, Started = started, State = reader, FurtherErrors = reader.Errors,
            },
            writer,
            aborted);
    }

    /// <summary>Sends what is remembered, in the best encoding that the client takes.</summary>
    Task SendAsync(CachedAnswer answer, string tag)
    {
        var headers = context.Request.Headers;
        if (headers.IfNoneMatch.Count > 0 && (EntityTag.IsListed(headers.IfNoneMatch, tag) || EntityTag.IsAnyListed(headers.IfNoneMatch)))
        {
            NotModified(tag);
            return Task.CompletedTask;
        }
        var encoding = answer.Body.Length < ContentEncodings.ShortestBody ? ContentEncoding.Identity : ContentEncodings.Negotiate(headers.AcceptEncoding);
        return answer.Find(encoding) is { } body ? SendAsync(body, encoding, tag) : CompressAndSendAsync(answer, encoding, tag);
    }

    async Task CompressAndSendAsync(CachedAnswer answer, ContentEncoding encoding, string tag)
    {
        await PrepareForLongAsync();
        var body = answer.Compress(encoding);
        content.Api.Answers.Reweigh(answer);
        await SendAsync(body, encoding, tag);
    }

    Task SendAsync(byte[] body, ContentEncoding encoding, string tag)
    {
        if (encoding.Name() is { } name)
        {
            context.Response.Headers.ContentEncoding = name;
            tag = EntityTag.In(encoding, tag);
        }
        return WriteAsync(body, StatusCodes.Status200OK, tag);
    }

    /// <param name="tag">Null for an answer that another time may be another.</param>
    Task SendAsync(ReadOnlyMemory<byte> body, int status, string? tag)
    {
        // Only an answer of 2xx may be told to be unchanged (RFC 9110, 13.2.1), so only that has a tag.
        if (status != StatusCodes.Status200OK) tag = null;
        if (tag is not null && EntityTag.IsAnyListed(context.Request.Headers.IfNoneMatch))
        {
            NotModified(tag);
            return Task.CompletedTask;
        }
        return WriteAsync(body, status, tag);
    }

    /// <remarks>The body is copied before the first wait.</remarks>
    Task WriteAsync(ReadOnlyMemory<byte> body, int status, string? tag)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (tag is not null) response.Headers.ETag = tag;
        response.Headers.CacheControl = tag is null ? "no-store" : "no-cache";
        response.ContentType = type.ContentType();
        response.ContentLength = body.Length;
        var written = response.BodyWriter.WriteAsync(body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
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
