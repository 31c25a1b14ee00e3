using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>
/// The content of a real site of Nuxt, of a real product's documentation, and pages with the habits that these lack: the parser of Nuxt Content reads
/// them, and the model of <c>docs/sites/nuxt.md</c> serves them.
/// </summary>
public sealed partial class NuxtTests
{
    const int PagesOfSite = 2, WrittenPages = 6;

    [Fact]
    public async Task The_pages_that_Nuxt_Content_reads_are_served()
    {
        using var repository = TestRepository.Empty();
        foreach (var (path, text) in FileListing.Parse(Written)) repository.Write(path, text);
        repository.Copy(Path.Combine(Generator.NodePackage("@feathersdev/websites"), "content"), "content");
        DirectusPages.Copy(repository, "content/3.manual");
        using var site = await ServedSite.StartAsync(repository, Guide.Model("nuxt"), content: "content");
        using var published = Generator.Nuxt(repository.Path);

        var articles = new Articles(address => false, page => Read(Article.Of(page.QuerySelector("article")!, "#footnote-label, [href^='#user-content-fn']")),
            html => Read(Article.Of(html, ".footnote-ref, .footnote-back-ref")));
        Assert.Equal(PagesOfSite + WrittenPages + DirectusPages.Count, await articles.CompareAsync(site, ["pages"], published, new()
        {
            Texts = new Dictionary<string, string> { ["/manual/self-hosted/sso"] = "Nuxt Content takes the brackets off words without a link: [Optional]." },
        }));
        Assert.Contains(" 0 errors", site.Check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_and_data_are_entries()
    {
        using var repository = TestRepository.Empty();
        foreach (var (path, text) in FileListing.Parse(Written)) repository.Write(path, text);
        using var site = await ServedSite.StartAsync(repository, Guide.Model("nuxt"), content: "content");
        var data = await site.QueryAsync("""
            {
              folders { nodes { folder title icon } }
              pages(where: {navigation: {exists: true}}) { nodes { sys { url } navigation } }
              author(slug: "ann") { name url }
              prices(orderBy: {price: ASC}) { nodes { name price } }
              settings { name }
              route(path: "/blog/10-tips") { ... on Page { tags body { excerpt } } }
            }
            """);
        Assert.Equal("""
            {"folders":{"nodes":[{"folder":"1.guide","title":"The guide","icon":"i-lucide-book"}]},
            "pages":{"nodes":[{"sys":{"url":"/guide"},"navigation":{"title":"Start","icon":"i-lucide-play"}},{"sys":{"url":"/"},"navigation":false}]},
            "author":{"name":"Ann Lee","url":"https://example.org/ann"},"prices":{"nodes":[{"name":"Black","price":2},{"name":"Green","price":3.5}]},
            "settings":{"name":"House of tea"},"route":{"tags":["tea","tips"],"body":{"excerpt":"One."}}}
            """.ReplaceLineEndings(""), data.GetRawText());
    }

    /// <summary>Nuxt Content makes ids of headings by a rule of its own: see its guide.</summary>
    static Article Read(Article article) => article with
    {
        Headings = Id.Replace(article.Headings, id => "#" + HyphensOfId.Replace(id.Value[1..], "-").Trim('-', '_')),
    };

    [GeneratedRegex("(?<=^h[2-6])#[^ ]*", RegexOptions.Multiline)]
    private static partial Regex Id { get; }

    [GeneratedRegex("-+")]
    private static partial Regex HyphensOfId { get; }

    const string Written = """
        -- content/index.md --
        ---
        title: Home
        navigation: false
        ---
        ::hero
        ---
        image: /hero.png
        ---
        #title
        Welcome to :badge[tea]{color="green"}

        #description
        A *house* of tea.
        ::
        -- content/1.guide/.navigation.yml --
        title: The guide
        icon: i-lucide-book
        -- content/1.guide/1.index.md --
        ---
        title: Guide
        description: How to begin.
        navigation:
          title: Start
          icon: i-lucide-play
        ---
        # Guide

        Read [the introduction](/guide/introduction#slots), [tips](/blog/10-tips) or https://example.org.

        - [x] done
        - [ ] open
        -- content/1.guide/2.introduction.md --
        ---
        title: Introduction
        author:
          name: Ann
        ---
        # Introduction to {{ $doc.title }}

        Call `npm i`{lang="bash"} and press :kbd{value="a"}. A [marked text]{.red #mark} and **strong**{.blue} words with [a link](/guide){target="_blank"}.

        ![A picture](/tea.png){width=300 height="20"}

        ## Slots

        ::alert{type="info" title="An attribute"}
        An *alert* with `::` in code.
        ::

        ::card
        ---
        icon: IconNuxt
        title: A card
        ---
        Its text.

        #footer
        The foot.
        ::

        ::tabs
          :::tab{label="One"}
          First **tab**.

          ```ts [a.ts]{1}
          const a = '{{ b }}';
          ```
          :::

          :::tab{label="Two"}
          Second tab.
          :::
        ::

        ::code-group
        ```bash [npm]
        npm i
        ```
        ```bash [yarn]
        yarn
        ```
        ::

        ::empty-block
        ::

        At 10:30, use a:b and std::vector. :icon{name="x"} Done<!-- nobody sees this -->.

        | a | b |
        |---|---|
        | 1 | `x \| y` |

        <div class="raw">Raw <b>HTML</b>.</div>

        A footnote[^1].

        [^1]: The note.
        -- content/2.api/1.v2/2.Fetch-Data.md --
        ---
        title: Fetch
        ---
        Fetch it.
        -- content/2.api/3.x/index.md --
        ---
        title: Version 3
        ---
        A version is no number of order.
        -- content/blog/10-tips.md --
        ---
        title: Ten tips
        tags: [tea, tips]
        ---
        One.

        <!--more-->

        Two.
        -- content/authors/ann.yml --
        name: Ann Lee
        url: https://example.org/ann
        -- content/settings.json --
        {"name": "House of tea"}
        -- content/prices.csv --
        name,price
        Green,3.5
        Black,2
        """;
}
