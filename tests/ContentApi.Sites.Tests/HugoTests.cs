using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>
/// Sites of Hugo, served with the model of <c>docs/sites/hugo.md</c> and compared with what Debian's <c>hugo</c> publishes. The layouts are the test's: the
/// content alone, and the path of its file, so that pages that Hugo makes of no file are told apart.
/// </summary>
public sealed partial class HugoTests
{
    static readonly Uri site = new("https://www.example.org/");

    const string Layout = """
        <!doctype html><html lang="{{ .Language.Lang }}">
        <title>{{ .Title }}</title><main data-file="{{ with .File }}{{ .Path }}{{ end }}">{{ .Content }}</main></html>
        """;

    static readonly IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();

    [Fact]
    public async Task A_site_with_the_habits_of_Hugo_is_served_as_Hugo_publishes_it()
    {
        using var repository = HugoSite.Write();
        using var served = await ServedSite.StartAsync(repository, string.Join('\n', Guide.Models("hugo").Take(3)));
        using var published = Build(repository);
        var pages = await PagesOf(served, ["sections", "pages", "newsPages", "newsSections", "dutchSections", "dutchPages"]);

        Assert.Equal(16, pages.Count);
        Differences.OfAddresses(WithFile(published), pages.Keys, new Dictionary<string, string>
        {
            ["/2024/06/a-draft/ is served and not published"] = "a draft: the answers do not depend on how Hugo is called; `draft` is a field to filter by",
            ["/2020/01/expired/ is served and not published"] = "it has expired: the answers do not depend on the clock; `expiryDate` is a field to filter by",
        });
        Compare(published, pages,
            texts: new Dictionary<string, string>
            {
                ["/visit/by-road/"] = "`figure` is a node of `ast`, whose component is the front end's",
            },
            links: new Dictionary<string, string> { ["/visit/by-road/"] = "the image of `figure`" },
            headings: new Dictionary<string, string> { ["/visit/by-road/"] = "the title of `figure`" });
        Differences.OfAddresses(WithoutFile(published), [], new Dictionary<string, string>
        {
            ["/categories/ is published and not served"] = "a list that Hugo makes of no file",
            ["/nl/categories/ is published and not served"] = "a list that Hugo makes of no file",
            ["/nl/tags/ is published and not served"] = "a list that Hugo makes of no file",
            ["/tags/ is published and not served"] = "a list that Hugo makes of no file",
            ["/tags/old-mills/ is published and not served"] = "a list that Hugo makes of no file",
            ["/tags/people/ is published and not served"] = "a list that Hugo makes of no file",
            ["/tags/sails/ is published and not served"] = "a list that Hugo makes of no file",
        });
        await CompareRedirects(served, published, new Dictionary<string, string>
        {
            ["/en/"] = "Hugo's own, for the language without a folder",
        });

        var data = await served.QueryAsync("""
            {
              authors { nodes { handle name since } }
              prices(where: {organic: {eq: true}}) { nodes { product price } }
              menuItems { nodes { name parent target { url isExternal } } }
              term: pages(where: {tags: {some: {eq: "people"}}}) { nodes { sys { url } } }
              page(path: "content/about.md") { title tags lastmod body { excerpt } }
            }
            """);
        Assert.Equal("""
            {"authors":{"nodes":[{"handle":"jan","name":"Jan Molenaar","since":"1998-04-01"},{"handle":"ann","name":"Ann Lee","since":"2011-09-12"}]},
            "prices":{"nodes":[{"product":"Rye flour","price":3.5}]},
            "menuItems":{"nodes":[{"name":"Visit","parent":null,"target":{"url":"/visit/","isExternal":false}},
            {"name":"Opening hours","parent":"visit","target":{"url":"/visit/opening-hours/","isExternal":false}},
            {"name":"Other mills","parent":null,"target":{"url":"https://mills.example/","isExternal":true}}]},
            "term":{"nodes":[{"sys":{"url":"/about/"}},{"sys":{"url":"/visit/opening-hours/"}}]},
            "page":{"title":"About us","tags":["people","Old Mills"],"lastmod":"2022-01-02T00:00:00Z","body":{"excerpt":"We are millers since 1742."}}}
            """.ReplaceLineEndings(""), data.GetRawText());
    }

    [Fact]
    public async Task The_site_of_a_theme_in_two_languages_is_served_as_Hugo_publishes_it()
    {
        using var repository = TestRepository.Empty();
        var package = SiteFolder.OfPackage("@hyas/doks");
        var files = repository.Copy(Path.Combine(package, "content"), "content");
        repository.Copy(Path.Combine(package, "static"), "static", file => file.EndsWith(".svg", StringComparison.Ordinal));
        repository.Copy(Path.Combine(package, "config/_default"), "config/_default", file => file is "languages.toml" or "markup.toml"
            || file.StartsWith("menus/"));
        repository.Write("config/_default/config.toml", """
            baseURL = "https://www.example.org/"
            enableEmoji = true
            disableKinds = ["RSS", "sitemap", "taxonomy", "term", "404"]
            [permalinks]
            blog = "/blog/:title/"
            """);
        // What a shortcode shows is in the theme's templates; its arguments are in `ast`.
        repository.Write("layouts/shortcodes/alert.html", "<div>{{ $_ := .Inner }}</div>");
        repository.Write("layouts/shortcodes/email.html", "<span></span>");
        repository.Write("layouts/shortcodes/details.html", "<details>{{ .Inner | markdownify }}</details>");

        // The languages are folders, and the menu is a file of its own.
        var models = Guide.Models("hugo");
        var model = models[0].Replace("content/", "content/en/", StringComparison.Ordinal).Replace("\"content\"", "\"content/en\"", StringComparison.Ordinal)
            .Replace("\"hugo.toml\", items: \"/menu/main\"", "\"config/_default/menus/menus.en.toml\", items: \"/main\"", StringComparison.Ordinal) + models[3];
        using var served = await ServedSite.StartAsync(repository, model);
        // A third of the pages are drafts, which both show.
        using var published = Build(repository, "--buildDrafts");
        var pages = await PagesOf(served, ["sections", "pages", "translatedSections", "translations"]);

        Assert.Equal(files, pages.Count);
        Differences.OfAddresses(WithFile(published), pages.Keys, none);
        const string bareAddress = "GitHub links a bare address behind an underscore, as in _https://example.org/_, and Hugo does not";
        Compare(published, pages, texts: none, links: new Dictionary<string, string>
        {
            ["/privacy-policy/"] = bareAddress, ["/nl/privacy-policy/"] = bareAddress,
        }, headings: none);
        Differences.OfAddresses(WithoutFile(published), [], new Dictionary<string, string>
        {
            ["/de/ is published and not served"] = "a list that Hugo makes of no file",
        });
        await CompareRedirects(served, published, new Dictionary<string, string> { ["/en/"] = "Hugo's own, for the language without a folder" });
    }

    /// <summary>Builds the site with layouts that show the content alone.</summary>
    static PublishedSite Build(TestRepository repository, params string[] options)
    {
        repository.Write("layouts/_default/baseof.html", Layout);
        repository.Write("layouts/_default/single.html", """{{ define "none" }}{{ end }}""");
        repository.Write("layouts/_default/list.html", """{{ define "none" }}{{ end }}""");
        return Generator.Hugo(repository.Path, options);
    }

    /// <summary>The entries of the fields, by their public paths, decoded.</summary>
    static async Task<IReadOnlyDictionary<string, JsonElement>> PagesOf(ServedSite served, IEnumerable<string> fields)
    {
        var pages = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in fields)
            foreach (var node in await served.AllAsync(field, "sys { url path } body { html text headings { id text } }"))
                pages.Add(Uri.UnescapeDataString(node.GetProperty("sys").GetProperty("url").GetString()!), node);
        return pages;
    }

    /// <summary>The addresses of the pages that Hugo makes of a file.</summary>
    static List<string> WithFile(PublishedSite published) => [.. published.Pages.Keys.Where(address => FileOf(published, address) is { Length: > 0 })];

    /// <summary>The addresses of lists that Hugo makes of no file.</summary>
    static List<string> WithoutFile(PublishedSite published) => [.. published.Pages.Keys.Where(address => FileOf(published, address) is "")];

    /// <summary>The file of a page; empty for a list without a file, null for a redirect.</summary>
    static string? FileOf(PublishedSite published, string address) => published.Page(address).QuerySelector("main")?.GetAttribute("data-file");

    /// <summary>Compares the visible texts, the addresses of links and images, and the headings with their ids.</summary>
    static void Compare(
        PublishedSite published, IReadOnlyDictionary<string, JsonElement> pages, IReadOnlyDictionary<string, string> texts,
        IReadOnlyDictionary<string, string> links, IReadOnlyDictionary<string, string> headings)
    {
        var parser = new HtmlParser();
        var compared = WithFile(published).Order(StringComparer.Ordinal).Select(address =>
        {
            var body = pages[address].GetProperty("body");
            string Form(string name) => body.ValueKind == JsonValueKind.Null ? "" : body.GetProperty(name).GetString()!;
            return (Address: address, Published: WithoutSigns(published.Page(address)),
                Served: WithoutSigns(parser.ParseDocument($"<main>{Form("html")}</main>")), Text: Form("text"));
        }).ToList();
        var count = Differences.OfTexts(compared.Select(page => (page.Address, Plain(VisibleText.Of(page.Published)), Plain(VisibleText.Of(page.Served)))),
            texts);
        Assert.Equal(compared.Count, count);
        Differences.OfTexts(compared.Select(page => (page.Address, LinksOf(page.Published, page.Address), LinksOf(page.Served, page.Address))), links);
        Differences.OfTexts(compared.Select(page => (page.Address, HeadingsOf(page.Published), HeadingsOf(page.Served))), headings);
        // `text` has no markup but what the site itself shows.
        Differences.OfTexts(compared.Select(page => (page.Address, MarkupIn(VisibleText.Of(page.Published)), MarkupIn(page.Text))), none);
    }

    static string MarkupIn(string text) => string.Join(' ', Markup.Matches(text).Select(match => match.Value));

    /// <summary>The content, without the arrows that lead back from footnotes, of which each program has its own.</summary>
    static IElement WithoutSigns(IParentNode page)
    {
        foreach (var sign in page.QuerySelectorAll(".footnote-backref, .footnote-back-ref").ToList()) sign.Remove();
        return page.QuerySelector("main")!;
    }

    /// <summary>The characters as they are written: Hugo's typographer makes other quotation marks, dashes and dots of them.</summary>
    static string Plain(string text) => text.Replace('“', '"').Replace('”', '"').Replace('‘', '\'').Replace('’', '\'').Replace("…", "...").Replace("—", "---")
        .Replace("–", "--");

    /// <summary>The addresses of links and images as a browser reads them on the page. The ids of footnotes are each program's own.</summary>
    static string LinksOf(IElement main, string address) => string.Join('\n', main.QuerySelectorAll("a[href], img[src]")
        .Select(element => new Uri(new Uri(site, address), element.GetAttribute("href") ?? element.GetAttribute("src")!).AbsoluteUri)
        .Where(url => !url.Contains("#fn", StringComparison.Ordinal)));

    static string HeadingsOf(IElement main) =>
        string.Join('\n', main.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading =>
            $"{heading.LocalName}#{heading.Id} {Plain(VisibleText.Of(heading))}"));

    /// <summary>Asks <c>route</c> for each page with which Hugo redirects.</summary>
    static async Task CompareRedirects(ServedSite served, PublishedSite published, IReadOnlyDictionary<string, string> rest)
    {
        var redirects = new List<(string, string, string)>();
        foreach (var address in published.Pages.Keys.Where(address => FileOf(published, address) is null))
        {
            var target = published.Page(address).QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!.Split("url=")[1];
            var route = (await served.QueryAsync("query Route($path: String!) { route(path: $path) { ... on Redirect { to } } }", new { path = address }))
                .GetProperty("route");
            redirects.Add((address, new Uri(target).AbsolutePath, route.ValueKind == JsonValueKind.Null ? "" : route.GetProperty("to").GetString()!));
        }
        Differences.OfTexts(redirects, rest);
    }

    [GeneratedRegex(@"\{\{|\{%|</?[a-z]+[ >/]|\]\(|\*\*|(?<!\S)#{1,6} ")]
    private static partial Regex Markup { get; }
}
