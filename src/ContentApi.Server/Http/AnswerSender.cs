using ContentApi.Server.Answers;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>Writes the status and the headers of a GraphQL answer, and sends answers of the cache in the encoding that the client prefers.</summary>
/// <param name="handsOver">Whether other connections wait for the calling thread, so that it must not execute what may take long.</param>
readonly struct AnswerSender(HttpContext context, MediaType type, bool handsOver)
{
    public MediaType Type => type;

    /// <summary>
    /// Prepares for work that may take long: it is cancelled if the client goes away, and runs in a thread for which no other connection waits.
    /// </summary>
    public async Task BeginLongWorkAsync()
    {
        context.Features.Get<IDisconnectFeature>()?.WatchForDisconnect();
        if (handsOver) await Task.Yield();
    }

    /// <param name="length">The length of the body in bytes.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="tag">Null for an answer that may be another at another time.</param>
    /// <returns>False if the head is the whole answer, since the client has the body.</returns>
    public bool WriteHead(int length, int status, string? tag)
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

    public void NotModified(string tag)
    {
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
    }

    /// <summary>Sends an answer of the cache, in the best encoding that the client takes.</summary>
    public Task SendCachedAsync(CachedAnswer answer, string tag, AnswerCache cache)
    {
        var headers = context.Request.Headers;
        if (headers.IfNoneMatch.Count > 0 && (EntityTag.IsListed(headers.IfNoneMatch, tag) || EntityTag.IsAnyListed(headers.IfNoneMatch)))
        {
            NotModified(tag);
            return Task.CompletedTask;
        }
        var encoding = answer.Body.Length < ContentEncodings.ShortestBody ? ContentEncoding.Identity : ContentEncodings.Negotiate(headers.AcceptEncoding);
        return answer.Find(encoding) is { } body ? SendEncodedAsync(body, encoding, tag) : CompressAndSendAsync(answer, encoding, tag, cache);
    }

    async Task CompressAndSendAsync(CachedAnswer answer, ContentEncoding encoding, string tag, AnswerCache cache)
    {
        await BeginLongWorkAsync();
        var body = await answer.CompressAsync(encoding, context.Features.GetRequiredFeature<ClientConnection>());
        cache.Reweigh(answer);
        // If there is no memory to compress it, it is sent as it is, which takes none besides the cache's.
        await SendEncodedAsync(body ?? answer.Body, body is null ? ContentEncoding.Identity : encoding, tag);
    }

    Task SendEncodedAsync(byte[] body, ContentEncoding encoding, string tag)
    {
        if (encoding.Name() is { } name)
        {
            context.Response.Headers.ContentEncoding = name;
            tag = EntityTag.In(encoding, tag);
        }
        return WriteHead(body.Length, StatusCodes.Status200OK, tag) ? context.SendAsync(body, type) : Task.CompletedTask;
    }
}
