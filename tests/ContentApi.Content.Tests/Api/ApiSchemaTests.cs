using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Tests.Api;

/// <summary>Queries of one small site, with each kind of field that the API has.</summary>
public sealed class ApiSchemaTests : IDisposable
{
    const string Model =
        """
        -- schema/model.graphql --
        "A page."
        type Page implements Titled @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          title: String!
          kind: Kind
          published: Date
          changed: DateTime
          count: Int
          ratio: Float
          draft: Boolean
          tags: [String!]!
          extra: JSON
          home: URL @deprecated(reason: "Use links.")
          sections: [Section!]!
          lead: Report
          reports: [Report!]!
          related: [Titled!]!
          next: Target
          picture: Asset
          body: Markdown @body
        }
        type Section { heading: String!  text: Markdown  about: Report }
        type Report implements Titled @collection(path: "reports/{code}.yaml", plural: "studies") {
          code: String! @unique
          isbn: ID @unique
          title: String!
          citedBy: [Page!]! @inverse(of: "reports")
        }
        type Link @collection(path: "links/*.yaml") { title: String! }
        type Chapter @singleton(path: "chapter.yaml") { name: String! }
        interface Titled { title: String! }
        union Target = Page | Report
        enum Kind { NEWS STORY }

        """;

    const string Content =
        """
        -- content-repo/pages/about.md --
        ---
        title: "About \"us\""
        kind: NEWS
        published: 2024-05-01
        changed: 2019-07-09 09:00:00 -0500
        count: 3
        ratio: 0.5
        draft: false
        tags: [a, b]
        extra: {x: [1, null, "t"]}
        home: https://example.org/
        sections:
          - heading: One
            text: "*Hi*"
            about: r1
          - heading: Two
        lead: r1
        reports: [r1, gone, r2]
        related: [pages/home.md, reports/r2]
        next: {report: r2}
        picture: /pictures/a.png
        ---
        # Hello

        See [home](home.md).
        -- content-repo/pages/home.md --
        ---
        title: Home
        lead: gone
        ---
        -- content-repo/reports/r1.yaml --
        title: First
        isbn: 978
        -- content-repo/reports/r2.yaml --
        title: Second
        -- content-repo/links/z.yaml --
        title: Zed
        -- content-repo/chapter.yaml --
        name: Group
        -- content-repo/pictures/a.png --
        not really
        """;

    readonly ApiUnderTest api = new(Model + Content);

    public void Dispose() => api.Dispose();

    [Fact]
    public void Every_kind_of_scalar_is_sent_as_its_type_says() => api.Answers(
        """{ page(slug: "about") { title kind published changed count ratio draft tags extra home } }""",
        """
        {"data":{"page":{"title":"About \"us\"","kind":"NEWS","published":"2024-05-01","changed":"2019-07-09T09:00:00-05:00","count":3,"ratio":0.5,
        "draft":false,"tags":["a","b"],"extra":{"x":[1,null,"t"]},"home":"https://example.org/"}}}
        """);

    [Fact]
    public void A_field_without_a_value_is_null_and_a_list_is_empty() => api.Answers(
        """{ page(slug: "home") { kind published changed count ratio draft tags extra home sections { heading } next { __typename } picture { path } } }""",
        """
        {"data":{"page":{"kind":null,"published":null,"changed":null,"count":null,"ratio":null,"draft":null,"tags":[],"extra":null,"home":null,
        "sections":[],"next":null,"picture":null}}}
        """);

    [Fact]
    public void References_are_followed_in_fields_lists_and_objects_and_dangling_ones_are_null_or_dropped() => api.Answers(
        """
        { about: page(slug: "about") {
            lead { code } reports { title } sections { about { title } }
            related { __typename title ... on Entry { id } }
            next { ... on Report { code } ... on Page { slug } } }
          home: page(slug: "home") { lead { code } reports { title } } }
        """,
        """
        {"data":{"about":{"lead":{"code":"r1"},"reports":[{"title":"First"},{"title":"Second"}],"sections":[{"about":{"title":"First"}},{"about":null}],
        "related":[{"__typename":"Page","title":"Home","id":"pages/home.md"},{"__typename":"Report","title":"Second","id":"reports/r2.yaml"}],
        "next":{"code":"r2"}},"home":{"lead":null,"reports":[]}}}
        """);

    [Fact]
    public void An_inverse_field_lists_the_entries_that_refer_to_its_entry() => api.Answers(
        """{ studies { nodes { code citedBy { slug } } } }""",
        """{"data":{"studies":{"nodes":[{"code":"r1","citedBy":[{"slug":"about"}]},{"code":"r2","citedBy":[{"slug":"about"}]}]}}}""");

    [Fact]
    public void Markdown_has_HTML_text_counts_headings_and_links() => api.Answers(
        """
        { page(slug: "about") { body { html raw text excerpt(length: 9) wordCount readingTimeMinutes headings { level text id }
          toc { id children { id } } links { url text title isExternal } } } }
        """,
        """
        {"data":{"page":{"body":{"html":"<h1 id=\"hello\">Hello</h1>\n<p>See <a href=\"/home\">home</a>.</p>\n","raw":"# Hello\n\nSee [home](home.md).\n",
        "text":"Hello\n\nSee home.","excerpt":"Hello…","wordCount":3,"readingTimeMinutes":1,"headings":[{"level":1,"text":"Hello","id":"hello"}],
        "toc":[{"id":"hello","children":[]}],"links":[{"url":"/home","text":"home","title":null,"isExternal":false}]}}}}
        """);

    [Fact]
    public void The_HTML_of_Markdown_has_the_prefix_and_the_offset_that_a_request_wants() => api.Answers(
        """{ page(slug: "about") { body { html a: html(idPrefix: "a-") b: html(headingOffset: 5) headings { level id } } } }""",
        """
        {"data":{"page":{"body":{"html":"<h1 id=\"hello\">Hello</h1>\n<p>See <a href=\"/home\">home</a>.</p>\n",
        "a":"<h1 id=\"a-hello\">Hello</h1>\n<p>See <a href=\"/home\">home</a>.</p>\n",
        "b":"<h6 id=\"hello\">Hello</h6>\n<p>See <a href=\"/home\">home</a>.</p>\n","headings":[{"level":1,"id":"hello"}]}}}}
        """);

    [Theory]
    [InlineData("""idPrefix: "1" """,
        "Argument \"idPrefix\" must begin with a letter, have only letters, digits and - _ . : and at most 64 characters; \"1\" was given.")]
    [InlineData("headingOffset: 6", "Argument \"headingOffset\" must be 0 to 5; 6 was given.")]
    [InlineData("headingOffset: -1", "Argument \"headingOffset\" must be 0 to 5; -1 was given.")]
    public void An_argument_of_HTML_that_is_out_of_its_range_is_refused(string argument, string message) =>
        api.Refuses($$"""{ page(slug: "about") { body { html({{argument}}) } } }""", message, "BAD_USER_INPUT");

    [Theory]
    [InlineData("""page(slug: "home")""")]
    [InlineData("""page(id: "pages/home.md")""")]
    [InlineData("""page(path: "pages/home.md")""")]
    [InlineData("""page(path: "pages/home")""")]
    [InlineData("""page(slug: "home", id: null)""")]
    [InlineData("""route(path: "/home")""")]
    [InlineData("""route(path: "/home/")""")]
    [InlineData("""route(path: "/home?a=b#c")""")]
    [InlineData("""node(id: "pages/home.md")""")]
    [InlineData("""nodes(ids: ["pages/home.md"])""")]
    public void An_entry_is_found(string field)
    {
        var found = api.Data($$"""{ found: {{field}} { ... on Page { slug } } }""")["found"]!;
        Assert.Equal("""{"slug":"home"}""", (field.StartsWith("nodes", StringComparison.Ordinal) ? found[0]! : found).ToJsonString());
    }

    [Theory]
    [InlineData("""page(slug: "nobody")""")]
    [InlineData("""page(id: "reports/r1.yaml")""")]
    [InlineData("""page(path: "reports/r1.yaml")""")]
    [InlineData("""page(path: "")""")]
    [InlineData("""route(path: "/nobody")""")]
    [InlineData("""route(path: "")""")]
    [InlineData("""node(id: "pages/nobody.md")""")]
    public void A_lookup_that_finds_nothing_is_null(string field) =>
        api.Answers($$"""{ found: {{field}} { __typename } }""", """{"data":{"found":null}}""");

    [Fact]
    public void Nodes_are_in_the_order_of_the_requested_ids() => api.Answers(
        """{ nodes(ids: ["chapter.yaml", "gone", "pages/home.md", "chapter.yaml"]) { id } }""",
        """{"data":{"nodes":[{"id":"chapter.yaml"},null,{"id":"pages/home.md"},{"id":"chapter.yaml"}]}}""");

    [Theory]
    [InlineData("page { slug }", "none was given")]
    [InlineData("""page(slug: "a", id: "b") { slug }""", "2 were given")]
    public void A_lookup_takes_exactly_one_argument(string field, string found) =>
        api.Refuses($$"""{ {{field}} }""", $"Field \"page\" takes exactly one of the arguments id, path, slug; {found}.", "BAD_USER_INPUT");

    [Fact]
    public void Each_unique_field_is_an_argument_of_the_lookup() => api.Answers(
        """{ a: report(isbn: 978) { code } b: report(isbn: "978") { code } c: report(code: "r1") { isbn } }""",
        """{"data":{"a":{"code":"r1"},"b":{"code":"r1"},"c":{"isbn":"978"}}}""");

    [Fact]
    public void A_singleton_has_no_arguments_and_is_null_where_its_file_is_missing()
    {
        api.Answers("{ chapter { name } }", """{"data":{"chapter":{"name":"Group"}}}""");
        api.Repository.Delete("content-repo/chapter.yaml");
        api.Commit("");
        api.Answers("{ chapter { name } }", """{"data":{"chapter":null}}""");
    }

    [Fact]
    public void Sys_names_the_file_and_the_blob_of_an_entry()
    {
        var oid = api.Repository.Git("rev-parse", "HEAD:content-repo/pages/home.md");
        api.Answers(
            """{ page(slug: "home") { id sys { path url source { file blobOid } } } link: node(id: "links/z.yaml") { sys { url } } }""",
            $$$$$$"""
            {"data":{"page":{"id":"pages/home.md","sys":{"path":"pages/home.md","url":"/home",
            "source":{"file":"content-repo/pages/home.md","blobOid":"{{{{{{oid}}}}}}"}}},
            "link":{"sys":{"url":null}}}}
            """);
    }

    [Fact]
    public void An_asset_is_a_file_of_the_commit()
    {
        var oid = api.Repository.Git("rev-parse", "HEAD:content-repo/pictures/a.png");
        api.Answers(
            """{ page(slug: "about") { picture { path name source { file blobOid } } } }""",
            $$$$$$"""
            {"data":{"page":{"picture":{"path":"pictures/a.png","name":"a.png","source":{"file":"content-repo/pictures/a.png","blobOid":"{{{{{{oid}}}}}}"}}}}}
            """);
    }

    [Fact]
    public void Snapshot_names_the_commit() => api.Answers(
        "{ snapshot { oid ref committedDate author message } }",
        $$$$$$"""
        {"data":{"snapshot":{"oid":"{{{{{{api.Repository.Head}}}}}}","ref":"HEAD","committedDate":"2024-01-01T12:00:00Z",
        "author":"Ada Author","message":"First commit"}}}
        """);

    [Fact]
    public void A_new_commit_is_served_without_building_the_schema_again()
    {
        var engine = api.Engine;
        api.Commit("-- content-repo/pages/home.md --\n---\ntitle: New home\n---\n");
        api.Answers("""{ page(slug: "home") { title } }""", """{"data":{"page":{"title":"New home"}}}""");
        Assert.Same(engine, api.Engine);
    }

    [Fact]
    public void The_schema_describes_what_the_author_described()
    {
        var sdl = SchemaPrinter.Print(api.Engine.Schema);
        Assert.Contains("\"\"\"A page.\"\"\"\ntype Page implements Entry & Titled {", sdl);
        Assert.Contains("home: URL @deprecated(reason: \"Use links.\")", sdl);
        Assert.Contains("interface Titled implements Entry {", sdl);
        Assert.Contains("union Route = Page | Redirect\n", sdl);
        Assert.DoesNotContain("@collection", sdl);
    }
}
