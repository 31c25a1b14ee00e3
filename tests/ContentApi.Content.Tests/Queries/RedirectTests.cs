using ContentApi.Content.Tests.Model;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Redirects as sites write them: old paths in fields, entries that are redirects, and rules with placeholders.</summary>
public sealed class RedirectTests
{
    const string Site = """
        -- schema/m.graphql --
        type Post @collection(path: "blog/{slug}.md", url: "/blog/{slug}/") { slug: String! @unique  redirectFrom: [String!] @aliases }
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique  title: String  old: [String!] @aliases(relativeTo: ROOT)  redirectTo: String @redirectTo
        }
        type Jump @collection(path: "jumps/{slug}.yaml", url: "/go/{slug}") { slug: String!  to: Link @redirectTo }
        type Ref @collection(path: "refs/{slug}.yaml", url: "/ref/{slug}") { slug: String!  pages: [Page!] @redirectTo }
        -- content-repo/blog/new.md --
        ---
        redirect_from: [/posts/1/, older, ../archive/2, "sub/x?"]
        aliases: [hugo, /old/index.html]
        ---
        -- content-repo/pages/about.md --
        ---
        old: [zola, /zola/2]
        ---
        -- content-repo/pages/away.md --
        ---
        redirect_to: https://example.org/
        ---
        -- content-repo/pages/moved.md --
        ---
        redirect_to: /blog/new
        ---
        -- content-repo/pages/by-key.md --
        ---
        redirect_to: about
        ---
        -- content-repo/pages/chain.md --
        ---
        redirect_to: /moved
        ---
        -- content-repo/jumps/team.yaml --
        to: /about#team
        -- content-repo/jumps/out.yaml --
        to: {label: Give, url: "https://example.org/give"}
        -- content-repo/jumps/none.yaml --
        -- content-repo/refs/a.yaml --
        pages: [about]
        -- content-repo/redirects.yaml --
        /news/*: /blog/:splat
        /news/special/*: /about
        /news/special/exact: {to: /blog/new, status: 302}
        /archive/:year/:slug: {to: "/blog/:slug", status: 307}
        /archive/2020/:slug: /about
        /out/*: https://example.org/a/:splat
        /find/:word: /search?q=:word
        /day/:year/:month/:name: /blog/:year-:month.:name.html
        /at/:year/:slug: https://example.org/:year.:slug/(:year)?y=:year&s=:slug#:slug
        /wiki/:name: /blog/Help:name/12:name/:name
        /deep/*: /news/:splat
        -- content-repo/_redirects --
        # Netlify
        /netlify/*    /blog/:splat   302!
        /plain        /about
        -- content-repo/files/a.pdf --
        x
        """;

    const string Query = """
        query Q($path: String!) { route(path: $path) { __typename ... on Redirect { to status entry { id } } ... on Page { slug } ... on Jump { slug } } }
        """;

    [Theory]
    [InlineData("/posts/1", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/blog/older", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/archive/2/", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/blog/sub/x", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/blog/hugo", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/old/", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/old/index.html", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/blog/new/index.html", "/blog/new/", 301, "blog/new.md")]
    [InlineData("/news/special/exact/index.html", "/blog/new", 302, "blog/new.md")]
    [InlineData("/out/index.html", "https://example.org/a/index.html", 301, null)]
    [InlineData("/zola/", "/about", 301, "pages/about.md")]
    [InlineData("/zola/2", "/about", 301, "pages/about.md")]
    [InlineData("/away", "https://example.org/", 301, null)]
    [InlineData("/moved", "/blog/new", 301, "blog/new.md")]
    [InlineData("/by-key", "/about", 301, "pages/about.md")]
    [InlineData("/chain/", "/blog/new", 301, "blog/new.md")]
    [InlineData("/go/team", "/about#team", 301, "pages/about.md")]
    [InlineData("/go/out", "https://example.org/give", 301, null)]
    [InlineData("/ref/a", "/about", 301, "pages/about.md")]
    [InlineData("/news/new", "/blog/new", 301, "blog/new.md")]
    [InlineData("/news/a/b c", "/blog/a/b%20c", 301, null)]
    [InlineData("/news", "/blog/", 301, null)]
    [InlineData("/news/special/x/y", "/about", 301, "pages/about.md")]
    [InlineData("/news/special/exact", "/blog/new", 302, "blog/new.md")]
    [InlineData("/archive/2019/new", "/blog/new", 307, "blog/new.md")]
    [InlineData("/archive/2020/new", "/about", 301, "pages/about.md")]
    [InlineData("/out/x/y", "https://example.org/a/x/y", 301, null)]
    [InlineData("/find/a&b", "/search?q=a%26b", 301, null)]
    [InlineData("/day/2024/05/fair", "/blog/2024-05.fair.html", 301, null)]
    [InlineData("/at/2024/fair", "https://example.org/2024.fair/(2024)?y=2024&s=fair#fair", 301, null)]
    [InlineData("/wiki/a", "/blog/Help:name/12:name/a", 301, null)]
    [InlineData("/deep/new", "/blog/new", 301, "blog/new.md")]
    [InlineData("/netlify/new", "/blog/new", 302, "blog/new.md")]
    [InlineData("/plain", "/about", 301, "pages/about.md")]
    public void A_path_is_redirected(string path, string to, int status, string? entry)
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            Query,
            $$"""
            {"route": {"__typename": "Redirect", "to": "{{to}}", "status": {{status}}, "entry": {{(entry is null ? "null" : $"{{\"id\": \"{entry}\"}}")}} } }
            """,
            new { path });
        Assert.Empty(site.Snapshot.Diagnostics);
    }

    [Fact]
    public void An_entry_that_is_a_redirect_has_no_page_and_one_without_a_value_has_one()
    {
        using var site = new QueriedSite(Site);
        site.Answers(Query, """{"route": {"__typename": "Jump", "slug": "none"}}""", new { path = "/go/none" });
        site.Answers(Query, """{"route": null}""", new { path = "/a/b/c" });
        Assert.Equal(["blog/new.md", "jumps/none.yaml", "pages/about.md"], site.Snapshot.Routed.Select(entry => entry.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_old_path_of_an_entry_stands_for_itself_alone()
    {
        using var site = new QueriedSite(Site + "\n-- content-repo/pages/x.md --\n---\nold: ['/star/*', '/colon/:y']\n---\n");
        Assert.Empty(site.Snapshot.Diagnostics);
        site.Answers(Query, """{"route": null}""", new { path = "/star/z" });
        site.Answers(Query, """{"route": null}""", new { path = "/colon/z" });
        site.Answers(
            Query, """{"route": {"__typename": "Redirect", "to": "/x", "status": 301, "entry": {"id": "pages/x.md"}}}""", new { path = "/star/*" });
    }

    [Theory]
    [InlineData("/news//evil.example")]
    [InlineData("/news/%2F%2Fevil.example")]
    [InlineData("/rest//evil.example/x")]
    [InlineData("/rest/%2Fevil.example")]
    public void No_path_is_redirected_to_another_host(string path)
    {
        using var site = new QueriedSite(Site + "\n-- content-repo/redirects.yml --\n/rest/*: /:splat\n");
        var answer = site.Ask(Query, new { path }).Json.GetProperty("data").GetProperty("route");
        if (answer.ValueKind == System.Text.Json.JsonValueKind.Null) return;
        var to = new Uri(new("https://site.example/"), answer.GetProperty("to").GetString());
        Assert.Equal("site.example", to.Host);
    }

    [Theory]
    [InlineData("/a/*/b: /about", "CA7001", "A '*' stands for the rest of a path")]
    [InlineData("/a/b*: /about", "CA7001", "A '*' stands for the rest of a path")]
    [InlineData("/a/:x/:x: /about", "CA7001", ":x stands for two segments")]
    [InlineData("/a/:x: /b/:y", "CA7001", "The path has no segment :y")]
    [InlineData("/a/:x: /b/:x-:y", "CA7001", "The path has no segment :y")]
    [InlineData("/a/b/:x: /b/:splat", "CA7001", "The path has no '*'")]
    [InlineData("/a/*: /a/b/:splat", "CA7003", "lead in a circle")]
    [InlineData("{/a/*: /b/:splat, /b/*: /a/:splat}", "CA7003", "lead in a circle")]
    [InlineData("/:a/:b: /blog/:b", "CA7003", "lead in a circle")]
    [InlineData("{/a/*: /about, /a/* : /moved}", "CA3004", "")]
    [InlineData("{/a/:x: /about, /a/:y: /moved}", "CA7002", "Another redirect leads from")]
    [InlineData("'/a?b=c': /about", "CA7005", "has a query")]
    [InlineData("'/a#b': /about", "CA7005", "has a fragment")]
    [InlineData("/a/*: /nothing/there", "CA7004", "where there is no entry")]
    [InlineData("/a: /nothing/there", "CA7004", "where there is no entry")]
    [InlineData("/a: /Files/a.pdf", "CA7004", "where there is no entry")]
    public void A_rule_that_cannot_work_is_told(string rules, string code, string message)
    {
        var site = Site[..Site.IndexOf("-- content-repo/redirects.yaml", StringComparison.Ordinal)];
        using var test = new SnapshotUnderTest(TestRepository.With($"{site}-- content-repo/redirects.yaml --\n{rules}\n"));
        var diagnostics = test.Build().Diagnostics;
        Assert.Contains(diagnostics, diagnostic => diagnostic.Rule.Code == code && diagnostic.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/a /about", null)]
    [InlineData("/a /about 301", null)]
    [InlineData("# comment\n\n/a   /about   302! # why", null)]
    [InlineData("/a /files/a.pdf", null)]
    [InlineData("/* /index.html 200", "CA7005")]
    [InlineData("/a /about 404", "CA7005")]
    [InlineData("/a id=:id /about", "CA7005")]
    [InlineData("/a /about 302 Country=de", "CA7005")]
    [InlineData("/a /about Country=de", "CA7005")]
    [InlineData("/a", "CA7001")]
    [InlineData("https://old.example/* /about", "CA7001")]
    [InlineData("/a /about extra words here", "CA7005")]
    public void Each_line_of_the_file_of_Netlify_is_a_redirect_or_is_told(string lines, string? code)
    {
        var site = Site[..Site.IndexOf("-- content-repo/redirects.yaml", StringComparison.Ordinal)];
        using var test = new SnapshotUnderTest(TestRepository.With($"{site}-- content-repo/files/a.pdf --\nx\n-- content-repo/_redirects --\n{lines}\n"));
        Assert.Equal(code is null ? [] : [code], test.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
    }

    [Theory]
    [InlineData("redirect_to: nowhere", "CA7004")]
    [InlineData("redirect_to: 'mailto:a@example.org'", "CA7004")]
    [InlineData("redirect_to: /nowhere", "CA7004")]
    [InlineData("redirect_to: /test", "CA7003")]
    [InlineData("redirect_to: ''")]
    [InlineData("old: https://old.example/a", "CA4011")]
    [InlineData("old: ['#x']", "CA4011")]
    [InlineData("old: ['//evil.example']", "CA4011")]
    [InlineData("old: ['/?p=12']", "CA4011")]
    [InlineData("old: ['/index.php?id=7']", "CA4011")]
    [InlineData("old: ['?p=12', 'a?b=c']", "CA4011", "CA4011")]
    [InlineData("old: ['/#tab']", "CA4011")]
    public void A_field_with_redirects_is_checked(string line, params string?[] codes)
    {
        using var test = new SnapshotUnderTest(TestRepository.With($"{Site}\n-- content-repo/pages/test.md --\n---\n{line}\n---\n"));
        Assert.Equal(codes.OfType<string>(), test.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
    }

    [Theory]
    [InlineData("type P @collection(path: \"*.md\") { a: String @aliases }", "@aliases names old public paths of an entry, and P has no public paths.")]
    [InlineData("type P @collection(path: \"*.md\", url: \"/{a}\") { a: Int @aliases }", "@aliases is for a text, or a list of texts")]
    [InlineData("type P @collection(path: \"*.md\", url: \"/{b}\") { b: String a: Asset @redirectTo }",
        "@redirectTo is for an address, a Link, or a reference.")]
    [InlineData("type P @collection(path: \"*.md\", url: \"/{b}\") { b: String @redirectTo a: URL @redirectTo }", "An entry leads to one target")]
    [InlineData("type P @collection(path: \"*.md\") { e: E } type E { a: URL @redirectTo }", "@redirectTo makes an entry a redirect")]
    public void A_directive_is_refused_where_it_has_no_meaning(string sdl, string message)
    {
        var diagnostic = Assert.Single(ModelUnderTest.Read(sdl).Diagnostics);
        Assert.Equal("CA1005", diagnostic.Rule.Code);
        Assert.StartsWith(message, diagnostic.Message);
    }
}
