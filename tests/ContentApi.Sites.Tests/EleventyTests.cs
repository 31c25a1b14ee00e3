using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>
/// Sites of Eleventy, served with the model of <c>docs/sites/eleventy.md</c> beside what Eleventy publishes of them. Eleventy reads the folder <c>src</c> with
/// plugins of its authors: one makes menus, the other lets links name files.
/// </summary>
public sealed class EleventyTests
{
    const string PageAddress = "?? /{path:dropTwin:dropIndex}/}";

    [Fact]
    public async Task A_site_with_the_habits_of_Eleventy_is_served_as_it_is_published()
    {
        var repository = TestRepository.With(ProjectFolder.Read("tests/ContentApi.Sites.Tests/Sites/eleventy.txt"));
        Configure(repository, pageWithMenu: "/");
        using var published = Generator.Eleventy(repository.Path);
        using var served = await ServedSite.StartAsync(repository,
            // The addresses of notes are in notes.11tydata.json.
            Guide.Model("eleventy")
                + "type Note @collection(path: \"notes/{path**}.md\", url: \"/n/{path:dropDate}.html\") { title: String  body: Markdown @body }",
            content: "src");

        var pages = await PagesOf(served, "pages", "posts", "notes");

        Assert.Equal(["draft.md"], pages.Where(page => page.Address is null).Select(page => page.Id));
        Compare(published, pages, new()
        {
            Addresses = new Dictionary<string, string>
            {
                ["/computed/ is published and not served"] = "Its front matter is a program, which check names.",
                ["/old/old-address/ is published and not served"] = "Its permalink is a template, which check names; it is served at its own place:",
                ["/generated/ is served and not published"] = "see /old/old-address/.",
            },
            Texts = new Dictionary<string, string>
            {
                ["/blog/"] = "A loop of the page prints the list of the posts, which the API has as a query.",
                ["/printed/"] = "The page prints its title and that of the site, which the API has as fields.",
            },
            Links = new Dictionary<string, string> { ["/blog/"] = "See its text." },
        });
        Assert.Equal(MenuOf(published.Page("/")), MenuOf([.. await ItemsOf(served, "pages"), .. await ItemsOf(served, "posts")]));

        Assert.Contains("src/computed.md:1:1: error CA3010", served.Check);
        Assert.Contains("src/generated.md:3:12: warning CA4021", served.Check);
        Assert.Equal(
            JsonElement.Parse(
                """
                {
                  "posts": {"nodes": [
                    {"title": "Second post", "date": "2024-06-01T09:30:00Z", "tags": ["green"], "author": null},
                    {"title": "First post", "date": "2024-05-01T00:00:00Z", "tags": ["green", "trees"], "author": {"name": "Bob"}},
                    {"title": "Old post", "date": null, "tags": [], "author": null},
                    {"title": "Blog", "date": null, "tags": [], "author": null}
                  ]},
                  "newsletter": {"title": "Newsletter", "tags": ["page", "mail"]},
                  "events": {"title": "Events", "tags": ["page"], "eleventyNavigation": {"key": "Events", "order": 3}},
                  "authors": {"nodes": [{"slug": "ann", "name": "Ann Lee", "posts": []}, {"slug": "bob", "name": "Bob", "posts": [{"title": "First post"}]}]},
                  "sponsors": {"nodes": [{"name": "Acme", "url": "https://acme.example"}, {"name": "Mill", "url": null}]},
                  "site": {"title": "Friends of the Park", "url": "https://park.example"}
                }
                """).ToString().ReplaceLineEndings("").Replace(" ", ""),
            (await served.QueryAsync(
                """
                {
                  posts(orderBy: {date: DESC}) { nodes { title date tags author { name } } }
                  newsletter: page(path: "newsletter") { title tags }
                  events: page(path: "events") { title tags eleventyNavigation { key order } }
                  authors { nodes { slug name posts { title } } }
                  sponsors { nodes { name url } }
                  site { title url }
                }
                """)).ToString().ReplaceLineEndings("").Replace(" ", ""));
    }

    [Fact]
    public async Task The_documentation_of_Lion_is_served_as_it_is_published()
    {
        var repository = TestRepository.Empty();
        // The scripts of the examples are no pages; one of them would be a template of Eleventy by its name.
        repository.Copy(Path.Combine(SiteFolder.OfPackage("@lion/ui"), "docs"), "src", file => file.EndsWith(".md", StringComparison.Ordinal));
        Configure(repository, pageWithMenu: "/components/", markdownEngine: "false");
        using var published = Generator.Eleventy(repository.Path);
        using var served = await ServedSite.StartAsync(repository, Guide.Model("eleventy"), content: "src");

        var pages = await PagesOf(served, "pages", "posts");

        Assert.Equal(218, pages.Count);
        Compare(published, pages, new()
        {
            Texts = new Dictionary<string, string>
            {
                ["/fundamentals/node-tools/rocket-preset-extend-lion-docs/overview/"] =
                    "A control character of a terminal, U+001B, is left out, which check names.",
                ["/fundamentals/systems/overlays/rationale/"] = "The text of an address in angle brackets is decoded: it has spaces instead of %20.",
            },
        });
        Assert.Equal(MenuOf(published.Page("/components/")), MenuOf(await ItemsOf(served, "pages")));
    }

    [Fact]
    public async Task The_documentation_of_Foundation_is_served_as_it_is_published()
    {
        var repository = TestRepository.Empty();
        var package = Path.Combine(SiteFolder.OfPackage("foundation-sites"), "docs");
        // These two pages explain templates of another generator, of which {{root}} in the others is a variable, too: the root of the site.
        repository.Copy(Path.Combine(package, "pages"), "src", file => file is not ("panini.md" or "style-sherpa.md"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Path, "src")))
            File.WriteAllText(file, File.ReadAllText(file).Replace("{{root}}", "/"));
        repository.Copy(Path.Combine(package, "assets/img"), "src/assets/img", file => !file.EndsWith(".js", StringComparison.Ordinal));
        repository.Write("src/src.11tydata.json", """{"permalink": "{{ page.filePathStem }}.html"}""");
        Configure(repository, pageWithMenu: "none");
        using var published = Generator.Eleventy(repository.Path);
        using var served = await ServedSite.StartAsync(repository,
            // The addresses are in src.11tydata.json.
            Guide.Model("eleventy").Replace(PageAddress, "?? /{path:htmlFile}}"), content: "src");

        var pages = await PagesOf(served, "pages", "posts");

        Assert.Equal(64, pages.Count);
        Compare(published, pages, new()
        {
            Texts = new Dictionary<string, string>
            {
                ["/motion-ui.html"] = "The choices of a form's box are left out with it: it does nothing without its script.",
            },
            Links = new[] { "flex-grid", "forms", "media-object", "starter-projects" }.ToDictionary(
                page => $"/{page}.html", _ => "A link leads to a page that the site does not have; its text is served without the link."),
        });
    }

    /// <summary>Writes the program and the layout that the authors of a site write.</summary>
    /// <param name="repository">The site.</param>
    /// <param name="pageWithMenu">The address of the only page that shows the menu.</param>
    /// <param name="markdownEngine">The template language of Markdown, in JavaScript.</param>
    static void Configure(TestRepository repository, string pageWithMenu, string markdownEngine = "\"liquid\"")
    {
        repository.Write("src/_includes/base.njk", $$$"""
            <title>{{ title }}</title>
            {% if page.url == "{{{pageWithMenu}}}" %}<nav>{{ collections.all | eleventyNavigation | eleventyNavigationToHtml | safe }}</nav>{% endif %}
            <main>{{ content | safe }}</main>
            """);
        repository.Write("eleventy.config.mjs", $$"""
            import { InputPathToUrlTransformPlugin } from "{{new Uri(Path.Combine(SiteFolder.OfPackage("@11ty/eleventy"), "src/Eleventy.js"))}}";
            import navigation from "{{new Uri(Path.Combine(SiteFolder.OfPackage("@11ty/eleventy-navigation"), ".eleventy.js"))}}";

            // As much of TOML as the front matter of the site has.
            const toml = (text) => {
                const data = {};
                let table = data;
                for (const line of text.trim().split("\n")) {
                    const [key, value] = line.split(" = ");
                    if (value) table[key] = JSON.parse(value);
                    else table = data[key.slice(1, -1)] = {};
                }
                return data;
            };

            export default function (eleventy) {
                eleventy.addPlugin(InputPathToUrlTransformPlugin);
                eleventy.addPlugin(navigation);
                eleventy.addPassthroughCopy({ "src/img": "img", "src/assets": "assets" });
                eleventy.addGlobalData("layout", "base.njk");
                // The order of pages must not depend on when the test wrote them.
                eleventy.addGlobalData("date", "2020-01-01");
                eleventy.setFrontMatterParsingOptions({ engines: { toml } });
            }

            export const config = { dir: { input: "src" }, markdownTemplateEngine: {{markdownEngine}} };
            """);
    }

    sealed record ServedPage(string Id, string? Address, string Html, string Text);

    static async Task<List<ServedPage>> PagesOf(ServedSite served, params string[] fields)
    {
        var pages = new List<ServedPage>();
        foreach (var field in fields)
            foreach (var node in await served.AllAsync(field, "id sys { url } body { html text }"))
            {
                var (url, body) = (node.GetProperty("sys").GetProperty("url").GetString(), node.GetProperty("body"));
                pages.Add(body.ValueKind == JsonValueKind.Null
                    ? new(node.GetProperty("id").GetString()!, url, "", "")
                    : new(node.GetProperty("id").GetString()!, url, body.GetProperty("html").GetString()!, body.GetProperty("text").GetString()!));
            }
        return pages;
    }

    static void Compare(PublishedSite published, List<ServedPage> pages, Rest rest)
    {
        var served = pages.Where(page => page.Address is not null).ToDictionary(page => Uri.UnescapeDataString(page.Address!));
        Differences.OfAddresses(published.Pages.Keys, served.Keys, rest.Addresses);
        var both = served.Where(page => published.Pages.ContainsKey(page.Key))
            .Select(page => (Address: page.Key, page.Value.Text, Site: published.Page(page.Key).QuerySelector("main")!, Api: Parse(page.Value.Html)))
            .Select(page => (page.Address, page.Text, page.Site, page.Api, SiteContent: PageContent.Of(page.Site, page.Address),
                ApiContent: PageContent.Of(page.Api, page.Address))).ToList();

        Differences.OfTexts(both.Select(page => (page.Address, page.SiteContent.Text, page.ApiContent.Text)), rest.Texts);
        Differences.OfTexts(both.Select(page => (page.Address, page.SiteContent.Links, page.ApiContent.Links)), rest.Links);
        Differences.OfTexts(both.Select(page => (page.Address, HeadingsOf(page.Site), HeadingsOf(page.Api))), rest.Headings);
        // The plain text has no markup, and the alternative texts of images.
        Assert.All(both, page => Assert.Equal(WithoutSpace(WordsOf(page.Api)), WithoutSpace(page.Text)));
    }

    static IElement Parse(string html) => new HtmlParser().ParseDocument("<body>" + html).Body!;

    static string HeadingsOf(IElement page) =>
        string.Join('\n', page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => $"{heading.LocalName} {VisibleText.Of(heading)}"));

    static string WordsOf(IElement page)
    {
        foreach (var image in page.QuerySelectorAll("img").ToList()) image.Replace(page.Owner!.CreateTextNode(image.GetAttribute("alt") ?? ""));
        return VisibleText.Of(page);
    }

    static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    static async Task<IReadOnlyList<JsonElement>> ItemsOf(ServedSite served, string field) =>
        [.. (await served.QueryAsync(
            $$$"""
            {
              {{{field}}}(
                first: 500, orderBy: {eleventyNavigation: {order: ASC_NULLS_FIRST} }
                where: {eleventyNavigation: {key: {exists: true} }, eleventyExcludeFromCollections: {neq: true} }
              ) { nodes { sys { url } eleventyNavigation { key parent title order } } }
            }
            """)).GetProperty(field).GetProperty("nodes").EnumerateArray()];

    /// <summary>The items of a published menu in their order: the depth, the text and the address.</summary>
    static IEnumerable<string> MenuOf(IDocument page) =>
        page.QuerySelectorAll("nav li > a").Select(item => $"{item.Ancestors<IElement>().Count(list => list.LocalName == "ul")} "
            + $"{VisibleText.Of(item)} {item.GetAttribute("href")}");

    /// <summary>The items of the menu that pages make by naming their parents.</summary>
    static List<string> MenuOf(IReadOnlyList<JsonElement> pages)
    {
        var menu = new List<string>();
        var items = pages.Select(page => (Url: page.GetProperty("sys").GetProperty("url").GetString(), Item: page.GetProperty("eleventyNavigation")))
            .OrderBy(page => page.Item.GetProperty("order").ValueKind == JsonValueKind.Null ? 0 : page.Item.GetProperty("order").GetDouble()).ToList();
        Add(null, 1);
        return menu;

        void Add(string? parent, int depth)
        {
            foreach (var (url, item) in items.Where(page => page.Item.GetProperty("parent").GetString() == parent))
            {
                var key = item.GetProperty("key").GetString();
                menu.Add($"{depth} {item.GetProperty("title").GetString() ?? key} {url}");
                Add(key, depth + 1);
            }
        }
    }
}
