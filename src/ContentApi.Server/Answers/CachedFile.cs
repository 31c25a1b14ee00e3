using ContentApi.Server.Sending;

namespace ContentApi.Server.Answers;

/// <summary>Bytes that are the same for every client, sent with their entity tag.</summary>
/// <param name="content">The bytes, which must not change any more.</param>
/// <param name="contentType">The value of <c>Content-Type</c>.</param>
sealed class CachedFile(byte[] content, string contentType)
{
    readonly string tag = EntityTag.Of(content);

    public ReadOnlyMemory<byte> Content => content;

    /// <param name="isLasting">False if another request at the same commit may get other bytes, so that no cache may store these.</param>
    public Task WriteAsync(HttpContext context, bool isLasting = true)
    {
        var response = context.Response;
        if (isLasting) response.Headers.ETag = tag;
        if (string.IsNullOrEmpty(response.Headers.CacheControl)) response.Headers.CacheControl = isLasting ? "no-cache" : "no-store";
        var headers = context.Request.Headers.IfNoneMatch;
        if (isLasting && (EntityTag.IsListed(headers, tag) || EntityTag.IsAnyListed(headers)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        return context.SendAsync(content);
    }
}
