using System.Diagnostics;
using System.Text;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Answers;
using ContentApi.Server.Documents;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Answers one HTTP request from one commit: finds the document, asks whether the client or the cache has the answer already, executes, sends.</summary>
/// <param name="started">When the request began, a timestamp of <see cref="Stopwatch"/>.</param>
/// <param name="handsOver">Whether other connections wait for the calling thread, so that it must not execute what may take long.</param>
readonly struct GraphQLAnswer(HttpContext context, ServedContent content, PersistedDocuments documents, MediaType type, long started, bool handsOver)
{
    public const string Vary = "Accept, Accept-Encoding";

    // One for each thread: a short answer is written and sent without a wait in between. A large one takes its writer along.
    [ThreadStatic]
    static SnapshotReader? idleReader;

    [ThreadStatic]
    static ResponseWriter? idleWriter;

    [ThreadStatic]
    static ResponseWriter? idleKeyWriter;

    public MediaType Type => type;

    /// <summary>The request's connection, in whose ledgers large answers count.</summary>
    ClientConnection Client => context.Features.GetRequiredFeature<ClientConnection>();

    /// <summary>A request as the cache knows it.</summary>
    /// <param name="bytes">The body, or the URL.</param>
    /// <param name="isGet">Which of them.</param>
    public ByteKey.Parts RawOf(ReadOnlySpan<byte> bytes, bool isGet) => new((byte)((int)type | (isGet ? 0x40 : 0)), bytes);

    /// <summary>Sends what is remembered for a request that came before, without reading it.</summary>
    /// <returns>Null where nothing is.</returns>
    public Task? TrySendKnown(ByteKey.Parts raw)
    {
        if (!content.Api.Answers.IsOn || content.Api.Answers.FindByRequest(raw) is not { } known) return null;
        return known.TagIn(content.Snapshot, content.Fingerprint) is { } tag ? SendAsync(known, tag) : null;
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
        if (content.Api.Answers.IsOn && content.Api.Answers.FindByKey(key, raw) is { } answer && answer.TagIn(content.Snapshot, content.Fingerprint) is { } itsTag) return SendAsync(answer, itsTag);

        // A POST is answered with 304 too, although RFC 9110 knows that for GET alone: every operation here is a safe query, however it is sent.
        var tag = EntityTag.Of(content.Fingerprint, key.Kind, key.Bytes);
        if (EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag))
        {
            NotModified(tag);
            return Task.CompletedTask;
        }
        return known?.Pace.IsQuick == true
            ? ExecuteAndSendAsync(request, document, known, key, raw, tag, started, reserved: null, CancellationToken.None)
            : ExecuteLongAsync(request, document, known, key.ToKey(), raw.ToKey(), tag);
    }

    async Task ExecuteLongAsync(RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, ByteKey key, ByteKey raw, string tag)
    {
        await PrepareForLongAsync();
        await ExecuteAndSendAsync(request, document, known, key.AsParts, raw.AsParts, tag, started, reserved: null, context.RequestAborted);
    }

    /// <summary>Executes a request again, once there is room for its answer.</summary>
    /// <param name="refused">The memory that there was no room for.</param>
    async Task ExecuteWithRoomAsync(RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, ByteKey key, ByteKey raw, string tag, long refused)
    {
        using var reserved = await Client.ReserveAsync(refused, requestBytes: document.Length + key.Bytes.Length + 2 * raw.Bytes.Length);
        // Others who asked for the same may have waited for less long.
        if (content.Api.Answers.IsOn && content.Api.Answers.FindByKey(key.AsParts, raw.AsParts) is { } answer && answer.TagIn(content.Snapshot, content.Fingerprint) is { } itsTag)
        {
            reserved?.Dispose();
            await SendAsync(answer, itsTag);
        }
        else if (reserved is null) await RequestFault.NoRoom.WriteAsync(context.Response, type);
        // The time that it waited is not the request's.
        else await ExecuteAndSendAsync(request, document, known, key.AsParts, raw.AsParts, tag, Stopwatch.GetTimestamp(), reserved, context.RequestAborted);
    }

    /// <summary>What follows may take long: it is cancelled if the client goes away, and runs in a thread for which no other connection waits.</summary>
    async Task PrepareForLongAsync()
    {
        context.Features.Get<IDisconnectFeature>()?.WatchForDisconnect();
        if (handsOver) await Task.Yield();
    }

    /// <param name="since">When the execution began.</param>
    /// <param name="reserved">Room for a large answer, which is given up here; null where it has to be looked for.</param>
    /// <param name="aborted">Where the client is watched.</param>
    Task ExecuteAndSendAsync(
        RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, ByteKey.Parts key, ByteKey.Parts raw, string tag, long since, Reservation? reserved,
        CancellationToken aborted)
    {
        var answers = content.Api.Answers;
        var reader = idleReader ?? new SnapshotReader(content.Snapshot);
        idleReader = null;
        reader.Begin(content.Snapshot, answers.IsOn);
        var writer = idleWriter ?? new ResponseWriter();
        idleWriter = null;
        writer.Clear();
        if (reserved is null) RequestRoom.GiveTo(writer, context);
        else writer.Room = reserved;
        var outcome = ExecuteOrDispose(request, document, known, since, reader, writer, aborted);

        // Null for an answer that is short, or not kept: it is sent from the writer.
        byte[]? kept = null;
        var isLasting = outcome != ExecutionOutcome.TimedOut && !reader.IsIncomplete;
        if (isLasting && outcome == ExecutionOutcome.Executed && answers.IsToAdd(key, writer.Length) && !writer.HasFault
            && (writer.Length <= BodySender.PieceBytes || writer.Room!.TryTake(writer.Length, writer.Capacity)))
            kept = answers.Add(key, raw, writer, reader.Sources!);
        reader.End();
        idleReader = reader;
        reserved?.Dispose();
        if (outcome != ExecutionOutcome.NoRoom) return SendAsync(writer, kept, outcome, isLasting ? tag : null);
        var refused = writer.Refused;
        Release(writer);
        return ExecuteWithRoomAsync(request, document, known, key.ToKey(), raw.ToKey(), tag, refused);
    }

    /// <param name="kept">The same bytes in the cache, for which memory was taken where they are many.</param>
    /// <param name="tag">Null for an answer that another time may be another.</param>
    Task SendAsync(ResponseWriter writer, byte[]? kept, ExecutionOutcome outcome, string? tag)
    {
        var (length, status) = (writer.Length, Status(outcome));
        var taken = kept is not null && length > BodySender.PieceBytes ? length : 0;
        var isPassedOn = false;
        try
        {
            if (outcome == ExecutionOutcome.OperationNotAllowed) context.Response.Headers.Allow = HttpMethods.Post;
            if (!WriteHead(length, status, tag)) return Task.CompletedTask;
            if (length <= BodySender.PieceBytes) return context.SendCopyAsync(writer.Written);
            isPassedOn = true;
            if (kept is null) return context.SendAsync(writer, type);
            Release(writer);
            return context.SendAsync(kept, type, taken);
        }
        finally
        {
            // Others wait for what they hold, also where the client went away and the head cannot be written any more.
            if (!isPassedOn)
            {
                Release(writer);
                if (taken > 0) Client.GiveBack(taken);
            }
        }
    }

    /// <summary>Lets the next request of this thread use the writer, which holds no large buffer then.</summary>
    static void Release(ResponseWriter writer)
    {
        writer.Clear();
        RequestRoom.TakeFrom(writer);
        idleWriter = writer;
    }

    ExecutionOutcome ExecuteOrDispose(
        RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, long since, SnapshotReader reader, ResponseWriter writer, CancellationToken aborted)
    {
        var isExecuted = false;
        try
        {
            var outcome = Execute(request, document, known, since, queryOnly: IsGet, reader, writer, aborted);
            isExecuted = true;
            return outcome;
        }
        finally
        {
            // It holds memory that others wait for.
            if (!isExecuted) writer.Dispose();
        }
    }

    bool IsGet => !HttpMethods.IsPost(context.Request.Method);

    /// <summary>All answers of a batch, in the order of its requests, as an array. Their bytes and their time are bounded together.</summary>
    async Task SendBatchAsync(IReadOnlyList<RequestReading> batch, int maxResponseBytes)
    {
        await PrepareForLongAsync();
        Reservation? reserved = null;
        var (writer, since) = (new ResponseWriter { Room = Client }, started);
        try
        {
            string? tag;
            while (!ExecuteBatch(batch, maxResponseBytes, since, writer, out tag))
            {
                var refused = writer.Refused;
                writer.Dispose();
                reserved?.Dispose();
                reserved = await Client.ReserveAsync(refused, requestBytes: 2 * context.Request.ContentLength ?? 0);
                if (reserved is null)
                {
                    await RequestFault.NoRoom.WriteAsync(context.Response, type);
                    return;
                }
                (writer, since) = (new ResponseWriter { Room = reserved }, Stopwatch.GetTimestamp());
            }
            reserved?.Dispose();
            if (tag is not null && EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag)) NotModified(tag);
            else if (WriteHead(writer.Length, StatusCodes.Status200OK, tag))
                await (writer.Length > BodySender.PieceBytes ? context.SendAsync(writer, type) : context.SendCopyAsync(writer.Written));
        }
        finally
        {
            writer.Dispose();
            reserved?.Dispose();
        }
    }

    /// <param name="tag">Null for answers that another time may be others.</param>
    /// <returns>False where there was no room for the answers.</returns>
    bool ExecuteBatch(IReadOnlyList<RequestReading> batch, int maxResponseBytes, long since, ResponseWriter writer, out string? tag)
    {
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
                tags.Append(EntityTag.Of(content.Fingerprint, AnswerKey.KindOf(type, request!), key.Written.Span));
            }
            reader.Begin(content.Snapshot, takesNotes: false);
            var outcome = Execute(request!, document, known, since, queryOnly: false, reader, writer, context.RequestAborted);
            isLasting &= outcome != ExecutionOutcome.TimedOut && !reader.IsIncomplete;
            if (outcome != ExecutionOutcome.NoRoom) continue;
            tag = null;
            return false;
        }
        writer.Limit = Array.MaxLength;
        writer.WriteRaw((byte)']');
        tag = isLasting ? EntityTag.Of(Encoding.ASCII.GetBytes($"batch {tags}")) : null;
        return true;
    }

    ExecutionOutcome Execute(
        RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, long since, bool queryOnly, SnapshotReader reader, ResponseWriter writer, CancellationToken aborted)
    {
        return content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = document, OperationName = request.OperationName, Variables = request.Variables, QueryOnly = queryOnly,
                ReportCost = request.Extensions.ReportCost, Started = since, State = reader, FurtherErrors = reader.Errors,
            },
            known,
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
        var body = await answer.CompressAsync(encoding, Client);
        content.Api.Answers.Reweigh(answer);
        // Where there is no room for more it is sent as it is: that holds nothing but what the cache has.
        await SendAsync(body ?? answer.Body, body is null ? ContentEncoding.Identity : encoding, tag);
    }

    Task SendAsync(byte[] body, ContentEncoding encoding, string tag)
    {
        if (encoding.Name() is { } name)
        {
            context.Response.Headers.ContentEncoding = name;
            tag = EntityTag.In(encoding, tag);
        }
        return WriteHead(body.Length, StatusCodes.Status200OK, tag) ? context.SendAsync(body, type) : Task.CompletedTask;
    }

    /// <param name="length">Of the body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="tag">Null for an answer that another time may be another.</param>
    /// <returns>False where that is the whole answer, since the client has the body.</returns>
    bool WriteHead(int length, int status, string? tag)
    {
        // Only an answer of 2xx may be told to be unchanged (RFC 9110, 13.2.1), so only that has a tag.
        if (status != StatusCodes.Status200OK) tag = null;
        if (tag is not null && EntityTag.IsAnyListed(context.Request.Headers.IfNoneMatch))
        {
            NotModified(tag);
            return false;
        }
        var response = context.Response;
        response.StatusCode = status;
        if (tag is not null) response.Headers.ETag = tag;
        response.Headers.CacheControl = tag is null ? "no-store" : "no-cache";
        response.ContentType = type.ContentType();
        response.ContentLength = length;
        return true;
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
