using System.Text.Json;

namespace ContentApi.Benchmarks.Http;

/// <summary>One request of the load generator, and the name of the file with its answer.</summary>
/// <param name="Name">The file's name, which is also the path on the servers of prepared bytes.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">The variables: an object that is serialized as JSON.</param>
sealed record Question(string Name, string Query, object Variables)
{
    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = Variables });

    /// <summary>The query string of a GET request.</summary>
    public string UrlQuery { get; } = $"?query={Uri.EscapeDataString(Query)}&variables={Uri.EscapeDataString(JsonSerializer.Serialize(Variables))}";
}

/// <summary>One of the benchmark's queries, with a question for each page or each part of the list.</summary>
sealed record QueryKind(string Name, IReadOnlyList<Question> All)
{
    const string Cards = "query Cards($after: String) { pages(first: 50, after: $after) { nodes { slug title summary publishedAt tags sys { url } } } }";

    /// <summary>The question for the first 50 pages of the list.</summary>
    public static Question FirstCards { get; } = new("cards", Cards, new { });

    /// <param name="pages">The number of pages of the site.</param>
    /// <param name="cursors">The cursors of pages that are followed by at least 50 others.</param>
    public static IReadOnlyList<QueryKind> Of(int pages, IReadOnlyList<string> cursors)
    {
        const string page =
            "query Page($slug: String!) { page(slug: $slug) { id slug title summary publishedAt minutes featured tags "
            + "links { label url } sections { heading image body { html } } sys { url path } } }";
        const string menu =
            "query Menu($name: String!) { menu(name: $name) { items { label target { title sys { url } } children { label target { title sys { url } } } } } }";
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
