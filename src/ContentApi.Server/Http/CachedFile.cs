namespace ContentApi.Server.Http;

/// <summary>Bytes that are the same for everyone, sent with their entity tag.</summary>
static class CachedFile
{
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> content, string tag, string contentType)
    {
        var response = context.Response;
        response.Headers.ETag = tag;
        if (string.IsNullOrEmpty(response.Headers.CacheControl)) response.Headers.CacheControl = "no-cache";
        var headers = context.Request.GetTypedHeaders();
        if (EntityTag.IsListed(headers, tag) || EntityTag.IsAnyListed(headers))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        await response.BodyWriter.WriteAsync(content);
    }
}
