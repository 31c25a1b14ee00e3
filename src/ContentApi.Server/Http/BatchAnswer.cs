using System.Diagnostics;
using System.Text;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Answers;
using ContentApi.Server.Documents;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Answers the requests of a batch in their order, as a JSON array. The limits of bytes and time are for all answers together.</summary>
/// <param name="started">When the batch began, a timestamp of <see cref="Stopwatch"/>.</param>
sealed class BatchAnswer(HttpContext context, ServedContent content, PersistedDocuments documents, AnswerSender sender, long started)
{
    ClientConnection Client => context.Features.GetRequiredFeature<ClientConnection>();

    public async Task AnswerAsync(IReadOnlyList<RequestReading> batch, int maxResponseBytes)
    {
        await sender.BeginLongWorkAsync();
        Reservation? reserved = null;
        var (writer, since) = (new ResponseWriter { Room = Client }, started);
        try
        {
            string? tag;
            while (!TryExecute(batch, maxResponseBytes, since, writer, out tag))
            {
                var refused = writer.Refused;
                writer.Dispose();
                reserved?.Dispose();
                reserved = await Client.ReserveAsync(refused, requestBytes: 2 * context.Request.ContentLength ?? 0);
                if (reserved is null)
                {
                    await RequestFault.NoRoom.WriteAsync(context.Response, sender.Type);
                    return;
                }
                (writer, since) = (new ResponseWriter { Room = reserved }, Stopwatch.GetTimestamp());
            }
            reserved?.Dispose();
            if (tag is not null && EntityTag.IsListed(context.Request.Headers.IfNoneMatch, tag)) sender.NotModified(tag);
            else if (sender.WriteHead(writer.Length, StatusCodes.Status200OK, tag))
                await (writer.Length > BodySender.PieceBytes ? context.SendAsync(writer, sender.Type) : context.SendCopyAsync(writer.Written));
        }
        finally
        {
            writer.Dispose();
            reserved?.Dispose();
        }
    }

    /// <param name="tag">Null for answers that may be others at another time.</param>
    /// <returns>False if there was no memory for the answers.</returns>
    bool TryExecute(IReadOnlyList<RequestReading> batch, int maxResponseBytes, long since, ResponseWriter writer, out string? tag)
    {
        var reader = new SnapshotReader(content.Snapshot);
        var tags = new StringBuilder();
        var isLasting = true;
        writer.WriteRaw((byte)'[');
        foreach (var (request, readingFault) in batch)
        {
            // The limit is for answers of requests that are executed. Their answers say so if they exceed it.
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
                tags.Append(EntityTag.Of(content.Fingerprint, AnswerKey.KindOf(sender.Type, request!), key.Written.Span));
            }
            reader.Begin(content.Snapshot, takesNotes: false);
            var outcome = AnswerExecution.Execute(content, request!, document, known, since, queryOnly: false, reader, writer, context.RequestAborted);
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
}
