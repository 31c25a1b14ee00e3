using ContentApi.Server.GraphiQL;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>Serves GraphiQL, without any other server: its page, which browsers get at <c>/graphql</c>, and its files.</summary>
static class GraphiQLEndpoint
{
    /// <summary>Allows scripts from this server only. Inline styles are allowed, since the editor positions its lines with them.</summary>
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task WritePage(HttpContext context, ServedApi api)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return api.GraphiQL.WriteAsync(context);
    }

    public static void MapGraphiQLFiles(this WebApplication app) =>
        app.MapReading(Paths.GraphiQLFiles + "{file}", static context =>
        {
            if (GraphiQLFiles.Find((string)context.Request.RouteValues["file"]!) is not { } file) return OtherPaths.NotFound(context);
            // The name contains a hash of the content, which therefore never changes.
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            context.Response.Headers.Vary = "Accept-Encoding";
            var takesGzip = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is not 0);
            if (takesGzip) context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = file.ContentType;
            var content = takesGzip ? file.Compressed : file.Decompress();
            context.Response.ContentLength = content.Length;
            return context.SendAsync(content);
        });
}
