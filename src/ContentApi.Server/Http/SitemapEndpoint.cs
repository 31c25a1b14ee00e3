using System.Globalization;
using ContentApi.Server.Answers;
using ContentApi.Server.Configuration;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>Answers <c>/sitemap.xml</c>: the site's public pages, for search engines. A front end forwards it, or names it in its <c>robots.txt</c>.</summary>
static class SitemapEndpoint
{
    // The sitemap of one commit. The first request for it makes it; concurrent requests wait for that.
    sealed record Made(ServedContent For, Lazy<Sitemap> Sitemap);

    static readonly RequestFault NoSite = new(
        StatusCodes.Status404NotFound,
        "There is no sitemap: a sitemap has whole URLs, and this server does not know the site's address. Start it with --site-url https://example.org.");

    public static void MapSitemap(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        var site = app.Services.GetRequiredService<ContentApiOptions>().SiteUrl;
        Made? made = null;
        app.MapReading(Paths.Sitemap, context => Answer(context, sitemap => sitemap.Main));
        app.MapReading(
            Paths.SitemapPart,
            context => Answer(context, sitemap => sitemap.Part(int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture))));

        Task Answer(HttpContext context, Func<Sitemap, CachedFile?> choose)
        {
            if (site is null) return NoSite.WriteAsync(context.Response);
            if (store.Current.Content is not { } content) return RequestFault.NoContentYet.WriteAsync(context.Response);
            if (choose(Of(content).Value) is not { } file) return OtherPaths.NotFound(context);
            context.Response.Headers[SharedHeaders.ContentCommit] = content.CommitOid;
            return file.WriteAsync(context, isLasting: content.Snapshot.Gaps.IsEmpty);
        }

        Lazy<Sitemap> Of(ServedContent content)
        {
            var known = Volatile.Read(ref made);
            if (known?.For == content) return known.Sitemap;
            var next = new Made(content, new(() => new(content.Snapshot, site!)));
            return Interlocked.CompareExchange(ref made, next, known) is { } other && other != known && other.For == content ? other.Sitemap : next.Sitemap;
        }
    }
}
