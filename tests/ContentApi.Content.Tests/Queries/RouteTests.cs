using System.Text.Json;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

public sealed class RouteTests(RouteTests.Site site) : IClassFixture<RouteTests.Site>
{
    public sealed class Site : IDisposable
    {
        internal QueriedSite Queried { get; } = new(Listing);

        public void Dispose() => Queried.Dispose();
    }

    const string Listing = """
        -- schema/m.graphql --
        type Page @collection(path: "pages/**/{slug}.md", url: "/{slug}") { slug: String! title: String! }
        type News @collection(path: "news/{slug}.md", plural: "allNews", url: "/news/{slug}") { slug: String! title: String! aliases: [String!] }
        type Link @collection(path: "links/{slug}.yaml") { slug: String! }
        -- content-repo/pages/home.md --
        ---
        title: Home
        slug: /
        ---
        -- content-repo/pages/about.md --
        ---
        title: About
        aliases: [/about-us, /Who/are-we/, "/caf%C3%A9", /news/1]
        ---
        -- content-repo/pages/cafe.md --
        ---
        title: Café
        slug: café & bar/menü
        ---
        -- content-repo/pages/Upper.md --
        ---
        title: Upper
        slug: Case
        ---
        -- content-repo/pages/lower.md --
        ---
        title: Lower
        slug: case
        ---
        -- content-repo/pages/taken.md --
        ---
        title: Taken
        slug: about
        aliases: /taken-alias
        ---
        -- content-repo/news/1.md --
        ---
        title: News 1
        aliases: /old-news
        ---
        -- content-repo/links/a.yaml --
        -- content-repo/redirects.yaml --
        /old: /about
        /older: /old
        /temporary: {to: /old, status: 302}
        /give: {to: "https://example.org/give?a=1", status: 307}
        /front-end: /search?q=1
        /circle-a: /circle-b
        /circle-b: /circle-a/
        /about: /news/1
        /about-us: /news/1
        relative: /about
        /nowhere: about
        /broken: {to: /about, status: 200}
        /empty:
        /list: [a]
        /extra: {to: /about, because: of that}
        //evil: /about
        /evil: //evil.example
        """;

    const string Query = """
        query Q($path: String!) {
          route(path: $path) { __typename ... on Page { title } ... on News { title } ... on Redirect { to status isPermanent entry { id } } }
        }
        """;

    [Theory]
    [InlineData("/", "Home")]
    [InlineData("", "Home")]
    [InlineData("/about", "About")]
    [InlineData("/about/", "About")]
    [InlineData("about", "About")]
    [InlineData("/about?utm=1#top", "About")]
    [InlineData("/%61bout", "About")]
    [InlineData("/caf%C3%A9%20%26%20bar/men%C3%BC", "Café")]
    [InlineData("/café & bar/menü/", "Café")]
    [InlineData("/Case", "Upper")]
    [InlineData("/case", "Lower")]
    [InlineData("/news/1", "News 1")]
    public void An_entry_is_found_at_its_public_path(string path, string title)
    {
        var route = Route(path);
        Assert.Equal(title, route.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/old", "/about", 301, "pages/about.md")]
    [InlineData("/old/", "/about", 301, "pages/about.md")]
    [InlineData("/older", "/about", 301, "pages/about.md")]
    [InlineData("/temporary", "/about", 302, "pages/about.md")]
    [InlineData("/give", "https://example.org/give?a=1", 307, null)]
    [InlineData("/front-end", "/search?q=1", 301, null)]
    [InlineData("/extra", "/about", 301, "pages/about.md")]
    [InlineData("/about-us", "/news/1", 301, "news/1.md")]
    [InlineData("/Who/are-we", "/about", 301, "pages/about.md")]
    [InlineData("/café", "/about", 301, "pages/about.md")]
    [InlineData("/old-news", "/news/1", 301, "news/1.md")]
    [InlineData("/About", "/about", 301, "pages/about.md")]
    [InlineData("/NEWS/1/", "/news/1", 301, "news/1.md")]
    [InlineData("/taken-alias", "/about", 301, "pages/about.md")]
    public void A_redirect_has_its_target_and_its_status(string path, string to, int status, string? entry)
    {
        var route = Route(path);
        Assert.Equal("Redirect", route.GetProperty("__typename").GetString());
        Assert.Equal(
            (to, status, status is 301 or 308, entry),
            (route.GetProperty("to").GetString(), route.GetProperty("status").GetInt32(), route.GetProperty("isPermanent").GetBoolean(),
             route.GetProperty("entry") is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("id").GetString() : null));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/CASE")]
    [InlineData("/circle-a")]
    [InlineData("/circle-b")]
    [InlineData("/broken")]
    [InlineData("/empty")]
    [InlineData("/evil")]
    [InlineData("/links/a")]
    [InlineData("/about%")]
    [InlineData("/about/../about")]
    public void A_path_without_an_entry_or_a_redirect_is_null(string path) =>
        Assert.Equal(JsonValueKind.Null, Route(path).ValueKind);

    [Fact]
    public void Diagnostics_report_redirects_and_aliases_that_cannot_be_used()
    {
        using var content = new SnapshotUnderTest(TestRepository.With(Listing));
        var told = content.Build().Diagnostics.Select(diagnostic => $"{diagnostic}");
        Assert.Equal(
            """
            content-repo/pages/taken.md:3:7: warning CA4009: The URL "/about" is already used by content-repo/pages/about.md, which is served there.
            content-repo/redirects.yaml:10:1: error CA7001: "relative" is not a path of the site.
            content-repo/redirects.yaml:11:11: error CA7001: The redirect from "/nowhere" leads neither to a path of the site nor to an absolute URL.
            content-repo/redirects.yaml:12:31: error CA7001: "200" is not a status of redirects.
            content-repo/redirects.yaml:13:8: error CA7001: The redirect from "/empty" leads neither to a path of the site nor to an absolute URL.
            content-repo/redirects.yaml:14:8: error CA7001: The redirect from "/list" leads neither to a path of the site nor to an absolute URL.
            content-repo/redirects.yaml:15:22: warning CA4001: A redirect has no key "because"; the value is not used.
            content-repo/redirects.yaml:16:1: error CA7001: "//evil" is not a path of the site.
            content-repo/redirects.yaml:17:8: error CA7001: The redirect from "/evil" leads neither to a path of the site nor to an absolute URL.
            content-repo/redirects.yaml:5:1: warning CA7004: The redirect from "/front-end" leads to "/search?q=1", where there is no entry and no file.
            content-repo/redirects.yaml:6:1: error CA7003: The redirects from "/circle-a" lead in a circle.
            content-repo/redirects.yaml:7:1: error CA7003: The redirects from "/circle-b" lead in a circle.
            content-repo/redirects.yaml:8:1: warning CA7002: "/about" is the path of pages/about.md, so that nothing is redirected from there.
            """.ReplaceLineEndings("\n").Split('\n').Order(), told.Where(line => line.Contains("redirects.yaml") || line.Contains("CA4009")).Order());
        Assert.Contains("content-repo/pages/about.md:3:11: warning CA7002: Another redirect leads from \"/about-us\" to \"/news/1\".", told);
        Assert.Contains(
            "content-repo/pages/about.md:3:50: warning CA7002: \"/news/1\" is the path of news/1.md, so that nothing is redirected from there.", told);
    }

    [Fact]
    public void A_redirect_follows_a_commit()
    {
        using var changing = new QueriedSite(
            """
            -- schema/m.graphql --
            type Page @collection(path: "{slug}.md", url: "/{slug}") { slug: String! }
            -- content-repo/a.md --
            """);
        string Ask(string path)
        {
            const string query = "query($path: String!) { route(path: $path) { __typename ... on Page { slug } ... on Redirect { to } } }";
            return changing.Ask(query, new { path }).Json.GetProperty("data").GetProperty("route").GetRawText();
        }

        Assert.Equal(("""{"__typename":"Page","slug":"a"}""", "null"), (Ask("/a"), Ask("/c")));
        changing.Commit("-- content-repo/b.md --\n---\naliases: /a\n---\n-- content-repo/redirects.yaml --\n/c: /b\n");
        Assert.Equal(("""{"__typename":"Page","slug":"a"}""", """{"__typename":"Redirect","to":"/b"}"""), (Ask("/a"), Ask("/c")));
        changing.Commit("", "content-repo/a.md");
        Assert.Equal("""{"__typename":"Redirect","to":"/b"}""", Ask("/a"));
    }

    JsonElement Route(string path)
    {
        var answer = site.Queried.Ask(Query, new { path });
        Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Text);
        return answer.Json.GetProperty("data").GetProperty("route");
    }
}
