using System.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Answers;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Executes one request, keeps the answer in the cache if it is worth it, and sends it.</summary>
/// <param name="document">The text that the request names or holds.</param>
/// <param name="known">The document, parsed and validated; null if the engine has not seen it.</param>
/// <param name="tag">The entity tag of a complete answer.</param>
readonly struct AnswerExecution(
    HttpContext context, ServedContent content, AnswerSender sender, RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known,
    string tag)
{
    ClientConnection Client => context.Features.GetRequiredFeature<ClientConnection>();

    /// <param name="key">The answer's key in the cache.</param>
    /// <param name="raw">The request's bytes, by which the cache knows it as well; empty if it must not remember them.</param>
    /// <param name="since">When the execution began, a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="reserved">Memory for a large answer, which is given back here; null if it has to be taken.</param>
    /// <param name="aborted">Cancelled when the client goes away; <see cref="CancellationToken.None"/> for a short request, which is not watched.</param>
    public Task RunAsync(ByteKey.Parts key, ByteKey.Parts raw, long since, Reservation? reserved, CancellationToken aborted)
    {
        var answers = content.Api.Answers;
        var reader = IdleWriters.TakeReader(content.Snapshot);
        reader.Begin(content.Snapshot, answers.IsOn);
        var writer = IdleWriters.TakeWriter();
        if (reserved is null) RequestRoom.GiveTo(writer, context);
        else writer.Room = reserved;
        var outcome = ExecuteOrDispose(since, reader, writer, aborted);

        // Null for an answer that is short, or not kept: it is sent from the writer.
        byte[]? kept = null;
        var isLasting = outcome != ExecutionOutcome.TimedOut && !reader.IsIncomplete;
        if (isLasting && outcome == ExecutionOutcome.Executed && answers.IsToAdd(key, writer.Length) && !writer.HasFault
            && (writer.Length <= BodySender.PieceBytes || writer.Room!.TryTake(writer.Length, writer.Capacity)))
            kept = answers.Add(key, raw, writer, reader.Sources!);
        IdleWriters.GiveBack(reader);
        reserved?.Dispose();
        if (outcome != ExecutionOutcome.NoRoom) return SendAsync(writer, kept, outcome, isLasting ? tag : null);
        var refused = writer.Refused;
        IdleWriters.GiveBack(writer);
        return RunWithRoomAsync(key.ToKey(), raw.ToKey(), refused);
    }

    /// <summary>Executes the request again, once there is memory for its answer.</summary>
    /// <param name="refused">The memory that could not be taken, in bytes.</param>
    async Task RunWithRoomAsync(ByteKey key, ByteKey raw, long refused)
    {
        using var reserved = await Client.ReserveAsync(refused, requestBytes: document.Length + key.Bytes.Length + 2 * raw.Bytes.Length);
        // Another request for the same answer may have got it in the meantime.
        if (content.FindAnswer(key.AsParts, raw.AsParts) is var (cached, cachedTag))
        {
            reserved?.Dispose();
            await sender.SendCachedAsync(cached, cachedTag, content.Api.Answers);
        }
        else if (reserved is null) await RequestFault.NoRoom.WriteAsync(context.Response, sender.Type);
        // The time that the request waited does not count as its execution.
        else await RunAsync(key.AsParts, raw.AsParts, Stopwatch.GetTimestamp(), reserved, context.RequestAborted);
    }

    /// <param name="kept">The same bytes in the cache, for which memory was taken if they are many; null if the cache does not keep the answer.</param>
    /// <param name="lastingTag">Null for an answer that may be another at another time.</param>
    Task SendAsync(ResponseWriter writer, byte[]? kept, ExecutionOutcome outcome, string? lastingTag)
    {
        var (length, status) = (writer.Length, StatusOf(outcome));
        var taken = kept is not null && length > BodySender.PieceBytes ? length : 0;
        var isPassedOn = false;
        try
        {
            if (outcome == ExecutionOutcome.OperationNotAllowed) context.Response.Headers.Allow = HttpMethods.Post;
            if (!sender.WriteHead(length, status, lastingTag)) return Task.CompletedTask;
            if (length <= BodySender.PieceBytes) return context.SendCopyAsync(writer.Written);
            isPassedOn = true;
            if (kept is null) return context.SendAsync(writer, sender.Type);
            IdleWriters.GiveBack(writer);
            return context.SendAsync(kept, sender.Type, taken);
        }
        finally
        {
            // Other requests wait for this memory, also if the client went away and the head cannot be written any more.
            if (!isPassedOn)
            {
                IdleWriters.GiveBack(writer);
                if (taken > 0) Client.GiveBack(taken);
            }
        }
    }

    int StatusOf(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ExecutionOutcome.RequestError => sender.Type.RequestErrorStatus(),
        _ => StatusCodes.Status200OK,
    };

    ExecutionOutcome ExecuteOrDispose(long since, SnapshotReader reader, ResponseWriter writer, CancellationToken aborted)
    {
        var isExecuted = false;
        try
        {
            var outcome = Execute(content, request, document, known, since, !HttpMethods.IsPost(context.Request.Method), reader, writer, aborted);
            isExecuted = true;
            return outcome;
        }
        finally
        {
            // The writer holds memory that other requests wait for.
            if (!isExecuted) writer.Dispose();
        }
    }

    /// <param name="queryOnly">Whether mutations and subscriptions are refused, as for GET.</param>
    public static ExecutionOutcome Execute(
        ServedContent content, RequestParameters request, ReadOnlyMemory<byte> document, CachedDocument? known, long since, bool queryOnly,
        SnapshotReader reader, ResponseWriter writer, CancellationToken aborted) =>
        content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = document, OperationName = request.OperationName, Variables = request.Variables, QueryOnly = queryOnly,
                ReportCost = request.Extensions.ReportCost, Started = since, State = reader, FurtherErrors = reader.Errors,
            },
            known,
            writer,
            aborted);
}
