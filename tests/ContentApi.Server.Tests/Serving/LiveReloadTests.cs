namespace ContentApi.Server.Tests.Serving;

public class LiveReloadTests
{
    const string Title = "{ page(slug: \"about\") { title } snapshot { oid } }";

    [Fact]
    public async Task The_next_answer_shows_a_commit_and_names_its_id()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("About us", TitleIn(await server.PostAsync(Title)));
        var commit = server.Repository.Commit("-- content-repo/pages/about.md --\n---\ntitle: All about us\n---\n");
        var answer = await Served(server, commit);
        Assert.Equal("All about us", TitleIn(answer));
        Assert.Equal(commit, answer.Json.GetProperty("data").GetProperty("snapshot").GetProperty("oid").GetString());
    }

    [Fact]
    public async Task A_commit_that_breaks_one_file_does_not_affect_the_others()
    {
        await using var server = await TestServer.StartAsync();
        var commit = server.Repository.Commit("-- content-repo/pages/home.md --\n---\ntitle: [unclosed\n---\n");
        var answer = await Served(server, commit);
        Assert.Equal("About us", TitleIn(answer));
        Assert.Equal("""{"data":{"page":null}}""", (await server.PostAsync("{ page(slug: \"home\") { title } }")).Text);
        Assert.Equal(2, (await server.GetAsync("/health/ready")).Json.GetProperty("diagnostics").GetProperty("errors").GetInt32());
    }

    [Theory]
    [InlineData("-- schema/site.graphql --\ntype Page {\n  title: Nothing!\n}\n", "schema/site.graphql:2:10")]
    [InlineData("-- schema/site.graphql --\ntype {", "schema/site.graphql:1:6")]
    public async Task A_commit_that_breaks_the_model_leaves_the_last_good_one_served(string listing, string place)
    {
        await using var server = await TestServer.StartAsync();
        var good = server.Repository.Head;
        var bad = server.Repository.Commit(listing);
        await Eventually.True(() => Status(server) == "stale", "the server tells that it is stale");
        var failure = (await server.GetAsync("/health/ready")).Json.GetProperty("failure");
        Assert.Equal(bad, failure.GetProperty("commit").GetString());
        Assert.Equal("The commit cannot be served. The server's log and 'content-api check' say why.", failure.GetProperty("message").GetString());
        Assert.Contains(server.Log, line => line.Contains(place));
        Assert.Equal(good, (await server.PostAsync(Title)).Header("Content-Commit"));

        server.Repository.Git("checkout", "--quiet", good, "--", "schema");
        var mended = server.Repository.Commit();
        await Served(server, mended);
        Assert.Equal("ready", Status(server));
    }

    [Fact]
    public async Task A_new_model_gives_a_new_API_and_the_old_model_keeps_the_old_one()
    {
        await using var server = await TestServer.StartAsync();
        const string Query = "{ reports { nodes { year } } }";
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (await server.PostAsync(Query)).Error.Code);
        var schema = (await server.GetAsync("/graphql/schema.graphql")).ETag;

        var content = server.Repository.Commit("-- content-repo/reports/first.yaml --\ntitle: First report\nyear: 2021\n");
        await Served(server, content);
        Assert.Equal(schema, (await server.GetAsync("/graphql/schema.graphql")).ETag);

        var model = server.Repository.Commit("-- schema/year.graphql --\nextend type Report { year: Int }\n");
        await Served(server, model);
        Assert.NotEqual(schema, (await server.GetAsync("/graphql/schema.graphql")).ETag);
        Assert.Equal("""{"data":{"reports":{"nodes":[{"year":2021}]}}}""", (await server.PostAsync(Query)).Text);
    }

    [Fact]
    public async Task A_deleted_ref_makes_the_server_stale_until_it_exists_again()
    {
        await using var server = await TestServer.StartAsync();
        var commit = server.Repository.Head;
        server.Repository.Git("update-ref", "-d", "HEAD");
        await Eventually.True(() => Status(server) == "stale", "the server tells that it is stale");
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal("The ref cannot be followed. The server's log says why.", ready.Json.GetProperty("failure").GetProperty("message").GetString());
        Assert.DoesNotContain(server.Repository.Path, ready.Text);
        Assert.Contains(server.Log, line => line.Contains("no commit yet"));
        Assert.Equal(commit, (await server.PostAsync(Title)).Header("Content-Commit"));

        server.Repository.Git("update-ref", "HEAD", commit);
        await Eventually.True(() => Status(server) == "ready", "the server is ready again");
        Assert.False((await server.GetAsync("/health/ready")).Json.TryGetProperty("failure", out _));
    }

    [Fact]
    public async Task After_two_commits_in_quick_succession_the_second_is_served()
    {
        await using var server = await TestServer.StartAsync();
        string last = "";
        for (var i = 1; i <= 5; i++) last = server.Repository.Commit($"-- content-repo/pages/about.md --\n---\ntitle: Version {i}\n---\n");
        Assert.Equal("Version 5", TitleIn(await Served(server, last)));
    }

    [Fact]
    public async Task Every_answer_during_a_change_is_of_exactly_one_commit()
    {
        await using var server = await TestServer.StartAsync();
        var titles = new Dictionary<string, string> { [server.Repository.Head] = "About us" };
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            var answers = new List<(string Commit, string Title)>();
            while (!stop.IsCancellationRequested)
            {
                var answer = await server.PostAsync(Title);
                answers.Add((answer.Header("Content-Commit")!, TitleIn(answer)!));
                Assert.Equal(answers[^1].Commit, answer.Json.GetProperty("data").GetProperty("snapshot").GetProperty("oid").GetString());
            }
            return answers;
        });
        for (var i = 1; i <= 3; i++)
        {
            var commit = server.Repository.Commit($"-- content-repo/pages/about.md --\n---\ntitle: Version {i}\n---\n");
            titles[commit] = $"Version {i}";
            await Served(server, commit);
        }
        await stop.CancelAsync();
        var seen = await asking;
        Assert.All(seen, answer => Assert.Equal(titles[answer.Commit], answer.Title));
        Assert.Equal(titles.Keys, seen.Select(answer => answer.Commit).Distinct());
    }

    /// <summary>Waits until the commit is served and returns its answer to <see cref="Title"/>.</summary>
    static async Task<Answer> Served(TestServer server, string commit)
    {
        Answer? answer = null;
        await Eventually.True(() => (answer = server.PostAsync(Title).Result).Header("Content-Commit") == commit, $"commit {commit} is served");
        return answer!;
    }

    static string? TitleIn(Answer answer) => answer.Json.GetProperty("data").GetProperty("page").GetProperty("title").GetString();

    static string? Status(TestServer server) => server.GetAsync("/health/ready").Result.Json.GetProperty("status").GetString();
}
