namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The addresses that <c>init</c> proposes are those that the generator gives the pages.</summary>
public sealed class InitAddressTests : IDisposable
{
    readonly TestRepository repository = TestRepository.Empty();

    public void Dispose() => repository.Dispose();

    /// <summary>Returns each path that the proposed model serves with its address, in the order of the paths.</summary>
    async Task<string> Addresses(string content, params string[] types)
    {
        var (exitCode, output, errors) = await ContentApiProgram.RunAsync(repository.Path, ["init"]);
        Assert.True(exitCode == 0, output + errors);
        repository.Commit("");
        var query = string.Join(' ', types.Select(type => $"{type} {{ nodes {{ sys {{ path url }} }} }}"));
        var (_, answer, faults) = await ContentApiProgram.RunAsync(
            repository.Path, ["query", "--content", content, "--schema-file", "schema/model.graphql", $"{{ {query} }}"]);
        Assert.Equal("", faults);
        var data = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("data");
        var entries = data.EnumerateObject().SelectMany(type => type.Value.GetProperty("nodes").EnumerateArray()).Select(node => node.GetProperty("sys"));
        return string.Join('\n', entries.Select(sys => $"{sys.GetProperty("path")} {sys.GetProperty("url")}").Order(StringComparer.Ordinal));
    }

    static string Page(string path, string frontMatter = "title: A page") => $"-- {path} --\n---\n{frontMatter}\n---\n";

    [Fact]
    public async Task Jekyll_has_permalinks_of_collections_of_defaults_and_of_front_matter()
    {
        repository.Commit(
            """
            -- _config.yml --
            permalink: /:categories/:year/:title/
            collections:
              guides: {output: true, permalink: "/:collection/:path/"}
              notes: {output: true, permalink: "/n/:title"}
            defaults:
              - scope: {path: "", type: pages}
                values: {permalink: "/:path/:basename/"}
              - scope: {path: legal, type: pages}
                values: {permalink: "/law/:path/:basename.html"}

            """ + Page("_posts/2024-05-01-Hello World_2.md", "categories: News local") + Page("_posts/2024-05-02-plain.md")
            + Page("_posts/2024-05-03-moved.md", "permalink: moved/") + Page("_posts/2024-05-04-asked.md", "permalink: /:year/:title/")
            + Page("_posts/2024-05-05-away.md", "permalink: https://other.example/away")
            + Page("_guides/2024-01-01-start.md") + Page("_guides/deep/end.md") + Page("_notes/2024-01-01-first note.md") + Page("_notes/more/second.md")
            + Page("about.md") + Page("team/index.md") + Page("legal/a.md") + Page("legal/b/c.md") + Page("legal/d.md"));
        Assert.Equal(
            """
            _guides/2024-01-01-start.md /guides/2024-01-01-start/
            _guides/deep/end.md /guides/deep/end/
            _notes/2024-01-01-first note.md /n/first-note
            _notes/more/second.md /n/second
            _posts/2024-05-01-Hello World_2.md /news/local/2024/Hello-World_2/
            _posts/2024-05-02-plain.md /2024/plain/
            _posts/2024-05-03-moved.md /moved/
            _posts/2024-05-04-asked.md /2024/asked/
            _posts/2024-05-05-away.md /2024/away/
            about.md /about/
            legal/a.md /law/legal/a.html
            legal/b/c.md /law/legal/b/c.html
            legal/d.md /law/legal/d.html
            team/index.md /team/
            """, await Addresses(".", "posts", "guides", "notes", "pages", "legals"));
    }

    [Theory]
    [InlineData("hugo.yaml")]
    [InlineData("config.yaml")]
    [InlineData("config/_default/hugo.yaml")]
    public async Task Hugo_has_slugs_urls_permalinks_of_sections_and_a_language_at_the_root(string configuration)
    {
        repository.Commit(
            $$"""
            -- {{configuration}} --
            defaultContentLanguage: de
            permalinks: {blog: "/:section/:year/:month/:slug", notes: "/:sections/:filename/"}

            """ + Page("content/de/_index.md") + Page("content/de/About Us.md") + Page("content/de/a/b.md", "slug: c") + Page("content/de/a/u.md", "url: /x/y/")
            + Page("content/de/blog/_index.md") + Page("content/de/blog/2024/one.md", "date: 2024-05-01\ntitle: The First One")
            + Page("content/de/blog/two/index.md", "date: 2024-05-02\nslug: second")
            + Page("content/de/notes/x/three/index.md") + Page("content/de/notes/four.md")
            + Page("content/en/_index.md") + Page("content/en/about.md") + Page("content/en/blog/five.md", "date: 2024-06-05\ntitle: Five"));
        Assert.Equal(
            """
            de/About Us.md /about-us/
            de/_index.md /
            de/a/b.md /a/c/
            de/a/u.md /x/y/
            de/blog/2024/one.md /blog/2024/05/the-first-one/
            de/blog/_index.md /blog/
            de/blog/two/index.md /blog/2024/05/second/
            de/notes/four.md /notes/four/
            de/notes/x/three/index.md /notes/x/three/
            en/_index.md /en/
            en/about.md /en/about/
            en/blog/five.md /en/blog/2024/06/five/
            """, await Addresses("content", "pages", "page2s", "blogs", "blog2s", "blogSections", "notes"));
    }

    [Fact]
    public async Task Docusaurus_has_slugs_ids_versions_dated_posts_and_pages()
    {
        repository.Commit("-- docusaurus.config.js --\n\n-- versions.json --\n[\"2.0\", \"1.0\"]\n"
            + Page("docs/intro.md") + Page("versioned_docs/version-2.0/01-start/02-install.md") + Page("versioned_docs/version-2.0/a.md", "slug: /first")
            + Page("versioned_docs/version-2.0/guide/b.md", "slug: second") + Page("versioned_docs/version-2.0/guide/c.md", "id: third")
            + Page("versioned_docs/version-2.0/guide/README.md") + Page("versioned_docs/version-2.0/_part.md")
            + Page("versioned_docs/version-1.0/old.md") + Page("blog/2024-05-01-news.md") + Page("blog/2024-05-02-more/index.mdx", "date: 2024-06-01")
            + Page("blog/2024-05-03-x.md", "slug: own") + Page("blog/10-years.md") + Page("community/1-team.md") + Page("src/pages/index.md")
            + Page("src/pages/help/us.mdx") + Page("README.md") + Page("src/theme/notes.md"));
        Assert.Equal(
            """
            blog/10-years.md /blog/10-years
            blog/2024-05-01-news.md /blog/2024/05/01/news
            blog/2024-05-02-more/index.mdx /blog/2024/05/02/more
            blog/2024-05-03-x.md /blog/own
            community/1-team.md /community/team
            docs/intro.md /docs/next/intro
            src/pages/help/us.mdx /help/us
            src/pages/index.md /
            versioned_docs/version-1.0/old.md /docs/1.0/old
            versioned_docs/version-2.0/01-start/02-install.md /docs/start/install
            versioned_docs/version-2.0/a.md /docs/first
            versioned_docs/version-2.0/guide/README.md /docs/guide
            versioned_docs/version-2.0/guide/b.md /docs/guide/second
            versioned_docs/version-2.0/guide/c.md /docs/guide/third
            """, await Addresses(".", "posts", "otherPosts", "docs", "oldDocs", "nextDocs", "pages", "communities"));
    }

    [Fact]
    public async Task Nuxt_drops_numbers_with_a_full_stop_and_writes_small_letters()
    {
        repository.Commit("-- nuxt.config.ts --\n\n" + Page("content/index.md") + Page("content/1.Guide/1.index.md") + Page("content/1.Guide/2.start.md")
            + Page("content/1.Guide/10-tips.md") + Page("content/1.Guide/3.2.x.md"));
        Assert.Equal(
            """
            1.Guide/1.index.md /guide
            1.Guide/10-tips.md /guide/10-tips
            1.Guide/2.start.md /guide/start
            1.Guide/3.2.x.md /guide/3.2.x
            index.md /
            """, await Addresses("content", "guides", "pages"));
    }
}
