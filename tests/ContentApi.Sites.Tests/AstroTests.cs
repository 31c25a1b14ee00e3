using AngleSharp.Dom;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>
/// A site of Starlight with a blog, and a collection of a real product's pages: Astro builds it, and the model of <c>docs/sites/astro.md</c> serves it.
/// </summary>
public sealed class AstroTests
{
    const int WrittenPages = 10;

    /// <summary>The collection of the product's pages, which the model does not know.</summary>
    static string Model => Guide.Model("astro") + """

        type Guide implements Content @collection(path: "content/guide/{path**}.md", url: "/guide/{slug ?? path:githubSlug:dropIndex}/") {
          title: String
          description: String
          slug: String
          draft: Boolean
          body: Markdown @body
        }
        """;

    const string Layout = ".sr-only, .sl-anchor-link, [role=tablist], figcaption.header, .copy, .card > .title, #footnote-label, [data-footnote-ref], "
        + "[data-footnote-backref]";

    [Fact]
    public async Task The_site_that_Astro_builds_is_served()
    {
        using var repository = TestRepository.Empty();
        Write(repository);
        DirectusPages.Copy(repository, "src/content/guide");
        using var site = await ServedSite.StartAsync(repository, Model, content: "src");
        using var published = Generator.Astro(repository.Path);

        var articles = new Articles(address => false, Published, html => Article.Of(html, ".footnote-ref, .footnote-back-ref", FileName));
        Assert.Equal(WrittenPages + DirectusPages.Count, await articles.CompareAsync(site, ["docs", "posts", "pages", "guides"], published, new()
        {
            Texts = new Dictionary<string, string>
            {
                ["/"] = "It has an expression, and the titles of its cards are attributes.",
                ["/reference/api_keys"] = "It has an expression.",
                ["/reference/notes"] = "Starlight wraps a heading, so that only the served text is compared without its title.",
            },
        }));
        Assert.Contains(" 0 errors", site.Check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_images_and_data_are_those_of_the_collections()
    {
        using var repository = TestRepository.Empty();
        Write(repository);
        using var site = await ServedSite.StartAsync(repository, Guide.Model("astro"), content: "src");
        var data = await site.QueryAsync("""
            {
              posts(orderBy: {pubDate: ASC}) { nodes { title pubDate heroImage { path } author { name } related { title } } }
              author(slug: "ann") { posts { title } }
              bookmarks { nodes { handle label url } }
              docs(where: {sidebar: {order: {exists: true}}}) { nodes { sidebar { label order badge } } }
            }
            """);
        Assert.Equal("""
            {"posts":{"nodes":[
            {"title":"First","pubDate":"2022-07-08T00:00:00Z","heroImage":{"path":"content/blog/images/hero.png"},
            "author":{"name":"Ann Lee"},"related":[]},
            {"title":"Second","pubDate":"2024-05-02T00:00:00Z","heroImage":null,"author":{"name":"Ann Lee"},"related":[{"title":"First"}]},
            {"title":"Third","pubDate":"2024-05-03T10:00:00Z","heroImage":null,"author":{"name":"Bob"},"related":[{"title":"Second"},{"title":"First"}]}]},
            "author":{"posts":[{"title":"First"},{"title":"Second"}]},
            "bookmarks":{"nodes":[{"handle":"astro","label":"Astro","url":"https://astro.build"},
            {"handle":"docs","label":"Docs","url":"https://docs.astro.build"}]},
            "docs":{"nodes":[{"sidebar":{"label":"Example","order":1,"badge":"New"}}]}}
            """.ReplaceLineEndings(""), data.GetRawText());
    }

    static void Write(TestRepository repository)
    {
        foreach (var (path, text) in FileListing.Parse(Written)) repository.Write(path, text);
        var picture = Path.Combine(Generator.NodePackage("create-docusaurus"), "templates/shared/docs/tutorial-extras/img/localeDropdown.png");
        repository.Write("src/content/blog/images/hero.png", File.ReadAllBytes(picture));
    }

    static Article Published(IDocument page)
    {
        var text = Assert.Single(page.QuerySelectorAll(".sl-markdown-content, article:not(.card), body:not(:has(.sl-markdown-content, article))"));
        // The word that the theme puts above an aside without a title.
        foreach (var title in text.QuerySelectorAll(".starlight-aside__title").ToList())
            if (title.ParentElement!.ClassList.Contains("starlight-aside--" + VisibleText.Of(title).ToLowerInvariant())) title.Remove();
        return Article.Of(text, Layout, FileName);
    }

    /// <summary>Astro copies pictures to addresses of its own.</summary>
    static string FileName(string address) => address.EndsWith(".png", StringComparison.Ordinal) ? Path.GetFileName(address).Split('.')[0] : address;

    const string Written = """
        -- src/content/docs/index.mdx --
        ---
        title: Welcome
        template: splash
        hero:
          tagline: Take off.
        ---
        import { Card, CardGrid, LinkCard, Steps, Tabs, TabItem, Aside } from '@astrojs/starlight/components';

        ## Next steps

        <CardGrid stagger>
          <Card title="Edit" icon="pencil">
            Edit `src/content`.
          </Card>
          <Card title="Read" icon="open-book">
            Read [the docs](/guides/example/).
          </Card>
        </CardGrid>

        <Aside type="caution">Mind the *step*.</Aside>

        <Steps>

        1. Take a cup.

        2. Pour the tea.

        </Steps>

        <Tabs syncKey="os">
          <TabItem label="Linux">`apt`</TabItem>
          <TabItem label="macOS">`brew`</TabItem>
        </Tabs>

        {/* nobody sees this */}

        {new Date(0).getUTCFullYear() > 1 && <p>An expression.</p>}
        -- src/content/docs/guides/example.md --
        ---
        title: An Example
        description: It shows the habits.
        sidebar:
          order: 1
          label: Example
          badge: New
        ---
        Guides lead through a task. <!-- nobody sees this -->

        ## What's `new`?

        :::note
        A note with a [link](/reference/api_keys/#both).
        :::

        :::tip[Did you *know*?]
        Yes.

        1. One
        2. Two
        :::

        <details>
        <summary>More</summary>

        Much more: it costs $5 or $6. {braces} :tada:

        </details>

        ```js title="a.js" {1} ins={2}
        const a = '<b>';

        console.log(a);
        ```

        | a | b |
        |---|---|
        | 1 | 2 |

        Term
        : no definition

        A footnote[^1], www.example.org and ~~gone~~.

        [^1]: The note.
        -- src/content/docs/reference/API_Keys.mdx --
        ---
        title: API keys
        ---
        export const count = 3;

        ## Both

        There are {count} keys, {"and"} <strong class="x">that</strong> is <kbd>all</kbd>.
        -- src/content/docs/reference/v1.2 Notes.md --
        ---
        title: Notes
        slug: reference/notes
        ---
        # A heading of the first level

        Text.
        -- src/content/docs/reference/Change Log (old).md --
        ---
        title: Old
        ---
        Old changes.
        -- src/content/docs/de/index.md --
        ---
        title: Willkommen
        ---
        Guten Tag.
        -- src/content/blog/first-post.md --
        ---
        title: First
        pubDate: Jul 08 2022
        heroImage: ./images/hero.png
        author: ann
        ---
        The first. ![Alt text](./images/hero.png)
        -- src/content/blog/second/index.mdx --
        ---
        title: Second
        pubDate: 2024-05-02
        author: ann
        related: [first-post]
        ---
        import Box from '../../../components/Box.astro';

        <Box>Text *in* a box.</Box>

        A <Box inline /> box.
        -- src/content/blog/third.md --
        ---
        title: Third
        slug: another-name
        pubDate: 2024-05-03T10:00:00Z
        author: bob
        related: [second, first-post]
        ---
        [The first](/blog/first-post/)
        -- src/content/blog/_draft.md --
        ---
        title: No page
        ---
        -- src/content/authors/ann.json --
        {"name": "Ann Lee"}
        -- src/content/authors/bob.json --
        {"name": "Bob"}
        -- src/content/links.yaml --
        - id: astro
          label: Astro
          url: https://astro.build
        - id: docs
          label: Docs
          url: https://docs.astro.build
        -- src/pages/about.md --
        ---
        title: About
        ---
        We write [texts](/blog/first-post/).
        -- src/components/Box.astro --
        <div><slot /></div>
        """;
}
