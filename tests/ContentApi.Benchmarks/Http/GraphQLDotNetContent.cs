using System.Net.Http.Json;
using System.Text.Json;

namespace ContentApi.Benchmarks.Http;

/// <summary>The content that <see cref="GraphQLDotNetServer"/> serves: objects that hold each value as it is sent, with rendered Markdown.</summary>
/// <param name="Pages">All pages, in the order of the field <c>pages</c>.</param>
/// <param name="BySlug">The pages by their slug.</param>
/// <param name="AfterCursor">For each cursor, the index of the page after it.</param>
/// <param name="Menus">The menus by their name.</param>
sealed record GraphQLDotNetContent(
    GraphQLDotNetContent.Page[] Pages, IReadOnlyDictionary<string, GraphQLDotNetContent.Page> BySlug, IReadOnlyDictionary<string, int> AfterCursor,
    IReadOnlyDictionary<string, GraphQLDotNetContent.Menu> Menus)
{
    const int PageSize = 50;

    const string PagesQuery = """
        query($after: String) { pages(first: 50, after: $after) { edges { cursor node {
          id slug title summary publishedAt minutes featured tags links { label url } sections { heading image body { html } } sys { url path }
        } } } }
        """;

    const string MenuQuery = "{ menu(name: \"main\") { items { label target { slug } children { label target { slug } } } } }";

    /// <summary>Reads all pages and the menu from a server.</summary>
    /// <param name="endpoint">The address of its <c>/graphql</c>.</param>
    public static async Task<GraphQLDotNetContent> ReadAsync(Uri endpoint)
    {
        using var client = new HttpClient();
        var edges = new List<Edge>();
        while (edges.Count % PageSize == 0)
        {
            var data = await AskAsync(client, endpoint, PagesQuery, new { after = edges.LastOrDefault()?.Cursor });
            var more = data.GetProperty("pages").GetProperty("edges").Deserialize<Edge[]>(JsonSerializerOptions.Web)!;
            if (more.Length == 0) break;
            edges.AddRange(more);
        }
        var bySlug = edges.ToDictionary(edge => edge.Node.Slug, edge => edge.Node);
        var items = (await AskAsync(client, endpoint, MenuQuery, new { })).GetProperty("menu").GetProperty("items");
        return new(
            [.. edges.Select(edge => edge.Node)], bySlug, edges.Select((edge, i) => (edge.Cursor, i)).ToDictionary(pair => pair.Cursor, pair => pair.i + 1),
            new Dictionary<string, Menu> { ["main"] = new(Items(items, bySlug)!) });
    }

    static async Task<JsonElement> AskAsync(HttpClient client, Uri endpoint, string query, object variables)
    {
        using var response = await client.PostAsJsonAsync(endpoint, new { query, variables });
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
    }

    static Item[]? Items(JsonElement items, IReadOnlyDictionary<string, Page> bySlug) => items.ValueKind == JsonValueKind.Null
        ? null
        : [.. items.EnumerateArray().Select(item => new Item(
            item.GetProperty("label").GetString()!,
            bySlug[item.GetProperty("target").GetProperty("slug").GetString()!],
            item.TryGetProperty("children", out var children) ? Items(children, bySlug) : null))];

    public sealed record Edge(string Cursor, Page Node);

    public sealed record Page(
        string Id, string Slug, string Title, string Summary, string PublishedAt, int Minutes, bool Featured, string[] Tags, Link[] Links, Section[] Sections,
        Sys Sys);

    public sealed record Link(string Label, string Url);

    public sealed record Section(string Heading, string Image, Markdown Body);

    public sealed record Markdown(string Html);

    public sealed record Sys(string Url, string Path);

    public sealed record Menu(Item[] Items);

    public sealed record Item(string Label, Page Target, Item[]? Children);
}
