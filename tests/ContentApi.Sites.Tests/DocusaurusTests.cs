using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>
/// The documentation and blog of a real product, of the template of a new site, and pages with the habits that these lack: one site, which Docusaurus builds
/// and the model of <c>docs/sites/docusaurus.md</c> serves.
/// </summary>
public sealed partial class DocusaurusTests
{
    const int PagesOfProduct = 82, PagesOfTemplate = 14, WrittenPages = 13;

    /// <summary>Posts of the product describe their authors themselves.</summary>
    static string Model => Guide.Model("docusaurus")
        .Replace("authors: [Author!]", "authors: JSON", StringComparison.Ordinal)
        .Replace("  posts: [Post!]! @inverse(of: \"authors\")\n", "", StringComparison.Ordinal);

    /// <summary>The layout's parts of a published text: titles, marks of headings, labels of tabs, titles of code; and formulas, which are glyphs.</summary>
    const string Layout = ":scope > header:first-child, .hash-link, [role=tablist], [class*=codeBlockTitle], [class*=buttonGroup], .katex, #footnote-label, "
        + "[data-footnote-ref], [data-footnote-backref]";

    const string ServedLayout = ".math, .footnote-ref, .footnote-back-ref";

    [Fact]
    public async Task The_site_that_Docusaurus_builds_is_served()
    {
        using var repository = TestRepository.Empty();
        CopyProduct(repository);
        CopyTemplate(repository);
        foreach (var (path, text) in FileListing.Parse(Written)) repository.Write(path, text);
        WriteSharedFiles(repository);
        using var site = await ServedSite.StartAsync(repository, Model);
        using var published = Generator.Docusaurus(repository.Path);

        var articles = new Articles(PagesOfNoFile.IsMatch, Published, html => Article.Of(html, ServedLayout, FileName));
        Assert.Equal(PagesOfProduct + PagesOfTemplate + WrittenPages, await articles.CompareAsync(site, ["docs", "posts", "pages"], published, Rest));
        Assert.Contains(" 0 errors", site.Check, StringComparison.Ordinal);
    }

    const string Highlighter = "Comments in code tell the highlighter which lines to mark. They are for the highlighter of the front end.";

    static readonly Rest Rest = new()
    {
        Texts = new Dictionary<string, string>
        {
            ["/docs/tutorial-basics/create-a-document"] = Highlighter,
            ["/docs/tutorial-basics/markdown-features"] = Highlighter,
            ["/docs/tutorial-extras/manage-docs-versions"] = Highlighter,
            ["/docs/tutorial-extras/translate-your-site"] = Highlighter,
            ["/docs/core-concepts/spec"] = "The site shows the delimiters of MathJax, \\(p\\), as text. Here they are a formula.",
            ["/blog/maci-1-0-release"] = "The site shows a sentence between two prices as a formula. Here it is a sentence.",
            ["/docs/Getting Started/install"] = "It has an expression.",
            ["/docs/Getting Started/settings"] = "It imports a part of another file.",
        },
    };

    [Fact]
    public async Task Authors_tags_and_categories_are_entries_of_their_own()
    {
        using var repository = TestRepository.Empty();
        foreach (var (path, text) in FileListing.Parse(Written)) repository.Write(path, text);
        using var site = await ServedSite.StartAsync(repository, Guide.Model("docusaurus"));
        var data = await site.QueryAsync("""
            {
              posts(orderBy: {day: DESC}) { nodes { day authors { name } tags body { excerpt } } }
              author(handle: "ann") { posts { title } }
              tag(name: "news") { label permalink }
              categories(orderBy: {position: ASC}) { nodes { folder label } }
              docs(where: {unlisted: {neq: true}}) { totalCount }
            }
            """);
        Assert.Equal("""
            {"posts":{"nodes":[{"day":"2024-05-02","authors":[{"name":"Ann Lee"},{"name":"Bob"}],"tags":[],"body":{"excerpt":"Short."}},
            {"day":"2024-05-01","authors":[{"name":"Ann Lee"}],"tags":["news","tea"],"body":{"excerpt":"The beginning."}}]},
            "author":{"posts":[{"title":"Dated"},{"title":"In a folder"}]},"tag":{"label":"News","permalink":"/news"},
            "categories":{"nodes":[{"folder":"01-Getting Started","label":"First steps"},{"folder":"02.Reference","label":"Reference"}]},
            "docs":{"totalCount":8}}
            """.ReplaceLineEndings(""), data.GetRawText());
    }

    static Article Published(IDocument page)
    {
        var text = Assert.Single(page.QuerySelectorAll(".theme-doc-markdown, #__blog-post-container, [class*=mdxPageWrapper] article"));
        // The word that the theme puts above an admonition without a title.
        foreach (var title in text.QuerySelectorAll("[class*=admonitionHeading]").ToList())
            if (title.ParentElement!.ClassList.Contains("theme-admonition-" + VisibleText.Of(title))) title.Remove();
        return Article.Of(text, Layout, FileName);
    }

    /// <summary>Docusaurus copies files to addresses of its own, and writes small pictures into the page, so that their names are not known.</summary>
    static string FileName(string address)
    {
        var name = CopiedFile.Match(address) is { Success: true } copied ? copied.Groups["name"].Value + copied.Groups["extension"].Value
            : address.StartsWith('/') && Path.GetExtension(address) is ".pdf" or ".png" or ".svg" or ".jpg" or ".jpeg" ? Path.GetFileName(address) : address;
        return name.StartsWith("data:", StringComparison.Ordinal) || Path.GetExtension(name) is ".png" or ".svg" or ".jpg" or ".jpeg" ? "a picture" : name;
    }

    static void CopyProduct(TestRepository repository)
    {
        var product = Generator.NodePackage("@maci-protocol/website");
        var pages = repository.Copy(Path.Combine(product, "versioned_docs/version-v3.x"), "docs", path => path.EndsWith(".md", StringComparison.Ordinal))
            + repository.Copy(Path.Combine(product, "blog"), "blog", path => path.EndsWith(".md", StringComparison.Ordinal))
            + repository.Copy(Path.Combine(product, "src/pages"), "src/pages", path => path.EndsWith(".md", StringComparison.Ordinal));
        Assert.Equal(PagesOfProduct, pages);
        repository.Copy(Path.Combine(product, "versioned_docs/version-v3.x"), "docs", path => !path.EndsWith(".md", StringComparison.Ordinal));
        repository.Copy(Path.Combine(product, "blog"), "blog", path => path.StartsWith("assets/", StringComparison.Ordinal));
        repository.Copy(Path.Combine(product, "static"), "static");
    }

    static void CopyTemplate(TestRepository repository)
    {
        var template = Generator.NodePackage("create-docusaurus/templates/shared");
        Assert.Equal(PagesOfTemplate, Directory.EnumerateFiles(template, "*.mdx", SearchOption.AllDirectories).Count());
        repository.Copy(template, "", path => path.Split('/')[0] is "docs" or "blog" or "src" or "static" && !path.EndsWith(".yml", StringComparison.Ordinal));
    }

    /// <summary>A site has one file of authors, and one of tags.</summary>
    static void WriteSharedFiles(TestRepository repository)
    {
        var template = Generator.NodePackage("create-docusaurus/templates/shared/blog");
        string[] authors = [Path.Combine(template, "authors.yml"), Path.Combine(Generator.NodePackage("@maci-protocol/website"), "blog/authors.yml")];
        repository.Write("blog/authors.yml", string.Join('\n', authors.Select(File.ReadAllText)) + WrittenText("blog/authors.yml"));
        repository.Write("blog/tags.yml", File.ReadAllText(Path.Combine(template, "tags.yml")) + WrittenText("blog/tags.yml"));
    }

    static string WrittenText(string path) => FileListing.Parse(Written).Single(file => file.Path == path).Text;

    [GeneratedRegex("^(/|/404.html|/blog|/blog/(archive|authors|tags|page)(/.*)?|/docs/category/.*)$")]
    private static partial Regex PagesOfNoFile { get; }

    [GeneratedRegex("^/assets/(files|images)/(?<name>.*)-[0-9a-f]{32}(?<extension>\\.[a-z]+)$")]
    private static partial Regex CopiedFile { get; }

    const string Written = """
        -- docs/01-Getting Started/_category_.json --
        {"label": "First steps", "position": 2, "collapsed": false}
        -- docs/01-Getting Started/02-install.md --
        ---
        sidebar_position: 2
        description: How to install it.
        ---

        # Install

        Read [the other page](./03_configure.mdx#files), [one above](../README.md), [by its place](@site/docs/02.Reference/api.mdx),
        [by its address](/docs/reference/api) and [a file that is not ours](pathname:///img/logo.svg). Call `npm i` <br/> or see https://example.org.

        ![A logo](/img/logo.svg) ![A picture](../tutorial-extras/img/localeDropdown.png)

        :::tip[Before you *begin*]

        Have some tea. 1 + 1 = {1 + 1}.

        :::

        :::danger

        Mind the step.

        :::
        -- docs/01-Getting Started/03_configure.mdx --
        ---
        title: Configure
        slug: settings
        ---
        import Tabs from '@theme/Tabs';
        import TabItem from '@theme/TabItem';
        import Part from './_part.mdx';

        export const Mark = ({children, color}) => (
          <span style={{backgroundColor: color}}>{children}</span>
        );

        ## Files {#files}

        {/* nobody sees this */}

        <Tabs groupId="os">
          <TabItem value="mac" label="macOS">

        Use **brew**.

          </TabItem>
          <TabItem value="linux" label="Linux" default>

        Use `apt`.

          </TabItem>
        </Tabs>

        The <Mark color="#25c2a0">green one</Mark> is {"ours"}.

        <Part />

        <details>
          <summary>More</summary>

        Much more.

        </details>

        ```js title="config.js" {2} showLineNumbers
        const a = {b: '<Tabs>'};
        ```

        ### Keys {/* #key-names */}

        | Key | Meaning |
        | --- | --- |
        | `a\|b` | either |
        -- docs/01-Getting Started/_part.mdx --
        A part of several pages.
        -- docs/02.Reference/_category_.yml --
        label: Reference
        position: 3
        -- docs/02.Reference/api.mdx --
        ---
        id: interface
        title: The interface
        slug: /reference/api
        sidebar_label: API
        ---
        :::note The old form of a title

        Text[^1].

        :::

        See [the settings](../01-Getting%20Started/03_configure.mdx).

        [^1]: A note.
        -- docs/02.Reference/03-by-id.md --
        ---
        id: named
        ---
        Named by its id. <!-- nobody sees this -->
        -- docs/02.Reference/2024-05-news.md --
        A name that begins with a date keeps it.
        -- docs/02.Reference/deep/deep.md --
        # Deep

        The page of its folder.
        -- docs/02.Reference/deep/Other Page.md --
        A name with a space.
        -- docs/README.md --
        # Documentation

        The page of the folder.
        -- docs/unlisted.md --
        ---
        unlisted: true
        ---
        An unlisted page is published.
        -- blog/2024-05-01-dated.md --
        ---
        title: Dated
        authors: ann
        tags: [news, tea]
        ---
        The beginning.

        <!-- truncate -->

        The rest. ![A picture](./2021-08-26-welcome/docusaurus-plushie-banner.jpeg)
        -- blog/2024-05-02-folder/index.mdx --
        ---
        title: In a folder
        authors: [ann, bob]
        ---
        Short.

        {/* truncate */}

        Long. [The post before](../2024-05-01-dated.md)
        -- blog/tags.yml --
        news:
          label: News
          permalink: /news
        tea:
          label: Tea
        -- blog/authors.yml --
        ann:
          name: Ann Lee
          url: https://example.org/ann
        bob:
          name: Bob
        -- src/pages/about.mdx --
        ---
        title: About us
        ---
        # About us

        We write <em>texts</em>.
        -- src/pages/team/index.md --
        # The team
        -- static/img/logo.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
        """;
}
