using System.Globalization;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary><c>/sitemap.xml</c>: the site's public pages, for search engines. A front end passes it on, or names it in its <c>robots.txt</c>.</summary>
static class SitemapEndpoint
{
    public const string Path = "/sitemap.xml", PartPath = "/sitemap-{number:int}.xml";

    // Made anew when a commit is served for the first time.
    sealed record Made(ServedContent For, Sitemap Sitemap);

    static readonly RequestFault NoSite = new(
        StatusCodes.Status404NotFound, $"There is no sitemap: a sitemap names whole URLs, and this server was not told the site's. Start it with --site-url https://example.org.");

    public static void MapSitemap(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        var site = app.Services.GetRequiredService<ContentApiOptions>().SiteUrl;
        Made? made = null;
        app.MapReading(Path, context => Answer(context, sitemap => sitemap.Main));
        app.MapReading(PartPath, context => Answer(context, sitemap => sitemap.Part(int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture))));

        Task Answer(HttpContext context, Func<Sitemap, CachedFile?> choose)
        {
            if (site is null) return NoSite.WriteAsync(context.Response);
            if (store.Current.Content is not { } content) return RequestFault.NoContentYet.WriteAsync(context.Response);
            var sitemap = Volatile.Read(ref made) is { } known && known.For == content ? known.Sitemap : new Sitemap(content.Snapshot, site);
            Volatile.Write(ref made, new(content, sitemap));
            if (choose(sitemap) is not { } file) return OtherPaths.NotFound(context);
            context.Response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
            return file.WriteAsync(context, isLasting: content.Snapshot.Gaps.IsEmpty);
        }
    }
}
