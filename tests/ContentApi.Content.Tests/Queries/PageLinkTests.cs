namespace ContentApi.Content.Tests.Queries;

/// <summary>Links that mean what a browser finds from the page's address, and references of Hugo to files in any folder.</summary>
public sealed class PageLinkTests
{
    const string Model = """
        -- schema/m.graphql --
        type Page @collection(path: "{path**}.md", url: "/{path:dropIndex:lower}/") { path: String  body: Markdown @body }

        """;

    [Theory]
    [InlineData("../second/", "/posts/second/")]
    [InlineData("../second/#part", "/posts/second/#part")]
    [InlineData("../second", "/posts/second/")]
    [InlineData("../../about/?a=b", "/about/?a=b")]
    [InlineData("../../../../about/", "/about/")]
    [InlineData("./", "/posts/first%20post/")]
    [InlineData("..", "/posts/")]
    [InlineData("picture.png", "/posts/first%20post/picture.png")]
    [InlineData("../../img/logo.png", "/img/logo.png")]
    // The whole path of a file means that file, as in an editor.
    [InlineData("second.md", "/posts/second/")]
    [InlineData("../about.md", "/about/")]
    [InlineData("second", "/posts/second/")]
    [InlineData("../../elsewhere/", null)]
    public void A_relative_link_leads_where_a_browser_finds_it_on_the_page(string address, string? url)
    {
        using var site = new QueriedSite(Model + $"""
            extend schema @site(assets: ["static"])
            -- content-repo/posts/First Post.md --
            [a](<{address}>)
            -- content-repo/posts/second.md --
            -- content-repo/posts/_index.md --
            -- content-repo/about.md --
            -- static/posts/first post/picture.png --
            x
            -- static/img/logo.png --
            x
            """);
        site.Answers("""{ page(path: "posts/First Post.md") { body { links { url } } } }""",
            $$"""{"page": {"body": {"links": [{{(url is null ? "" : $$"""{"url": "{{url}}"}""")}}] } } }""");
        Assert.Equal(url is null ? ["CA6001"] : [], site.Snapshot.Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
    }

    [Theory]
    [InlineData("nl/docs/start.md", "way", "/nl/docs/way/")]
    [InlineData("nl/docs/start.md", "contact.md", "/nl/contact/")]
    [InlineData("nl/docs/start.md", "/contact", "/nl/contact/")]
    [InlineData("nl/docs/start.md", "deep.md", "/nl/docs/a/deep/")]
    [InlineData("nl/docs/start.md", "/en/contact", "/en/contact/")]
    [InlineData("en/start.md", "deep", "/en/deep/")]
    [InlineData("en/start.md", "way", "/nl/docs/way/")]
    [InlineData("en/start.md", "Way#part", "/nl/docs/way/#part")]
    [InlineData("en/start.md", "twice", null)]
    [InlineData("about.nl.md", "visit", "/visit/_index.nl/")]
    [InlineData("about.nl.md", "hours", "/visit/hours.nl/")]
    [InlineData("about.nl.md", "hours.md", "/visit/hours.nl/")]
    [InlineData("about.nl.md", "/visit/hours.md", "/visit/hours.nl/")]
    [InlineData("about.nl.md", "only", "/only/")]
    [InlineData("about.md", "hours", "/visit/hours/")]
    public void A_reference_names_a_file_of_any_folder_in_the_language_of_the_text(string from, string reference, string? url)
    {
        using var site = new QueriedSite(Model + """
            -- content-repo/nl/docs/way.md --
            -- content-repo/nl/contact.md --
            -- content-repo/nl/docs/a/deep.md --
            -- content-repo/en/contact.md --
            -- content-repo/en/deep.md --
            -- content-repo/en/a/twice.md --
            -- content-repo/en/b/twice.md --
            -- content-repo/visit/_index.md --
            -- content-repo/visit/_index.nl.md --
            -- content-repo/visit/hours.md --
            -- content-repo/visit/hours.nl.md --
            -- content-repo/only.md --

            """ + $"-- content-repo/{from} --\n[a]({{{{< ref \"{reference}\" >}}}})\n");
        site.Answers($$"""{ page(path: "{{from}}") { body { links { url } } } }""",
            $$"""{"page": {"body": {"links": [{{(url is null ? "" : $$"""{"url": "{{url}}"}""")}}] } } }""");
        Assert.Equal(url is null ? ["CA6001"] : [], site.Snapshot.Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
    }

    [Fact]
    public void Links_follow_a_commit_that_adds_or_removes_their_target()
    {
        using var site = new QueriedSite(Model + """
            -- content-repo/posts/a.md --
            [a](../b/)
            -- content-repo/c.md --
            [a]({{< ref "b" >}})
            """);
        Assert.Equal(["CA6001", "CA6001"], site.Snapshot.Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
        site.Commit("-- content-repo/posts/b.md --\nb\n");
        Assert.Empty(site.Snapshot.Diagnostics);
        site.Answers("{ pages { nodes { body { links { url } } } } }",
            """{"pages": {"nodes": [{"body": {"links": [{"url": "/posts/b/"}]}}, {"body": {"links": [{"url": "/posts/b/"}]}}, {"body": {"links": []}}]}}""");
        site.Commit("", "content-repo/posts/b.md");
        Assert.Equal(["CA6001", "CA6001"], site.Snapshot.Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
    }
}
