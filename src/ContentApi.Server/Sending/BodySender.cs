using System.IO.Pipelines;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>
/// Writes the bodies of answers whose headers are set already: a short body at once; a large one in pieces, once there is room for it in the budget.
/// </summary>
static class BodySender
{
    /// <summary>
    /// The size of a piece, in bytes. A larger body is sent in pieces, each once the transport has taken the one before. A connection holds one piece in
    /// addition to the body.
    /// </summary>
    public const int PieceBytes = ResponseChunks.Bytes;

    /// <summary>Copying a body above this size takes several milliseconds, for which the calling thread's other connections would wait.</summary>
    const int LongBytes = 1 << 20;

    /// <summary>Sends a copy of bytes: the caller may overwrite them once this method has returned, before the task is complete.</summary>
    public static Task SendCopyAsync(this HttpContext context, ReadOnlyMemory<byte> body)
    {
        var flush = context.Response.BodyWriter.WriteAsync(body);
        if (!flush.IsCompletedSuccessfully) return CountAsync(context, flush, body.Length);
        _ = flush.Result;
        return Task.CompletedTask;
    }

    /// <summary>Sends bytes that never change and that other answers may share.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="type">The media type of the error that is sent if there is no room.</param>
    /// <param name="taken">The bytes of the budget that were taken for the body.</param>
    public static Task SendAsync(this HttpContext context, byte[] body, MediaType type = MediaType.Json, long taken = 0) =>
        body.Length <= PieceBytes ? context.SendCopyAsync(body) : SendLargeAsync(context, Cut(body), body, body.Length, type, taken);

    /// <summary>Sends a writer's bytes, and disposes of the writer.</summary>
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

    /// <summary>Counts a short body until the kernel has taken all of it. HTTP/2 streams are counted by <see cref="StreamHolding"/> instead.</summary>
    static async Task CountAsync(HttpContext context, ValueTask<FlushResult> flush, int bytes)
    {
        using var sending = HttpProtocol.IsHttp2(context.Request.Protocol) ? null : context.Features.Get<ClientConnection>()?.Count(context, bytes);
        await flush;
    }
}
