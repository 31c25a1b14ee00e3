using System.Text.Json;
using ContentApi.Sites.Tests.Generators;
using ContentApi.Sites.Tests.Published;

namespace ContentApi.Sites.Tests;

/// <summary>Sites of Jekyll, served with the model of <c>docs/sites/jekyll.md</c>, beside what Debian's <c>jekyll</c> publishes.</summary>
public sealed class JekyllTests
{
    static readonly Dictionary<string, string> none = [];

    /// <summary>A page of the site of which a file of data is made, for the comparison.</summary>
    const string Data = "---\nlayout: null\n---\n{{ site.data | jsonify }}\n";

    /// <summary>A layout in the place of those of a theme.</summary>
    const string Layout = "<main>{{ content }}</main>";

    [Fact]
    public async Task The_site_of_jekyll_new_is_served_as_it_is_published()
    {
        using var repository = TestRepository.Empty();
        repository.Copy(Generator.JekyllTemplate(), isCopied: file => !file.EndsWith(".erb", StringComparison.Ordinal));
        // 'jekyll new' runs the template of the post, which writes the date of the day.
        var post = File.ReadAllText(Directory.GetFiles(Path.Combine(Generator.JekyllTemplate(), "_posts")).Single());
        var (from, to) = (post.IndexOf("<%", StringComparison.Ordinal), post.IndexOf("%>", StringComparison.Ordinal) + 2);
        repository.Write("_posts/2024-05-01-welcome-to-jekyll.markdown", post.Remove(from, to - from).Insert(from, "2024-05-01 10:00:00 +0000"));
        using var site = Generator.Jekyll(repository.Path);
        using var served = await ServedSite.StartAsync(repository, Guide.Model("jekyll"));

        // The layouts are those of the theme.
        var pages = await PagesAsync(served, "posts", "pages");
        CheckPages(pages, site, ".post-content, .home, .container", ".post-list-heading, .post-list, .rss-subscribe", none, none, 4);
    }

    [Fact]
    public async Task The_content_of_a_theme_is_served_as_it_is_published()
    {
        using var repository = TestRepository.Empty();
        // The Ruby of Debian 12 does not read this file: a value begins with a colon.
        repository.Copy(SiteFolder.OfPackage("jekyll-theme-chirpy"), isCopied: file => file is "index.html" or "assets/404.html"
            || file.StartsWith('_') && file.Split('/')[0] is "_posts" or "_tabs" or "_data" && file != "_data/locales/tr-TR.yml");
        var configuration = File.ReadAllText(Path.Combine(SiteFolder.OfPackage("jekyll-theme-chirpy"), "_config.yml"));
        repository.Write("_config.yml", configuration.Replace("\ntheme: jekyll-theme-chirpy\n", "\nplugins: [jekyll-redirect-from]\n"));
        foreach (var layout in new[] { "page", "post", "home", "archives", "categories", "tags" }) repository.Write($"_layouts/{layout}.html", Layout);
        repository.Write("data.json", Data);
        using var site = Generator.Jekyll(repository.Path);
        // What the theme's configuration says of posts, and the data that it has beside the authors.
        var model = Guide.Model("jekyll")
            .Replace("/[{folder:lower}/][{categories:lower ?? category:lower}/]{date:yyyy/MM/dd}/{slug:pretty}.html", "/posts/{slug:pretty}/") + """
            type Contact @collection(path: "_data/contact.yml", items: true, key: "type") { type: String!  icon: String  noblank: Boolean }
            type Platform @collection(path: "_data/share.yml", items: "/platforms", key: "type") { type: String!  icon: String  link: URL }
            type Locale @collection(path: "_data/locales/{code}.yml") { code: String!  layout: JSON  tabs: JSON  notFound: JSON  copyright: JSON }
            """;
        using var served = await ServedSite.StartAsync(repository, model);

        var pages = await PagesAsync(served, "posts", "pages", "tabs");
        CheckPages(pages, site, "main", ".rouge-gutter", none, new()
        {
            ["/404.html"] = "Liquid prints a text of the data",
            ["/posts/data-types-and-variable-declaration/"] = "kramdown adds the lines below indented code to the code",
        }, 9);
        await CheckRedirectsAsync(served, site, 3);
        var data = JsonElement.Parse(site.Read("data.json"));
        Assert.Equal(["mrtishca"], data.GetProperty("authors").EnumerateObject().Select(author => author.Name));
        Assert.Equal(Texts(data.GetProperty("authors").EnumerateObject().Select(author => author.Value), "name", "url"),
            Texts(await served.AllAsync("authors", "name url"), "name", "url"));
        Assert.Equal(Texts(data.GetProperty("contact"), "type", "icon"), Texts(await served.AllAsync("contacts", "type icon"), "type", "icon"));
        Assert.Equal(Texts(data.GetProperty("share").GetProperty("platforms"), "type", "link"),
            Texts(await served.AllAsync("platforms", "type link"), "type", "link"));
        var locales = (await served.AllAsync("locales", "code tabs notFound copyright")).ToDictionary(locale => locale.GetProperty("code").GetString()!);
        Assert.Equal(data.GetProperty("locales").EnumerateObject().Count(), locales.Count);
        Assert.InRange(locales.Count, 10, 20);
        foreach (var locale in data.GetProperty("locales").EnumerateObject())
            foreach (var (key, field) in new[] { ("tabs", "tabs"), ("not_found", "notFound"), ("copyright", "copyright") })
                Assert.True(JsonElement.DeepEquals(locale.Value.GetProperty(key), locales[locale.Name].GetProperty(field)), $"{locale.Name} {key}");
    }

    [Fact]
    public async Task The_habits_of_Jekyll_are_served_as_they_are_published()
    {
        using var repository = TestRepository.Empty();
        repository.Copy(Path.Combine(ProjectFolder.Path, "tests/ContentApi.Sites.Tests/Sites/jekyll"));
        using var site = Generator.Jekyll(repository.Path);
        using var served = await ServedSite.StartAsync(repository, Guide.Model("jekyll"));

        var pages = await PagesAsync(served, "posts", "pages", "tabs");
        Assert.Equal(21, pages.Count);
        CheckPages(pages, site, "main", null,
            new() { ["/2024/06/06/hidden.html is served and not published"] = "it has published: false, by which front ends filter" },
            new() { ["/"] = "Liquid prints the list of posts", ["/contact.html"] = "a part is in an include" }, 19);
        await CheckRedirectsAsync(served, site, 6);

        Assert.Equal("{\"nodes\":[]}", (await served.QueryAsync("{ posts(where: {published: {eq: false}, title: {neq: \"Hidden\"}}) { nodes { id } } }"))
            .GetProperty("posts").GetRawText());
        Assert.All(pages.Values, page => Assert.DoesNotContain("Unfinished", page.GetProperty("body").ToString(), StringComparison.Ordinal));

        foreach (var post in await served.AllAsync("posts", "sys { url } published author { name } body { text excerpt(length: 5000) }"))
        {
            if (post.GetProperty("published").ValueKind == JsonValueKind.False) continue;
            var address = FileAddress(post);
            var author = post.GetProperty("author");
            Assert.Equal(site.Text(address, ".author"), author.ValueKind == JsonValueKind.Null ? "" : author.GetProperty("name").GetString());
            if (address.Contains("welcome", StringComparison.Ordinal))
                Assert.Equal(site.Text(address, "aside"), post.GetProperty("body").GetProperty("excerpt").GetString());
        }

        var data = JsonElement.Parse(site.Read("data.json"));
        var menu = await served.AllAsync("menuItems", "title link { url } children { title link { url target { id } } }");
        Assert.Equal(Texts(data.GetProperty("menu"), "title", "url"), Texts(menu, "title", "link"));
        var children = menu.SelectMany(Children).ToList();
        Assert.Equal(Texts(data.GetProperty("menu").EnumerateArray().SelectMany(Children), "title", "url"), Texts(children, "title", "link"));
        Assert.Equal("docs/how to help.md", children[0].GetProperty("link").GetProperty("target").GetProperty("id").GetString());
    }

    static IEnumerable<JsonElement> Children(JsonElement item) => item.TryGetProperty("children", out var children) ? children.EnumerateArray() : [];

    static IEnumerable<string> Texts(JsonElement list, params string[] keys) => Texts(list.EnumerateArray(), keys);

    /// <summary>Returns the values of keys of objects, for a comparison. A link is its address.</summary>
    static IEnumerable<string> Texts(IEnumerable<JsonElement> objects, params string[] keys) =>
        objects.Select(item => string.Join(' ', keys.Select(key => item.GetProperty(key)).Select(value =>
            value.ValueKind == JsonValueKind.Object ? value.GetProperty("url").ToString() : value.ToString())));

    /// <summary>Gets the entries of types that have addresses, by the address of the file that Jekyll writes for them.</summary>
    static async Task<Dictionary<string, JsonElement>> PagesAsync(ServedSite served, params string[] queries)
    {
        var pages = new Dictionary<string, JsonElement>();
        foreach (var query in queries)
            foreach (var entry in await served.AllAsync(query, "id sys { url } body { html text headings { level id text } links { url } }"))
                pages.Add(FileAddress(entry), entry);
        return pages;
    }

    /// <summary>The address of the file that Jekyll writes for an entry: <c>/news.html</c> for <c>/news</c>, which its servers serve at both.</summary>
    static string FileAddress(JsonElement entry)
    {
        var url = Uri.UnescapeDataString(entry.GetProperty("sys").GetProperty("url").GetString()!);
        return url.EndsWith('/') || Path.HasExtension(url) ? url : url + ".html";
    }

    /// <summary>Compares the addresses of all pages, and the text, links and headings of each.</summary>
    /// <param name="pages">What is served.</param>
    /// <param name="site">What is published.</param>
    /// <param name="selector">The elements of the layouts that hold the content, one in each page.</param>
    /// <param name="hidden">The elements of the layouts inside it.</param>
    /// <param name="addresses">The addresses that only one of the two has: see <see cref="Differences.OfAddresses"/>.</param>
    /// <param name="contents">The addresses of the pages whose contents differ, with the reason.</param>
    /// <param name="count">The number of pages of both.</param>
    static void CheckPages(
        IReadOnlyDictionary<string, JsonElement> pages, PublishedSite site, string selector, string? hidden,
        Dictionary<string, string> addresses, Dictionary<string, string> contents, int count)
    {
        var redirects = site.Pages.Keys.Where(address => site.Page(address).QuerySelector("meta[http-equiv=refresh]") is not null).ToHashSet();
        // A page with redirect_to is an entry, and published as a redirect.
        Differences.OfAddresses(site.Pages.Keys.Except(redirects), pages.Keys.Except(redirects), addresses);
        var compared = Differences.OfTexts(pages.Where(page => site.Pages.ContainsKey(page.Key) && !redirects.Contains(page.Key)).Select(page =>
        {
            var (address, body) = (page.Key, page.Value.GetProperty("body"));
            var published = PageContent.Of(site.Content(address, selector, hidden), address);
            if (body.ValueKind == JsonValueKind.Null) return (address, published.ToString(), PageContent.Of("", address).ToString());
            var content = PageContent.Of(body.GetProperty("html").GetString()!, address);
            CheckOtherForms(address, published, content, body);
            return (address, published.ToString(), content.WithIdsOf(published).ToString());
        }), contents);
        Assert.Equal(count, compared);
    }

    /// <summary>Checks that the other forms of a text have no markup, and the headings of its HTML.</summary>
    static void CheckOtherForms(string address, PageContent published, PageContent content, JsonElement body)
    {
        foreach (var mark in new[] { "<", "**", "](", "{%", "{{", "{:", "&amp;" }.Where(mark => !published.Text.Contains(mark, StringComparison.Ordinal)))
            Assert.DoesNotContain(mark, $"{address}: {body.GetProperty("text")}", StringComparison.Ordinal);
        Assert.Equal(content.Headings, string.Join('\n', body.GetProperty("headings").EnumerateArray()
            .Select(heading => $"h{heading.GetProperty("level")}#{heading.GetProperty("id")} {heading.GetProperty("text")}")));
    }

    /// <summary>Compares redirects with the list that the plugin <c>jekyll-redirect-from</c> writes.</summary>
    static async Task CheckRedirectsAsync(ServedSite served, PublishedSite site, int count)
    {
        var list = JsonElement.Parse(site.Read("redirects.json")).EnumerateObject().ToList();
        Assert.Equal(count, list.Count);
        foreach (var redirect in list)
        {
            var route = (await served.QueryAsync(
                "query To($path: String!) { route(path: $path) { ... on Redirect { to status } } }", new { path = redirect.Name })).GetProperty("route");
            // The plugin writes the address with the site's name, of which the configuration may end with a slash.
            Assert.EndsWith(route.GetProperty("to").GetString()!, redirect.Value.GetString()!, StringComparison.Ordinal);
            Assert.Equal(301, route.GetProperty("status").GetInt32());
        }
    }
}
