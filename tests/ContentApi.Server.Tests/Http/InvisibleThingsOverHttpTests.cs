using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

/// <summary>
/// What a server sends tells nothing of invisible things: neither what GraphQL does not answer, the sitemap and the schema, nor what the server has kept from a
/// commit in which they were visible. <c>tests/ContentApi.Content.Tests/Api/LeakWalk</c> walks the whole API.
/// </summary>
public sealed class InvisibleThingsOverHttpTests
{
    const string Pages = """
        {
          search(query: "kanary*", first: 500) { totalCount nodes { id } }
          pages(first: 500) { totalCount nodes { id slug title sys { url } summary { html } body { html text ast } } }
          people(first: 500) { totalCount nodes { id name } }
          menus(first: 500) { nodes { tree } }
          about { title }
        }
        """;

    [Fact]
    public async Task A_commit_that_hides_things_leaves_nothing_of_them_in_any_answer()
    {
        var site = new LeakSite();
        await using var absent = await Start(site.Listing(View.Absent));
        await using var server = await Start(site.Listing(View.Shown));
        string[] canaries = [.. site.Canaries];

        var (shown, without) = (await Answers(server, canaries), await Answers(absent, canaries));
        Assert.All(shown.Keys.Where(path => path != "/graphql/schema.graphql"), path => Assert.NotEqual(without[path], shown[path]));
        Assert.Contains(InvisibleThing.Mark, shown["/sitemap.xml"]);

        var head = server.Repository.CommitInBulk(FileListing.Parse(site.Listing(View.Hidden)));
        await Eventually.TrueAsync(async () => (await server.PostAsync("{__typename}")).Header("Content-Commit") == head, "the commit is served");
        var hidden = await Answers(server, canaries);
        Assert.All(without, answer => Assert.Equal(answer.Value, hidden[answer.Key]));
        Assert.All(hidden.Values, answer => Assert.DoesNotContain(InvisibleThing.Mark, answer));
    }

    static Task<TestServer> Start(string listing) => TestServer.StartAsync(listing, options => options.SiteUrl = "https://example.org");

    /// <summary>The answers of a server by their addresses. Each question is sent twice, so that the second answer may be one that is kept.</summary>
    static async Task<Dictionary<string, string>> Answers(TestServer server, IEnumerable<string> canaries)
    {
        var answers = new Dictionary<string, string>();
        foreach (var path in new[] { "/sitemap.xml", "/graphql/schema.graphql", "/graphql?query=" + Uri.EscapeDataString(Pages) })
            for (var times = 0; times < 2; times++) answers[path] = (await server.GetAsync(path)).Text;
        const string route = "query($path: String!) { route(path: $path) { __typename ... on Entry { id } ... on Redirect { to entry { id } } } }";
        var routes = new List<string>();
        foreach (var canary in canaries)
        {
            var variables = JsonSerializer.Serialize(new { path = "/" + canary });
            var answer = await server.GetAsync($"/graphql?query={Uri.EscapeDataString(route)}&variables={Uri.EscapeDataString(variables)}");
            routes.Add(answer.Text);
        }
        answers["routes"] = string.Join('\n', routes);
        answers["entries"] = $"{(await server.GetAsync("/health/ready")).Json.GetProperty("entries")}";
        return answers;
    }
}
