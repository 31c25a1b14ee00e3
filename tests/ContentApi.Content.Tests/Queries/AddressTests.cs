using ContentApi.Content.Tests.Api;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Public paths that a type's <c>url</c> makes of fields and of captures of the path.</summary>
public sealed class AddressTests
{
    [Fact]
    public void A_date_in_the_name_of_a_file_fills_a_date()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "_posts/{date}-{slug}.md", url: "/{date}/{slug}/") { date: Date!  slug: String! @unique  title: String }
            type News @collection(path: "news/{at}-{n}.md", url: "/{at:yyyy/M}/{n}", plural: "allNews") { at: DateTime  n: Int }
            type Old @collection(path: "old/{day}-{slug}.md", url: "/{day:yyyy-MM}/{slug}", plural: "olds") { slug: String! }
            -- content-repo/_posts/2016-04-18-hello-world.md --
            ---
            title: Hello
            ---
            -- content-repo/_posts/2016-04-19-a-b.md --
            ---
            title: AB
            date: 2016-04-19
            ---
            -- content-repo/_posts/2016-05-01-other.md --
            ---
            date: 2017-06-02
            slug: another-slug
            ---
            -- content-repo/news/2020-02-03-007.md --
            -- content-repo/old/2016-04-18.md --
            -- content-repo/old/x-y.md --
            """);
        Assert.Equal(
            """
            content-repo/old/2016-04-18.md:1:1: warning CA4020: "/{day:yyyy-MM}/{slug}" formats "day" as a date, which "2016" is not: there is no public path.
            content-repo/old/x-y.md:1:1: warning CA4020: "/{day:yyyy-MM}/{slug}" formats "day" as a date, which "x" is not: there is no public path.
            """.ReplaceLineEndings("\n"), string.Join('\n', api.Snapshot.Diagnostics));
        api.Answers(
            "{ posts { nodes { id date slug sys { url } } } allNews { nodes { at n sys { url } } } olds { nodes { slug sys { url } } } }",
            """
            {"data": {
              "posts": {"nodes": [
                {"id": "_posts/2016-04-18-hello-world.md", "date": "2016-04-18", "slug": "hello-world", "sys": {"url": "/2016-04-18/hello-world/"}},
                {"id": "_posts/2016-04-19-a-b.md", "date": "2016-04-19", "slug": "a-b", "sys": {"url": "/2016-04-19/a-b/"}},
                {"id": "_posts/2016-05-01-other.md", "date": "2017-06-02", "slug": "another-slug", "sys": {"url": "/2017-06-02/another-slug/"}}
              ]},
              "allNews": {"nodes": [{"at": "2020-02-03T00:00:00Z", "n": 7, "sys": {"url": "/2020/2/007"}}]},
              "olds": {"nodes": [{"slug": "04-18", "sys": {"url": null}}, {"slug": "y", "sys": {"url": null}}]}
            }}
            """);
    }

    [Fact]
    public void An_address_with_template_markup_is_made_of_the_other_values()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "blog/{path**}.md", url: "{permalink:dropIndex ?? /blog/{path:dropDate}/}") { permalink: String }
            -- content-repo/blog/2024-05-01-a.md --
            ---
            permalink: "/x/{{ title | slugify }}/"
            ---
            -- content-repo/blog/b.md --
            ---
            permalink: "{% if draft %}/y/{% endif %}"
            ---
            -- content-repo/blog/c.md --
            ---
            permalink: about/index.html
            ---
            -- content-repo/blog/{{d}}.md --
            """);
        Assert.Equal(
            ["content-repo/blog/2024-05-01-a.md:2:12 CA4021", "content-repo/blog/b.md:2:12 CA4021"],
            api.Snapshot.Diagnostics.Select(fault => $"{fault.Path}:{fault.Position} {fault.Rule.Code}"));
        Assert.Contains("made without \"/x/{{ title | slugify }}/\"", api.Snapshot.Diagnostics[0].Message);
        api.Answers(
            "{ posts { nodes { sys { url } } } }",
            """
            {"data": {"posts": {"nodes": [
              {"sys": {"url": "/blog/a/"}}, {"sys": {"url": "/blog/b/"}}, {"sys": {"url": "/about/"}}, {"sys": {"url": "/blog/%7B%7Bd%7D%7D/"}}
            ]}}}
            """);
    }

    [Theory]
    [InlineData("/:year/:title/", "\"permalink\" has placeholders, which are not filled in")]
    [InlineData(":categories/:slug", "\"permalink\" has placeholders, which are not filled in")]
    [InlineData("/blog/:filename.html", "\"permalink\" has placeholders, which are not filled in")]
    [InlineData("https://other.example/a", "\"permalink\" is an address of another site")]
    [InlineData("/:smile:/a:b/", null)]
    [InlineData("/10:year/", null)]
    public void An_address_that_only_a_generator_could_complete_is_made_of_the_other_values(string permalink, string? fault)
    {
        using var api = new ApiUnderTest($$"""
            -- schema/m.graphql --
            type Post @collection(path: "blog/{slug}.md", url: "{permalink ?? /blog/{title:slugify}/{slug}/}") { permalink: String  title: String }
            -- content-repo/blog/a.md --
            ---
            permalink: "{{permalink}}"
            title: "https://a.example :year"
            ---
            """);
        var message = Assert.Single(api.Snapshot.Diagnostics.Select(diagnostic => diagnostic.Message).DefaultIfEmpty());
        Assert.True(fault is null ? message is null : message?.StartsWith(fault, StringComparison.Ordinal), message);
        var url = fault is null ? permalink.Replace(":", "%3A") : "/blog/https-a-example-year/a/";
        var data = """{"data": {"posts": {"nodes": [{"sys": {"url": "URL"}}]}}}""".Replace("URL", url, StringComparison.Ordinal);
        api.Answers("{ posts { nodes { sys { url } } } }", data);
    }

    [Fact]
    public void A_file_that_the_site_excludes_is_no_entry_and_is_not_reported()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            extend schema @site(exclude: ["_includes/**", "**/README.md"])
            type Page @collection(path: "{path**}.{md,html}", url: "/{path:dropIndex}/") { path: String  body: Markdown @body }
            -- content-repo/_includes/base.html --
            <main>{{ content }}</main>
            -- content-repo/README.md --
            -- content-repo/a/README.md --
            -- content-repo/a/index.html --
            [not excluded](../README.md)
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        api.Answers("{ pages { nodes { id } } }", """{"data": {"pages": {"nodes": [{"id": "a/index.html"}]}}}""");
    }

    [Fact]
    public void A_link_to_a_Markdown_file_is_relative_to_its_folder_or_to_the_content()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Doc @collection(path: "{path**}.md", url: "/{path}/") { path: String  body: Markdown @body }
            -- content-repo/a/b.md --
            -- content-repo/a/c/b.md --
            -- content-repo/a/c/d.md --
            [near](b.md) [far](a/b.md#x) [stem](a/b) [gone](a/e.md)
            """);
        Assert.Equal(["1:30 CA6001", "1:42 CA6001"], api.Snapshot.Diagnostics.Select(fault => $"{fault.Position} {fault.Rule.Code}"));
        api.Answers(
            """{ doc(path: "a/c/d") { body { html } } }""",
            """
            {"data": {
              "doc": {"body": {"html": "<p><a href=\"/a/c/b/\">near</a> <a href=\"/a/b/#x\">far</a> stem gone</p>\n"}}
            }}
            """);
    }

    [Fact]
    public void Paths_of_any_depth_become_addresses_without_index()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Doc @collection(path: "docs/{path**}.md", url: "/{path:dropIndex}/") { path: String  title: String }
            type Page @collection(path: "pages/{section**}/{slug}.md", url: "/p/{section}/{slug}") { section: String  slug: String! }
            -- content-repo/docs/index.md --
            -- content-repo/docs/a/_index.md --
            -- content-repo/docs/a/b/c.md --
            -- content-repo/docs/x.md --
            ---
            path: Somewhere/Else/index
            ---
            -- content-repo/pages/a.md --
            -- content-repo/pages/x/y/b.md --
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        api.Answers(
            """
            {
              docs { nodes { path sys { url } } } pages { nodes { section slug sys { url } } }
              home: route(path: "/") { ... on Entry { id } } slash: route(path: "/a/b/c/") { ... on Entry { id } }
              none: route(path: "a/b/c") { ... on Entry { id } }
            }
            """,
            """
            {"data": {
              "docs": {"nodes": [
                {"path": "a/_index", "sys": {"url": "/a/"}}, {"path": "a/b/c", "sys": {"url": "/a/b/c/"}}, {"path": "index", "sys": {"url": "/"}},
                {"path": "Somewhere/Else/index", "sys": {"url": "/Somewhere/Else/"}}
              ]},
              "pages": {"nodes": [{"section": null, "slug": "a", "sys": {"url": "/p/a"}}, {"section": "x/y", "slug": "b", "sys": {"url": "/p/x/y/b"}}]},
              "home": {"id": "docs/index.md"}, "slash": {"id": "docs/a/b/c.md"}, "none": {"id": "docs/a/b/c.md"}
            }}
            """);
    }

    [Fact]
    public void A_permalink_comes_before_the_address_of_the_type_and_false_means_none()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "_posts/{date}-{slug}.md", url: "{permalink ?? /blog[/{category}]/{date:yyyy/MM}/{title:slugify}/}") {
              date: Date!  slug: String!  title: String!  category: String  permalink: String
            }
            -- content-repo/_posts/2016-04-18-a.md --
            ---
            title: Hello, World!
            ---
            -- content-repo/_posts/2016-04-18-b.md --
            ---
            title: Été à Köln
            category: news
            ---
            -- content-repo/_posts/2016-04-18-c.md --
            ---
            Title: C
            Permalink: /about/us.html
            ---
            -- content-repo/_posts/2016-04-18-d.md --
            ---
            title: D
            permalink: false
            ---
            -- content-repo/_posts/2016-04-18-e.md --
            ---
            title: E
            permalink: "false"
            category: ''
            ---
            -- content-repo/_posts/2016-04-18-f.md --
            ---
            title: F
            permalink: ''
            ---
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        var urls = api.Data("{ posts { nodes { sys { url } } } }")["posts"]!["nodes"]!.AsArray().Select(node => (string?)node!["sys"]!["url"]);
        Assert.Equal(
            ["/blog/2016/04/hello-world/", "/blog/news/2016/04/%C3%A9t%C3%A9-%C3%A0-k%C3%B6ln/", "/about/us.html", null, "/false", "/blog/2016/04/f/"], urls);
    }

    /// <summary>Jekyll's <c>permalink: /:categories/:title/</c>.</summary>
    [Fact]
    public void Categories_are_segments_of_an_address()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "_posts/{slug}.md", url: "/[{categories:slugify}/]{slug}/") { slug: String!  categories: [String!]! }
            type Talk @collection(path: "talks/{slug}.yaml", url: "/{years}/{slug}") { slug: String!  years: [Int] }
            -- content-repo/_posts/a.md --
            ---
            categories: [Local News, Events]
            ---
            -- content-repo/_posts/b.md --
            ---
            Categories: Events
            ---
            -- content-repo/_posts/c.md --
            ---
            categories: []
            ---
            -- content-repo/_posts/d.md --
            -- content-repo/talks/e.yaml --
            years: [2023, 2024]
            -- content-repo/talks/f.yaml --
            years: [2023, soon]
            -- content-repo/talks/g.yaml --
            """);
        Assert.Equal("CA4003", Assert.Single(api.Snapshot.Diagnostics).Rule.Code);
        IEnumerable<string?> Urls(string list) =>
            api.Data($"{{ {list} {{ nodes {{ sys {{ url }} }} }} }}")[list]!["nodes"]!.AsArray().Select(node => (string?)node!["sys"]!["url"]);
        Assert.Equal(["/local-news/events/a/", "/events/b/", "/c/", "/d/"], Urls("posts"));
        Assert.Equal(["/2023/2024/e", "/2023/f", null], Urls("talks"));
    }

    [Fact]
    public void The_items_of_a_list_are_segments_of_an_address()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "{folder**}/_posts/{slug}.md", url: "/[{folder:lower}/][{categories:lower ?? category:lower}/]{slug:pretty}.html") {
              slug: String!  category: String  categories: [String!] @split
            }
            type Note @collection(path: "notes/{slug}.md", url: "/notes/[{tags:slugify}/]{slug}") { slug: String!  tags: [String!] }
            -- content-repo/_posts/a.md --
            ---
            categories: [News, Two Words]
            ---
            -- content-repo/_posts/b.md --
            ---
            categories: news Events
            category: other
            ---
            -- content-repo/_posts/c.md --
            ---
            category: One Category
            categories: []
            ---
            -- content-repo/_posts/Big D.md --
            -- content-repo/Chapters/LA/_posts/e.md --
            ---
            categories: f
            ---
            -- content-repo/notes/a.md --
            ---
            tags: [A B, C/D]
            ---
            -- content-repo/notes/b.md --
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        var data = api.Data("{ posts { nodes { sys { url } } } notes { nodes { sys { url } } } }");
        Assert.Equal(
            [
                "/chapters/la/f/e.html", "/Big-D.html", "/news/two%20words/a.html", "/news/events/b.html", "/one%20category/c.html",
                "/notes/a-b/c-d/a", "/notes/b",
            ],
            new[] { "posts", "notes" }.SelectMany(type => data[type]!["nodes"]!.AsArray()).Select(node => (string?)node!["sys"]!["url"]));
    }

    [Fact]
    public void An_address_may_be_a_fragment_of_a_page()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Home @singleton(path: "home.md", url: "/") { title: String  tab: Tab  body: Markdown @body }
            type Page @collection(path: "pages/{slug}.md", url: "/{slug}/") { slug: String! @unique }
            type Tab @collection(path: "tabs/{page}/{slug}.md", url: "/[{of}/]#div-{slug}") { slug: String! @unique  of: String }
            -- content-repo/home.md --
            ---
            tab: meetings
            ---
            [a](tabs/home/meetings.md) [b](tabs/home/meetings.md#more) [c](/#div-meetings) [d](tabs/home/über.md) [e](/) [f](/about#div-team)
            -- content-repo/pages/about.md --
            -- content-repo/tabs/home/meetings.md --
            -- content-repo/tabs/home/über.md --
            -- content-repo/tabs/about/team.md --
            ---
            of: about
            aliases: [/team]
            ---
            -- content-repo/redirects.yaml --
            /sitzung: /#div-meetings
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        Assert.Equal(["home.md", "pages/about.md"], api.Snapshot.Routed.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        api.Answers(
            """
            {
              home { tab { sys { url } } body { links { url } } }
              part: route(path: "/#div-meetings") { ... on Entry { id } } encoded: route(path: "/#div-%C3%BCber") { ... on Entry { id } }
              team: route(path: "/about#div-team") { ... on Entry { id sys { url breadcrumbs { id } } } }
              page: route(path: "/about") { ... on Entry { id } } other: route(path: "/about/?x#other") { ... on Entry { id } }
              root: route(path: "/") { ... on Entry { id } }
              alias: route(path: "/team") { ... on Redirect { to entry { id } } } moved: route(path: "/sitzung") { ... on Redirect { to entry { id } } }
              tab(slug: "meetings") { sys { breadcrumbs { id } } }
            }
            """,
            """
            {"data": {
              "home": {
                "tab": {"sys": {"url": "/#div-meetings"}},
                "body": {"links": [
                  {"url": "/#div-meetings"}, {"url": "/#div-meetings"}, {"url": "/#div-meetings"}, {"url": "/#div-%C3%BCber"}, {"url": "/"},
                  {"url": "/about/#div-team"}
                ]}
              },
              "part": {"id": "tabs/home/meetings.md"}, "encoded": {"id": "tabs/home/über.md"},
              "team": {"id": "tabs/about/team.md", "sys": {"url": "/about/#div-team", "breadcrumbs": [
                {"id": "home.md"}, {"id": "pages/about.md"}, {"id": "tabs/about/team.md"}]}},
              "page": {"id": "pages/about.md"}, "other": {"id": "pages/about.md"}, "root": {"id": "home.md"},
              "alias": {"to": "/about/#div-team", "entry": {"id": "tabs/about/team.md"}},
              "moved": {"to": "/#div-meetings", "entry": {"id": "tabs/home/meetings.md"}},
              "tab": {"sys": {"breadcrumbs": [{"id": "home.md"}, {"id": "tabs/home/meetings.md"}]}}
            }}
            """);
    }

    [Fact]
    public void Fields_may_be_unique_together()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Report @collection(path: "reports/{year}/{month}-{slug}.yaml") {
              year: Int!  month: Int!  slug: String! @unique(with: ["year", "month"])  code: ID @unique  lang: String @unique(with: "code")
            }
            type Page @collection(path: "pages/{slug}.yaml") { slug: String! @unique  report: Report }
            -- content-repo/reports/2020/1-a.yaml --
            code: x
            lang: en
            -- content-repo/reports/2020/2-a.yaml --
            lang: en
            -- content-repo/reports/2021/1-a.yaml --
            lang: en
            -- content-repo/reports/2021/01-a.yaml --
            -- content-repo/reports/2021/1-b.yaml --
            -- content-repo/pages/p.yaml --
            report: a
            -- content-repo/pages/q.yaml --
            report: x
            """);
        Assert.Equal(
            """
            pages/p.yaml:1:9: warning CA5001: "a" names no Report.
            reports/2021/1-a.yaml:1:1: error CA4006: The slug "a", year "2021" and month "1" are already used by reports/2021/01-a.yaml*
            """.ReplaceLineEndings("\n"), string.Join('\n', api.Snapshot.Diagnostics).Replace("content-repo/", "").Replace(", so this file is left out.", "*"));
        api.Answers(
            "{ reports { nodes { id } } page(slug: \"q\") { report { id } } report(code: \"x\") { id } }",
            """
            {"data": {
              "reports": {"nodes": [
                {"id": "reports/2020/1-a.yaml"}, {"id": "reports/2020/2-a.yaml"}, {"id": "reports/2021/01-a.yaml"}, {"id": "reports/2021/1-b.yaml"}]},
              "page": {"report": {"id": "reports/2020/1-a.yaml"}}, "report": {"id": "reports/2020/1-a.yaml"}
            }}
            """);
        api.Refuses("{ report(slug: \"a\") { id } }", "Unknown argument \"slug\" on field \"Query.report\".", "GRAPHQL_VALIDATION_FAILED");
    }
}
