using System.IO.Pipelines;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>Writes the bodies of answers, whose headers are set already: a short one at once, a large one in pieces, and only where there is room for it.</summary>
static class BodySender
{
    /// <summary>
    /// A larger body is sent in pieces of this size, each once the transport has taken the one before. It is what a connection holds of an answer besides the body.
    /// </summary>
    public const int PieceBytes = ResponseChunks.Bytes;

    /// <summary>From here on a body is copied for several milliseconds, for which the connections of the calling thread would wait.</summary>
    const int LongBytes = 1 << 20;

    /// <summary>Sends bytes that may be used for something else once this has returned.</summary>
    public static Task SendCopyAsync(this HttpContext context, ReadOnlyMemory<byte> body)
    {
        var flush = context.Response.BodyWriter.WriteAsync(body);
        if (!flush.IsCompletedSuccessfully) return CountAsync(context, flush, body.Length);
        _ = flush.Result;
        return Task.CompletedTask;
    }

    /// <summary>Sends bytes that do not change, and that answers to others may share.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="type">Of an error, where there is no room.</param>
    /// <param name="taken">What was taken for it of the budget.</param>
    public static Task SendAsync(this HttpContext context, byte[] body, MediaType type = MediaType.Json, long taken = 0) =>
        body.Length <= PieceBytes ? context.SendCopyAsync(body) : SendLargeAsync(context, Cut(body), body, body.Length, type, taken);

    /// <summary>Sends what was written; the writer is disposed of afterwards.</summary>
    public static async Task SendAsync(this HttpContext context, ResponseWriter writer, MediaType type)
    {
        using (writer) await SendLargeAsync(context, writer.Pieces, writer, writer.Capacity, type, writer.HandOverRoom());
    }

    static async Task SendLargeAsync(HttpContext context, IEnumerable<ReadOnlyMemory<byte>> pieces, object holder, long heldBytes, MediaType type, long taken)
    {
        var client = context.Features.GetRequiredFeature<ClientConnection>();
        using var sending = await client.AdmitAsync(context, holder, heldBytes, taken);
        if (sending is null)
        {
            await RequestFault.NoRoom.WriteAsync(context.Response, type);
            return;
        }
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (heldBytes > LongBytes) await Task.Yield();
        await sending.SendAsync(context.Response.BodyWriter, pieces);
    }

    static IEnumerable<ReadOnlyMemory<byte>> Cut(byte[] body)
    {
        for (var start = 0; start < body.Length; start += PieceBytes) yield return body.AsMemory(start, Math.Min(PieceBytes, body.Length - start));
    }

    /// <summary>The kernel did not take all of it at once. What the streams of HTTP/2 hold is counted by <see cref="StreamHolding"/>.</summary>
    static async Task CountAsync(HttpContext context, ValueTask<FlushResult> flush, int bytes)
    {
        using var sending = HttpProtocol.IsHttp2(context.Request.Protocol) ? null : context.Features.Get<ClientConnection>()?.Count(context, bytes);
        await flush;
    }
}
