using System.Diagnostics;
using ContentApi.Server.Answers;
using ContentApi.Server.Documents;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>
/// Answers one HTTP request from one commit: (1) finds the document, (2) looks whether the cache or the client has the answer, (3) executes the request if
/// neither has.
/// </summary>
/// <param name="started">When the request began, a timestamp of <see cref="Stopwatch"/>.</param>
/// <param name="handsOver">Whether other connections wait for the calling thread, so that it must not execute what may take long.</param>
readonly struct GraphQLAnswer(HttpContext context, ServedContent content, PersistedDocuments documents, MediaType type, long started, bool handsOver)
{
    public const string Vary = "Accept, Accept-Encoding";

    public MediaType Type => type;

    AnswerSender Sender => new(context, type, handsOver);

    /// <summary>A request as the cache knows it.</summary>
    /// <param name="bytes">The body, or the URL if <paramref name="isGet"/>.</param>
    /// <param name="isGet">Whether the method is GET or HEAD.</param>
    public ByteKey.Parts RawOf(ReadOnlySpan<byte> bytes, bool isGet) => new((byte)((int)type | (isGet ? 0x40 : 0)), bytes);

    /// <summary>Sends the answer that the cache has for a request of the same bytes, without reading the request.</summary>
    /// <returns>Null if the cache has none.</returns>
    public Task? TrySendKnown(ByteKey.Parts raw) =>
        content.FindAnswer(raw) is var (known, tag) ? Sender.SendCachedAsync(known, tag, content.Api.Answers) : null;

    /// <param name="reading">The request, or the batch of requests. It does not refer to the memory that it was read from.</param>
    /// <param name="raw">See <see cref="RawOf"/>.</param>
    /// <param name="maxResponseBytes">The limit for all answers of a batch together.</param>
    public Task AnswerAsync(BodyReading reading, ByteKey.Parts raw, int maxResponseBytes)
    {
        if (reading.Batch is { } batch) return new BatchAnswer(context, content, documents, Sender, started).AnswerAsync(batch, maxResponseBytes);
        if (reading.Single.Parameters is not { } request) return reading.Single.Fault!.WriteAsync(context.Response, type);
        if (documents.Find(request, out var document) is { } fault) return fault.WriteAsync(context.Response, type);
        return documents.Registers(request) ? RegisterAndAnswerAsync(request, document) : FindAnswerAsync(request, document, raw);
    }

    /// <summary>Registers the document before the answer is looked for, since the answer may be in the cache or a 304.</summary>
    /// <remarks>The cache does not remember the request's bytes: the document must be registered again if it is driven out.</remarks>
    async Task RegisterAndAnswerAsync(RequestParameters request, ReadOnlyMemory<byte> document)
    {
        // A new document is parsed and validated, which may take long.
        if (content.Api.Engine.Find(document) is null) await Sender.BeginLongWorkAsync();
        documents.Register(request, content.Api.Engine);
        await FindAnswerAsync(request, document, raw: default);
    }

    /// <param name="document">The text that the request names or holds.</param>
    /// <param name="raw">See <see cref="RawOf"/>; empty if the cache must not remember the request's bytes.</param>
    Task FindAnswerAsync(RequestParameters request, ReadOnlyMemory<byte> document, ByteKey.Parts raw)
    {
        var known = content.Api.Engine.Find(document);
        var keyWriter = IdleWriters.Key;
        keyWriter.Clear();
        AnswerKey.Write(keyWriter, document, known, request);
        var key = new ByteKey.Parts(AnswerKey.KindOf(type, request), keyWriter.Written.Span);
        if (content.FindAnswer(key, raw) is var (cached, cachedTag)) return Sender.SendCachedAsync(cached, cachedTag, content.Api.Answers);

        // A POST is answered with 304 too, although RFC 9110 knows that for GET alone: every operation here is a safe query, however it is sent.
        var tag = EntityTag.Of(content.Fingerprint, key.Kind, key.Bytes);
        if (EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag))
        {
            Sender.NotModified(tag);
            return Task.CompletedTask;
        }
        var execution = new AnswerExecution(context, content, Sender, request, document, known, tag);
        return known?.Pace.IsQuick == true
            ? execution.RunAsync(key, raw, started, reserved: null, CancellationToken.None)
            : ExecuteLongAsync(execution, key.ToKey(), raw.ToKey());
    }

    async Task ExecuteLongAsync(AnswerExecution execution, ByteKey key, ByteKey raw)
    {
        await Sender.BeginLongWorkAsync();
        await execution.RunAsync(key.AsParts, raw.AsParts, started, reserved: null, context.RequestAborted);
    }
}
