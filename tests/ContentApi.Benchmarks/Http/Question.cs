using System.Text.Json;

namespace ContentApi.Benchmarks.Http;

/// <summary>One request as the load generator sends it, and the file with its answer.</summary>
/// <param name="Name">The file's name, and the path at the servers of prepared bytes.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">An object.</param>
sealed record Question(string Name, string Query, object Variables)
{
    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = Variables });

    /// <summary>Of a GET.</summary>
    public string UrlQuery { get; } = $"?query={Uri.EscapeDataString(Query)}&variables={Uri.EscapeDataString(JsonSerializer.Serialize(Variables))}";
}

/// <summary>One of the benchmark's queries, over one page and over all of them in turn.</summary>
sealed record QueryKind(string Name, IReadOnlyList<Question> All)
{
    const string Cards = "query Cards($after: String) { pages(first: 50, after: $after) { nodes { slug title summary publishedAt tags sys { url } } } }";

    /// <summary>The first page of the list.</summary>
    public static Question FirstCards { get; } = new("cards", Cards, new { });

    /// <param name="cursors">Of pages that at least fifty others come after.</param>
    public static IReadOnlyList<QueryKind> Of(int pages, IReadOnlyList<string> cursors)
    {
        const string page = "query Page($slug: String!) { page(slug: $slug) { id slug title summary publishedAt minutes featured tags links { label url } sections { heading image body { html } } sys { url path } } }";
        const string menu = "query Menu($name: String!) { menu(name: $name) { items { label target { title sys { url } } children { label target { title sys { url } } } } } }";
        const string title = "query Title($slug: String!) { page(slug: $slug) { title } }";
        return
        [
            new("page", Each("page", page, pages, i => new { slug = Site.SlugOf(i) })),
            new("cards", Each("cards", Cards, cursors.Count, i => new { after = cursors[i] })),
            new("menu", [new("menu-0", menu, new { name = "main" })]),
            new("title", Each("title", title, pages, i => new { slug = Site.SlugOf(i) })),
        ];
    }

    static Question[] Each(string name, string query, int count, Func<int, object> variables) =>
        [.. Enumerable.Range(0, count).Select(i => new Question($"{name}-{i}", query, variables(i)))];
}
