using System.Xml.Linq;

namespace ContentApi.Server.Tests.Http;

public sealed class SitemapTests
{
    [Fact]
    public async Task The_sitemap_lists_each_public_page_once_with_its_whole_address()
    {
        await using var server = await TestServer.StartAsync(
            """
            -- schema/m.graphql --
            type Page @collection(path: "pages/**/{slug}.md", url: "/{slug}") { slug: String! title: String! aliases: [String!] }
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
            /give: {to: "https://example.org/give?a=1", status: 307}
            /about: /news/1
            """, options => options.SiteUrl = "https://example.org/");
        var answer = await server.GetAsync("/sitemap.xml");
        Assert.Equal((200, "application/xml; charset=utf-8"), (answer.Status, answer.ContentType));
        XNamespace name = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XDocument.Parse(answer.Text).Element(name + "urlset")!.Elements(name + "url").Select(url => url.Element(name + "loc")!.Value);
        Assert.Equal(
            [
                "https://example.org/", "https://example.org/Case", "https://example.org/about", "https://example.org/caf%C3%A9%20%26%20bar/men%C3%BC",
                "https://example.org/case", "https://example.org/news/1",
            ], urls);
        Assert.Equal(304, (await server.GetAsync("/sitemap.xml", ifNoneMatch: answer.ETag)).Status);
        Assert.Equal(404, (await server.GetAsync("/sitemap-1.xml")).Status);
        Assert.Equal(405, (await server.SendAsync(HttpMethod.Post, "/sitemap.xml", "")).Status);
    }

    [Fact]
    public async Task The_sitemap_follows_a_commit()
    {
        await using var server = await TestServer.StartAsync(
            """
            -- schema/m.graphql --
            type Page @collection(path: "{slug}.md", url: "/{slug}") { slug: String! }
            -- content-repo/a.md --
            """, options => options.SiteUrl = "https://example.org/chapter");
        Assert.Contains("<loc>https://example.org/chapter/a</loc>", (await server.GetAsync("/sitemap.xml")).Text);
        server.Repository.Delete("content-repo/a.md");
        var head = server.Repository.Commit("-- content-repo/b.md --\n---\naliases: /a\n---\n");
        await Eventually.TrueAsync(async () => (await server.PostAsync("{__typename}")).Header("Content-Commit") == head, "the commit is served");
        var sitemap = await server.GetAsync("/sitemap.xml");
        Assert.Contains("<loc>https://example.org/chapter/b</loc>", sitemap.Text);
        Assert.DoesNotContain("/a<", sitemap.Text);
        Assert.Equal(head, sitemap.Header("Content-Commit"));
    }

    [Fact]
    public async Task More_pages_than_one_sitemap_may_list_make_several()
    {
        var repository = TestRepository.Empty();
        repository.CommitInBulk(Enumerable.Range(0, 50_001).Select(i => ($"content-repo/{i:00000}.yaml", ""))
            .Prepend(("schema/m.graphql", "type Page @collection(path: \"{slug}.yaml\", url: \"/{slug}\") { slug: String! }")));
        await using var server = await TestServer.StartAsync(repository, options => options.SiteUrl = "http://example.org");
        var main = (await server.GetAsync("/sitemap.xml")).Text;
        Assert.Contains("<sitemapindex", main);
        Assert.Contains(
            "<loc>http://example.org/sitemap-1.xml</loc></sitemap><sitemap><loc>http://example.org/sitemap-2.xml</loc></sitemap></sitemapindex>", main);
        var (first, second) = ((await server.GetAsync("/sitemap-1.xml")).Text, (await server.GetAsync("/sitemap-2.xml")).Text);
        Assert.Equal((50_000, 1), (first.Split("<loc>").Length - 1, second.Split("<loc>").Length - 1));
        Assert.Contains("<loc>http://example.org/50000</loc>", second);
        Assert.Equal(404, (await server.GetAsync("/sitemap-3.xml")).Status);
        Assert.Equal(404, (await server.GetAsync("/sitemap-0.xml")).Status);
    }

    [Fact]
    public async Task Without_the_address_of_the_site_there_is_no_sitemap_and_the_answer_says_how_to_configure_it()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync("/sitemap.xml");
        Assert.Equal(404, answer.Status);
        Assert.Contains("--site-url https://example.org", answer.Text);
    }
}
