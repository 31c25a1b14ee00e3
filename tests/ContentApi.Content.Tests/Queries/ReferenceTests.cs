using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

/// <summary>References as sites write them: by key, path, public address and file name.</summary>
public sealed class ReferenceTests
{
    const string Site = """
        -- schema/m.graphql --
        type Page @collection(path: "pages/{path**}.md", url: "/{permalink ?? path:dropIndex}/") {
          path: String! permalink: String title: String to: Page author: Person any: Entry tab: Tab
          citedBy: [Entry!]! @inverse(of: "to")
        }
        type Person @collection(path: "people/**/*.md", plural: "people") { name: String wrote: [Page!]! @inverse(of: "author") }
        type Tab @collection(path: "tabs/{slug}.yaml", url: "/#div-{slug}") { slug: String! @unique }
        -- content-repo/tabs/meetings.yaml --
        -- content-repo/people/ann.md --
        -- content-repo/people/team/Bob.md --
        -- content-repo/people/a/cleo.md --
        -- content-repo/people/b/cleo.md --
        -- content-repo/people/b/dan/index.md --
        -- content-repo/pages/index.md --
        -- content-repo/pages/about/index.md --
        -- content-repo/pages/about/our team.md --
        -- content-repo/pages/work.md --
        ---
        permalink: our-work
        ---
        -- content-repo/pages/test.md --
        ---
        @
        ---
        """;

    [Theory]
    [InlineData("to: /our-work/", "to", "pages/work.md")]
    [InlineData("to: /our-work", "to", "pages/work.md")]
    [InlineData("to: our-work/", "to", "pages/work.md")]
    [InlineData("to: our-work", "to", "pages/work.md")]
    [InlineData("to: /our-work/?utm=1#top", "to", "pages/work.md")]
    [InlineData("to: /Our-Work", "to", "pages/work.md")]
    [InlineData("to: /about", "to", "pages/about/index.md")]
    [InlineData("to: /about/our%20team/", "to", "pages/about/our team.md")]
    [InlineData("to: /", "to", "pages/index.md")]
    [InlineData("to: /pages/work.md", "to", "pages/work.md")]
    [InlineData("to: pages/work#top", "to", "pages/work.md")]
    [InlineData("to: work", "to", "pages/work.md")]
    [InlineData("to: work.md", "to", "pages/work.md")]
    [InlineData("to: ./work.md", "to", "pages/work.md")]
    [InlineData("to: ./work#top", "to", "pages/work.md")]
    [InlineData("to: ../pages/about/../work", "to", "pages/work.md")]
    [InlineData("to: ./about/our%20team.md", "to", "pages/about/our team.md")]
    [InlineData("author: ../people/a/cleo", "author", "people/a/cleo.md")]
    [InlineData("to: our team", "to", "pages/about/our team.md")]
    [InlineData("to: content-repo/pages/work.md", "to", "pages/work.md")]
    [InlineData("tab: /#div-meetings", "tab", "tabs/meetings.yaml")]
    [InlineData("any: /#div-meetings", "any", "tabs/meetings.yaml")]
    [InlineData("any: /#div-nothing", "any", "pages/index.md")]
    [InlineData("author: ann", "author", "people/ann.md")]
    [InlineData("author: ann.md", "author", "people/ann.md")]
    [InlineData("author: Ann", "author", "people/ann.md")]
    [InlineData("author: bob", "author", "people/team/Bob.md")]
    [InlineData("author: dan", "author", "people/b/dan/index.md")]
    public void A_reference_names_its_target_as_the_site_does(string line, string field, string id)
    {
        using var site = new QueriedSite(Site.Replace("@\n---", line + "\n---"));
        site.Answers(
            $$"""{ node(id: "pages/test.md") { ... on Page { {{field}} { id } } } }""", $$"""{"node": {"{{field}}": {"id": "{{id}}" } } }""");
        site.Answers(
            $$"""{ node(id: "{{id}}") { sys { referencedBy { nodes { id } } } } }""",
            """{"node": {"sys": {"referencedBy": {"nodes": [{"id": "pages/test.md"}]}}}}""");
        if (field != "tab" && field != "any")
            site.Answers(
                $$"""{ node(id: "{{id}}") { ... on Page { back: citedBy { id } } ... on Person { back: wrote { id } } } }""",
                """{"node": {"back": [{"id": "pages/test.md"}]}}""");
        if (field == "to")
            site.Answers(
                $$"""{ pages(where: {to: {id: {eq: "{{id}}" } } }) { nodes { id } } }""", """{"pages": {"nodes": [{"id": "pages/test.md"}]}}""");
        Assert.Empty(site.Snapshot.Diagnostics);
    }

    [Theory]
    [InlineData("to: /our-wrok/", "CA5001", "Did you mean \"/our-work/\"?")]
    [InlineData("to: /abuot", "CA5001", "Did you mean \"/about/\"?")]
    [InlineData("author: anm.md", "CA5001", "Did you mean \"ann.md\"?")]
    [InlineData("author: anm", "CA5001", "Did you mean \"ann\"?")]
    [InlineData("to: pages/wrok", "CA5001", "Did you mean \"pages/work\"?")]
    [InlineData("author: cleo", "CA5003", "Write the content path with its extension")]
    [InlineData("author: /our-work", "CA5004", null)]
    [InlineData("author: \"#ann\"", "CA5001", "Did you mean \"ann\"?")]
    [InlineData("author: x/ann", "CA5001", null)]
    public void A_reference_that_names_nothing_is_told_with_the_nearest_name_of_its_kind(string line, string code, string? hint)
    {
        using var test = new SnapshotUnderTest(TestRepository.With(Site.Replace("@\n---", line + "\n---")));
        var diagnostic = Assert.Single(test.Build().Diagnostics);
        Assert.Equal(code, diagnostic.Rule.Code);
        if (hint is not null) Assert.StartsWith(hint, diagnostic.Hint);
    }

    [Fact]
    public void Thousands_of_files_of_one_name_cost_no_time_for_each_other()
    {
        const int count = 5_000;
        using var site = QueriedSite.InBulk(
            [("schema/m.graphql", "type A @collection(path: \"a/*/{name}.md\", plural: \"manyA\") { name: String b: B a: A } "
                + "type B @collection(path: \"b/{name}.md\", plural: \"manyB\") { name: String }"),
            ("content-repo/b/post.md", ""),
            .. Enumerable.Range(0, count).Select(i => ($"content-repo/a/{i}/post.md", "---\nb: post\na: post\n---\n"))]);
        Assert.All(site.Snapshot.Diagnostics, diagnostic => Assert.Equal("CA5003", diagnostic.Rule.Code));
        site.Answers("""{ manyA(first: 1) { nodes { b { id } } } }""", """{"manyA": {"nodes": [{"b": {"id": "b/post.md"}}]}}""");
    }

    [Fact]
    public void A_commit_that_moves_a_page_to_another_address_moves_what_is_referred_to()
    {
        const string query = """{ node(id: "pages/test.md") { ... on Page { to { id } } } }""";
        using var site = new QueriedSite(Site.Replace("@\n---", "to: /our-work/\n---"));
        site.Answers(query, """{"node": {"to": {"id": "pages/work.md"}}}""");
        site.Commit("-- content-repo/pages/work.md --\n---\npermalink: done\n---\n");
        site.Answers(query, """{"node": {"to": null}}""");
        Assert.Equal("CA5001", Assert.Single(site.Snapshot.Diagnostics).Rule.Code);
        site.Commit("-- content-repo/pages/new.md --\n---\npermalink: our-work\n---\n");
        site.Answers(query, """{"node": {"to": {"id": "pages/new.md"}}}""");
        Assert.Empty(site.Snapshot.Diagnostics);
    }
}
