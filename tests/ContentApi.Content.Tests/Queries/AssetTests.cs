using ContentApi.Content.Tests.Model;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Assets in the folders that a site publishes.</summary>
public sealed class AssetTests
{
    const string Site = """
        -- schema/m.graphql --
        extend schema @site(assets: ["static", {folder: "content-repo/uploads", url: "/media/"}])
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") { slug: String! @unique  image: Asset  body: Markdown @body }
        -- static/img/a b.png --
        static
        -- static/file.pdf --
        x
        -- content-repo/uploads/é.png --
        x
        -- content-repo/pages/own.png --
        x
        -- secret/key.png --
        x
        -- content-repo/pages/test.md --
        ---
        image: "@"
        ---
        ![x](<@>)
        """;

    [Theory]
    [InlineData("/img/a b.png", "static/img/a b.png", "static/img/a b.png", "/img/a%20b.png")]
    [InlineData("/img/a%20b.png", "static/img/a b.png", "static/img/a b.png", "/img/a%20b.png")]
    [InlineData("../../static/img/a b.png", "static/img/a b.png", "static/img/a b.png", "/img/a%20b.png")]
    [InlineData("/media/é.png", "uploads/é.png", "content-repo/uploads/é.png", "/media/%C3%A9.png")]
    [InlineData("/media/e\u0301.png", "uploads/é.png", "content-repo/uploads/é.png", "/media/%C3%A9.png")]
    [InlineData("/uploads/é.png", "uploads/é.png", "content-repo/uploads/é.png", "/media/%C3%A9.png")]
    [InlineData("../uploads/é.png", "uploads/é.png", "content-repo/uploads/é.png", "/media/%C3%A9.png")]
    [InlineData("own.png", "pages/own.png", "content-repo/pages/own.png", "/pages/own.png")]
    public void A_file_is_found_in_the_folders_that_the_site_publishes(string written, string path, string file, string url)
    {
        using var site = new QueriedSite(Site.Replace("@\"\n", written + "\"\n").Replace("<@>", $"<{written}>"));
        site.Answers(
            """{ page(slug: "test") { image { path url written source { file } } body { links { url } } } }""",
            $$"""
            {"page": {"image": {"path": "{{path}}", "url": "{{url}}", "written": "{{written}}", "source": {"file": "{{file}}" } },
              "body": {"links": [{"url": "{{url}}" }] } } }
            """);
        Assert.Empty(site.Snapshot.Diagnostics);
    }

    [Fact]
    public void A_path_without_a_slash_is_also_one_from_the_root_of_the_site()
    {
        using var site = new QueriedSite(Site.Replace("@\"\n", "file.pdf\"\n").Replace("![x](<@>)", "[x](/file.pdf)"));
        site.Answers("""{ page(slug: "test") { image { url } } }""", """{"page": {"image": {"url": "/file.pdf"}}}""");
    }

    /// <summary>As in Hugo, whose page bundles are folders with a page and its files.</summary>
    [Fact]
    public void A_file_beside_an_index_page_may_be_published_at_the_address_of_the_page()
    {
        const string query = "{ pages { nodes { image { url } body { links { url } } } } }";
        using var site = new QueriedSite("""
            -- schema/m.graphql --
            extend schema @site(assets: [{folder: "content-repo", pages: true}])
            type Page @collection(path: "{path**}.md",
                url: "/{slug ?? path:dropIndex:lower}/") { slug: String  path: String  image: Asset  body: Markdown @body }
            -- content-repo/posts/Fair/index.md --
            ---
            slug: summer-fair
            image: img/a b.png
            ---
            ![a](<img/a b.png>) ![b](/posts/Fair/c.png) [c](../other.md)
            -- content-repo/posts/Fair/img/a b.png --
            x
            -- content-repo/posts/Fair/c.png --
            x
            -- content-repo/posts/d.png --
            x
            -- content-repo/posts/other.md --
            ![d](d.png) ![a](<Fair/img/a b.png>)
            """);
        site.Answers(query, """
            {"pages": {"nodes": [
              {"image": {"url": "/summer-fair/img/a%20b.png"},
                "body": {"links": [{"url": "/summer-fair/img/a%20b.png"}, {"url": "/summer-fair/c.png"}, {"url": "/posts/other/"}]}},
              {"image": null, "body": {"links": [{"url": "/posts/d.png"}, {"url": "/summer-fair/img/a%20b.png"}]}}
            ]}}
            """);

        site.Commit("-- content-repo/posts/Fair/index.md --\n---\nslug: fair-2\nimage: c.png\n---\nEmpty\n");

        site.Answers(query, """
            {"pages": {"nodes": [
              {"image": {"url": "/fair-2/c.png"}, "body": {"links": []}},
              {"image": null, "body": {"links": [{"url": "/posts/d.png"}, {"url": "/fair-2/img/a%20b.png"}]}}
            ]}}
            """);
    }

    [Theory]
    [InlineData("/img/none.png")]
    [InlineData("../../secret/key.png")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/../secret/key.png")]
    [InlineData("/secret/key.png")]
    [InlineData("/img/A b.png")]
    public void Nothing_else_of_the_repository_or_the_machine_is_found(string written)
    {
        using var site = new QueriedSite(Site.Replace("@\"\n", written + "\"\n").Replace("![x](<@>)", ""));
        site.Answers("""{ page(slug: "test") { image { url } } }""", """{"page": {"image": null}}""");
        Assert.Equal("CA5001", Assert.Single(site.Snapshot.Diagnostics).Rule.Code);
    }

    [Fact]
    public void A_commit_that_changes_only_published_files_is_noticed()
    {
        const string query = """{ page(slug: "test") { image { source { blobOid } } } }""";
        using var site = new QueriedSite(Site.Replace("@\"\n", "/img/new.png\"\n").Replace("![x](<@>)", ""));
        site.Answers(query, """{"page": {"image": null}}""");
        site.Commit("-- static/img/new.png --\nx\n");
        Assert.Empty(site.Snapshot.Diagnostics);
        var first = site.Ask(query).Text;
        Assert.DoesNotContain("null", first);
        site.Commit("-- static/img/new.png --\ny\n");
        Assert.NotEqual(first, site.Ask(query).Text);
        site.Commit("", "static/img/new.png");
        site.Answers(query, """{"page": {"image": null}}""");
        Assert.Equal("CA5001", Assert.Single(site.Snapshot.Diagnostics).Rule.Code);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_told()
    {
        using var test = new SnapshotUnderTest(TestRepository.With("""
            -- schema/m.graphql --
            extend schema @site(assets: ["public"])
            type Page @collection(path: "pages/{slug}.md") { slug: String! }
            -- content-repo/pages/a.md --
            """));
        var diagnostic = Assert.Single(test.Build().Diagnostics);
        Assert.Equal(("CA5005", "public"), (diagnostic.Rule.Code, diagnostic.Path));
    }

    [Theory]
    [InlineData("static", 0)]
    [InlineData("public", 2)]
    public void A_published_file_that_looks_like_content_is_none(string folder, int warnings)
    {
        using var test = new SnapshotUnderTest(TestRepository.With($$"""
            -- schema/m.graphql --
            extend schema @site(assets: ["content-repo/{{folder}}"])
            type Page @collection(path: "pages/{slug}.md") { slug: String! }
            -- content-repo/pages/a.md --
            -- content-repo/static/readable.md --
            x
            """));
        Assert.Equal(warnings, test.Build().Diagnostics.Count);
    }

    [Theory]
    [InlineData("[\"../up\"]", "\"../up\" is not a folder of the repository.")]
    [InlineData("[\"\"]", "\"\" is not a folder of the repository.")]
    [InlineData("[\"static\", \"/static/\"]", "The folder \"static\" is named twice.")]
    [InlineData("[1]", "A folder of assets is a text, or a folder with a url.")]
    [InlineData("[{folder: \"a\"}]", "A folder of assets has a folder and a url, each in quotes, or pages: true.")]
    [InlineData("[{folder: \"a\", pages: 1}]", "A folder of assets has a folder and a url, each in quotes, or pages: true.")]
    [InlineData("[{folder: \"a\", pages: false}]", "A folder of assets has a folder and a url, each in quotes, or pages: true.")]
    [InlineData("[{folder: \"a\", url: \"media\"}]", "\"media\" is not a path of the site.")]
    [InlineData("[{folder: \"a\", url: \"//host\"}]", "\"//host\" is not a path of the site.")]
    [InlineData("[{folder: \"a\", url: \"/m\", uri: \"/m\"}]", "A folder of assets has no field \"uri\".")]
    public void A_folder_of_assets_is_checked(string assets, string message)
    {
        var diagnostic = Assert.Single(ModelUnderTest.Read(
            $"extend schema @site(assets: {assets}) type P @collection(path: \"*.md\") {{ a: String }}").Diagnostics);
        Assert.Equal(("CA1005", message), (diagnostic.Rule.Code, diagnostic.Message));
    }
}
