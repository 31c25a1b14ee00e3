using ContentApi.Content.Tests.Api;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Names that differ in spelling alone: in Unicode form, in percent-encoding, and where nothing else matches in capitals.</summary>
public sealed class SpellingTests
{
    const string Composed = "caf\u00E9", Decomposed = "cafe\u0301";

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData(Decomposed, Composed)]
    public void A_file_is_found_by_its_name_in_another_unicode_form(string written, string asked)
    {
        using var api = new ApiUnderTest($$$"""
            -- schema/m.graphql --
            type Post @collection(path: "posts/{slug}.md", url: "/{slug}") {
              slug: String! @unique  title: String  next: Post  all: [Post!]!  any: Entry  pic: Asset  from: [Post!]! @inverse(of: "next")  body: Markdown @body
            }
            -- content-repo/posts/a.md --
            ---
            title: A
            next: {{{asked}}}
            all: [posts/{{{asked}}}, /posts/{{{asked}}}.md, content-repo/posts/{{{asked}}}, "posts/{{{Uri.EscapeDataString(asked)}}}.md"]
            any: posts/{{{asked}}}.md
            pic: ../img/{{{asked}}}.png
            ---
            [to]({{{asked}}}.md) [it]({{{asked}}}) [by](/{{{asked}}}) 
            ![address](/img/{{{asked}}}.png)
            [file](../img/{{{asked}}}.png)
            -- content-repo/posts/{{{written}}}.md --
            ---
            title: C
            ---
            -- content-repo/img/{{{written}}}.png --
            x
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        var (id, url) = ($"posts/{written}.md", $"/{Uri.EscapeDataString(written)}");
        var image = $"/img/{Uri.EscapeDataString(written)}.png";
        string Link(string address, string text) => $"<a href=\\\"{address}\\\">{text}</a>";
        var html = $"<p>{Link(url, "to")} {Link(url, "it")} {Link(url, "by")}\\n<img src=\\\"{image}\\\" alt=\\\"address\\\" />\\n{Link(image, "file")}</p>\\n";
        api.Answers(
            $$$"""
            {
              post(slug: "a") {
                next { id } all { id } any { id } pic { path name } body { links { url } html }
              }
              bySlug: post(slug: "{{{asked}}}") { id from { slug } sys { url referencedBy { nodes { id } } } }
              byPath: post(path: "posts/{{{asked}}}") { id }
              byEncodedPath: post(path: "/posts/{{{Uri.EscapeDataString(asked)}}}.md") { id }
              node(id: "posts/{{{asked}}}.md") { id }
              route(path: "/{{{asked}}}") { ... on Entry { id } }
              encoded: route(path: "/{{{Uri.EscapeDataString(asked)}}}/") { ... on Entry { id } }
              capitals: route(path: "/{{{asked.ToUpperInvariant()}}}") { ... on Redirect { to } }
              posts(where: {next: {slug: {eq: "{{{written}}}"} } }) { nodes { id } }
              pics: posts(where: {pic: {path: {eq: "img/{{{written}}}.png"} } }) { nodes { id } }
            }
            """,
            $$$"""
            {"data": {
              "post": {
                "next": {"id": "{{{id}}}"}, "all": [{"id": "{{{id}}}"}, {"id": "{{{id}}}"}, {"id": "{{{id}}}"}, {"id": "{{{id}}}"}], "any": {"id": "{{{id}}}"},
                "pic": {"path": "img/{{{written}}}.png", "name": "{{{written}}}.png"},
                "body": {
                  "links": [{"url": "{{{url}}}"}, {"url": "{{{url}}}"}, {"url": "{{{url}}}"}, {"url": "{{{image}}}"}, {"url": "{{{image}}}"}],
                  "html": "{{{html}}}"
                }
              },
              "bySlug": {"id": "{{{id}}}", "from": [{"slug": "a"}], "sys": {"url": "{{{url}}}", "referencedBy": {"nodes": [{"id": "posts/a.md"}]} } },
              "byPath": {"id": "{{{id}}}"}, "byEncodedPath": {"id": "{{{id}}}"}, "node": {"id": "{{{id}}}"},
              "route": {"id": "{{{id}}}"}, "encoded": {"id": "{{{id}}}"}, "capitals": {"to": "{{{url}}}"},
              "posts": {"nodes": [{"id": "posts/a.md"}]}, "pics": {"nodes": [{"id": "posts/a.md"}]}
            }}
            """);
    }

    /// <summary>Tools that save web pages, and authors, write percent signs in the names of files.</summary>
    [Theory]
    [InlineData("a%20b.md", "/a%20b")]
    [InlineData("<a b.md>", "/a%20b")]
    [InlineData("<a b>", "/a%20b")]
    [InlineData("a%2520b.md", "/a%2520b")]
    [InlineData("c%20d.md", "/c%2520d")]
    [InlineData("/posts/c%20d.md#e", "/c%2520d#e")]
    [InlineData("c%2520d", "/c%2520d")]
    [InlineData("100%.md", "/100%25")]
    [InlineData("100%25.md", "/100%25")]
    [InlineData("%zz%41.md", "/%25zz%2541")]
    [InlineData("<c d.md>", null)]
    [InlineData("../img/x%20y.png", "/img/x%2520y.png")]
    [InlineData("/img/x%20y.png?a", "/img/x%2520y.png?a")]
    [InlineData("/img/z%20.png", "/img/z%20.png")]
    [InlineData("%2e%2e/img/x%2520y.png", "/img/x%2520y.png")]
    public void A_link_is_read_decoded_and_then_as_it_is_written(string link, string? url)
    {
        using var api = new ApiUnderTest($$"""
            -- schema/m.graphql --
            type Post @collection(path: "posts/{slug}.md", url: "/{slug}") { slug: String! @unique  body: Markdown @body }
            -- content-repo/posts/here.md --
            [x]({{link}}) <a href="{{link.Trim('<', '>')}}">y</a>
            -- content-repo/posts/a b.md --
            -- content-repo/posts/a%20b.md --
            -- content-repo/posts/c%20d.md --
            -- content-repo/posts/100%.md --
            -- content-repo/posts/%zz%41.md --
            -- content-repo/img/x%20y.png --
            x
            """);
        var links = url is null ? "" : $$"""{"url": "{{url}}"}, {"url": "{{url}}"}""";
        api.Answers("{ post(slug: \"here\") { body { links { url } } } }", $$"""{"data": {"post": {"body": {"links": [{{links}}]} } } }""");
        Assert.Equal(url is null ? 2 : 0, api.Snapshot.Diagnostics.Count);
    }

    [Fact]
    public void Two_files_that_differ_in_unicode_form_are_each_found_by_its_own()
    {
        using var api = new ApiUnderTest($$$"""
            -- schema/m.graphql --
            type Post @collection(path: "posts/{slug}.md", url: "/{slug}") { slug: String! @unique  next: Post  body: Markdown @body }
            -- content-repo/posts/a.md --
            ---
            next: {{{Composed}}}
            ---
            [x]({{{Composed}}}.md)
            -- content-repo/posts/b.md --
            ---
            next: {{{Decomposed}}}
            ---
            [x]({{{Decomposed}}}.md)
            -- content-repo/posts/{{{Composed}}}.md --
            -- content-repo/posts/{{{Decomposed}}}.md --
            """);
        Assert.Empty(api.Snapshot.Diagnostics);
        foreach (var (slug, other) in new[] { ("a", Composed), ("b", Decomposed) })
        {
            api.Answers(
                $$$"""
                {
                  post(slug: "{{{slug}}}") { next { id } body { html } }
                  found: post(slug: "{{{other}}}") { id } route(path: "/{{{other}}}") { ... on Entry { id } }
                }
                """,
                $$$"""
                {"data": {
                  "post": {"next": {"id": "posts/{{{other}}}.md"}, "body": {"html": "<p><a href=\"/{{{Uri.EscapeDataString(other)}}}\">x</a></p>\n"}},
                  "found": {"id": "posts/{{{other}}}.md"}, "route": {"id": "posts/{{{other}}}.md"}
                }}
                """);
        }
    }

    [Fact]
    public void A_path_is_found_by_its_percent_encoding_where_the_text_as_it_is_names_nothing()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Post @collection(path: "posts/{slug}.md", plural: "posts") { slug: String! @unique  pic: Asset  pics: [Asset!]!  next: Post }
            -- content-repo/posts/a.md --
            ---
            pic: my%20pic.png
            pics: [100%25.png, /posts/my%20pic.png, "b%2520c.png", "%zz.png", ../posts/my%20pic.png]
            next: posts/b%20c.md
            ---
            -- content-repo/posts/b c.md --
            ---
            pic: missing%20pic.png
            next: b%20c
            ---
            -- content-repo/posts/my pic.png --
            x
            -- content-repo/posts/100%25.png --
            x
            -- content-repo/posts/100%.png --
            x
            -- content-repo/posts/b%20c.png --
            x
            -- content-repo/posts/%zz.png --
            x
            """);
        Assert.Equal(
            "content-repo/posts/b c.md:2:6: warning CA5001: There is no file \"content-repo/posts/missing%20pic.png\".",
            string.Join('\n', api.Snapshot.Diagnostics));
        api.Answers(
            "{ posts { nodes { pic { path } pics { path } next { id } } } }",
            """
            {"data": {"posts": {"nodes": [
              {
                "pic": {"path": "posts/my pic.png"},
                "pics": [
                  {"path": "posts/100%25.png"}, {"path": "posts/my pic.png"}, {"path": "posts/b%20c.png"}, {"path": "posts/%zz.png"},
                  {"path": "posts/my pic.png"}
                ],
                "next": {"id": "posts/b c.md"}
              },
              {"pic": null, "pics": [], "next": {"id": "posts/b c.md"}}
            ]}}}
            """);
    }

    [Fact]
    public void A_key_is_found_in_other_capitals_where_nothing_else_has_the_text()
    {
        using var api = new ApiUnderTest("""
            -- schema/m.graphql --
            type Author @collection(path: "authors/{slug}.yaml") { slug: String! @unique  title: String  posts: [Post!]! @inverse(of: "author") }
            type Tag @collection(path: "tags/{slug}.yaml") { slug: String! @unique }
            type Post @collection(path: "posts/{slug}.md") { slug: String! @unique  author: Author  tag: Tag  any: Any }
            union Any = Author | Tag
            -- content-repo/authors/ann.yaml --
            Title: Ann
            -- content-repo/authors/Bob.yaml --
            title: Bob
            Title: not this
            -- content-repo/authors/BOB.yaml --
            TITLE: BOB
            -- content-repo/tags/ANN.yaml --
            -- content-repo/tags/news.yaml --
            -- content-repo/posts/1.md --
            ---
            author: Ann
            tag: Ann
            any: NEWS
            ---
            -- content-repo/posts/2.md --
            ---
            author: BOB
            tag: NEWS
            any: Ann
            ---
            -- content-repo/posts/3.md --
            ---
            author: bob
            any: ann
            ---
            """);
        Assert.Equal(
            """
            content-repo/authors/Bob.yaml:2:1: warning CA4001: Author has no field "Title"; the value is not served.
            content-repo/posts/2.md:4:6: warning CA5003: "Ann" could be the Tag content-repo/tags/ANN.yaml or the Author content-repo/authors/ann.yaml.
            content-repo/posts/3.md:2:9: warning CA5003: "bob" could be the Author content-repo/authors/BOB.yaml or the Author content-repo/authors/Bob.yaml.
            """.ReplaceLineEndings("\n"), string.Join('\n', api.Snapshot.Diagnostics));
        api.Answers(
            """
            {
              posts { nodes { author { id } tag { id } any { ... on Entry { id } } } } authors { nodes { title posts { slug } } } author(slug: "ANN") { id }
            }
            """,
            """
            {"data": {
              "posts": {"nodes": [
                {"author": {"id": "authors/ann.yaml"}, "tag": {"id": "tags/ANN.yaml"}, "any": {"id": "tags/news.yaml"}},
                {"author": {"id": "authors/BOB.yaml"}, "tag": {"id": "tags/news.yaml"}, "any": null},
                {"author": null, "tag": null, "any": {"id": "authors/ann.yaml"}}
              ]},
              "authors": {"nodes": [
                {"title": "BOB", "posts": [{"slug": "2"}]}, {"title": "Bob", "posts": []}, {"title": "Ann", "posts": [{"slug": "1"}]}
              ]},
              "author": null
            }}
            """);
    }
}
