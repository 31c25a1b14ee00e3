using System.IO.Compression;
using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

public sealed class AnswerCacheTests
{
    const string Title = "query($slug: String) { page(slug: $slug) { title } }";

    static string Content(int pages) => SampleContent.Listing
        + string.Concat(Enumerable.Range(0, pages).Select(i => $"\n-- content-repo/pages/n{i}.md --\n---\ntitle: Page {i}\n---\n{new string('x', 2_000)}\n"));

    static long Made(TestServer server) => server.Content.Api.Answers.Made;

    [Fact]
    public async Task A_repeated_request_is_not_executed_again()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.PostAsync(Title, variables: new { slug = "about" });
        var made = Made(server);
        // The same bytes, and the same request written differently.
        string[] bodies =
        [
            JsonSerializer.Serialize(new { query = Title, variables = new { slug = "about" } }),
            $$"""{"variables": { "slug" : "about" }, "query": {{JsonSerializer.Serialize(Title)}}, "operationName": null}""",
            $$"""{"variables":{"slug":"home","slug":"\u0061bout"},"query":{{JsonSerializer.Serialize(Title)}}}""",
        ];
        foreach (var body in bodies.Concat(bodies))
        {
            var answer = await server.SendAsync(HttpMethod.Post, "/graphql", body);
            Assert.Equal((200, first.Text, first.ETag), (answer.Status, answer.Text, answer.ETag));
        }
        var byUrl = await server.GetAsync($"/graphql?query={Uri.EscapeDataString(Title)}&variables={Uri.EscapeDataString("{\"slug\":\"about\"}")}");
        Assert.Equal((first.Text, first.ETag), (byUrl.Text, byUrl.ETag));
        Assert.Equal(made, Made(server));
        Assert.Equal("About us", first.Json.GetProperty("data").GetProperty("page").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Another_request_has_another_answer()
    {
        await using var server = await TestServer.StartAsync();
        const string two = "query A($slug: String) { page(slug: $slug) { title } } query B($slug: String) { page(slug: $slug) { slug } }";
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("{\"data\":{\"page\":{\"title\":\"About us\"}}}",
                (await server.PostAsync(two, variables: new { slug = "about" }, operationName: "A")).Text);
            Assert.Equal("{\"data\":{\"page\":{\"slug\":\"about\"}}}",
                (await server.PostAsync(two, variables: new { slug = "about" }, operationName: "B")).Text);
            Assert.Equal("{\"data\":{\"page\":{\"title\":\"Welcome\"}}}",
                (await server.PostAsync(two, variables: new { slug = "home" }, operationName: "A")).Text);
            Assert.Equal("{\"data\":{\"page\":null}}", (await server.PostAsync(two, variables: new { slug = "none" }, operationName: "A")).Text);
            Assert.Contains("exactly one of the arguments", (await server.PostAsync(two, operationName: "A")).Text);
            Assert.Equal("application/graphql-response+json; charset=utf-8",
                (await server.PostAsync(Title, accept: "application/graphql-response+json", variables: new { slug = "about" })).ContentType);
            Assert.Equal("application/json; charset=utf-8", (await server.PostAsync(Title, variables: new { slug = "about" })).ContentType);
            Assert.Contains("\"cost\"", (await server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}","extensions":{"cost":true}}""")).Text);
            Assert.DoesNotContain("\"cost\"",
                (await server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}","extensions":{"cost":false}}""")).Text);
        }
    }

    /// <summary>The key in the cache is the bytes of a request. A body and a URL with the same bytes have different keys.</summary>
    [Fact]
    public async Task A_body_with_the_bytes_of_a_URL_is_not_answered_as_that_URL()
    {
        await using var server = await TestServer.StartAsync();
        const string path = "/graphql?query={__typename}";
        for (var i = 0; i < 3; i++)
        {
            var get = await server.GetAsync(path);
            Assert.Equal(200, get.Status);
            Assert.Equal(400, (await server.SendAsync(HttpMethod.Post, "/graphql", path)).Status);
            Assert.Equal(400, (await server.SendAsync(HttpMethod.Post, "/graphql", "/graphql?query=%7B__typename%7D")).Status);
            Assert.Equal(415, (await server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", contentType: "text/plain")).Status);
            Assert.Equal(200, (await server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""")).Status);
        }
    }

    [Fact]
    public async Task A_commit_drops_the_answers_that_it_changes_and_no_others()
    {
        await using var server = await TestServer.StartAsync(Content(20));
        async Task<string> Ask(string slug) => (await server.PostAsync(Title, variables: new { slug })).Text;
        var (about, home) = (await Ask("about"), await Ask("home"));
        var made = Made(server);

        await CommitAsync(server, "-- content-repo/pages/home.md --\n---\ntitle: Hello\n---\n");
        Assert.Equal(about, await Ask("about"));
        Assert.Equal(made, Made(server));
        Assert.Equal("{\"data\":{\"page\":{\"title\":\"Hello\"}}}", await Ask("home"));
        Assert.NotEqual(home, await Ask("home"));
        Assert.Equal(made + 1, Made(server));
    }

    [Fact]
    public async Task An_answer_that_outlives_a_commit_has_the_entity_tag_of_the_new_commit()
    {
        await using var server = await TestServer.StartAsync(Content(20));
        var old = await server.PostAsync(Title, variables: new { slug = "about" });
        var commit = await CommitAsync(server, "-- content-repo/pages/home.md --\n---\ntitle: Hello\n---\n");
        var kept = await server.PostAsync(Title, variables: new { slug = "about" });
        Assert.Equal((old.Text, commit), (kept.Text, kept.Header("Content-Commit")));
        Assert.NotEqual(old.ETag, kept.ETag);
        // A server that never served the commit before gives the same tag.
        await using var other = await TestServer.StartAsync(server.Repository.Clone("--bare"));
        var fresh = await other.PostAsync(Title, variables: new { slug = "about" });
        Assert.Equal((kept.Text, kept.ETag, commit), (fresh.Text, fresh.ETag, fresh.Header("Content-Commit")));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, *;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("br;q=0.5, identity", null)]
    [InlineData("zstd", null)]
    [InlineData("nonsense;;", null)]
    [InlineData(null, null)]
    public async Task An_answer_from_the_cache_is_compressed(string? accepted, string? encoding)
    {
        await using var server = await TestServer.StartAsync(Content(1));
        const string body = """{"query":"{ page(slug: \"n0\") { body { html } } }"}""";
        Task<Answer> Ask(string? ifNoneMatch = null) =>
            server.SendAsync(HttpMethod.Post, "/graphql", body, ifNoneMatch: ifNoneMatch, headers: accepted is null ? [] : [("Accept-Encoding", accepted)]);
        var plain = await server.SendAsync(HttpMethod.Post, "/graphql", body);
        for (var i = 0; i < 3; i++)
        {
            var answer = await Ask();
            Assert.Equal(encoding, answer.Header("Content-Encoding"));
            Assert.Equal(plain.Bytes, Decode(answer.Bytes, encoding));
            Assert.Equal(encoding is null ? plain.ETag : $"{plain.ETag![..^1]}.{encoding}\"", answer.ETag);
            Assert.Equal(answer.Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Content-Length"));
            Assert.Equal("Accept, Accept-Encoding", answer.Header("Vary"));
            if (encoding is not null) Assert.True(answer.Bytes.Length < 300);
            Assert.Equal((304, 304), ((await Ask(answer.ETag)).Status, (await Ask(plain.ETag)).Status));
        }
    }

    static byte[] Decode(byte[] bytes, string? encoding)
    {
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress),
            _ => new MemoryStream(bytes),
        };
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    [Fact]
    public async Task The_cache_keeps_to_its_limit_and_a_flood_of_different_requests_does_not_empty_it()
    {
        const int room = 400_000;
        await using var server = await TestServer.StartAsync(Content(2), options => options.AnswerCacheBytes = room);
        const string popular = "{ page(slug: \"n0\") { body { html } } }";
        for (var i = 0; i < 5; i++) await server.PostAsync(popular);
        for (var i = 0; i < 400; i++)
        {
            await server.PostAsync($"{{ page(slug: \"n1\") {{ x{i}: body {{ html }} }} }}");
            if (i % 20 == 0) await server.PostAsync(popular);
            Assert.InRange(server.Content.Api.Answers.Bytes, 1, room);
        }
        var made = Made(server);
        await server.PostAsync(popular);
        Assert.Equal(made, Made(server));
        // Most of the 400 answers have been removed.
        Assert.InRange(server.Content.Api.Answers.Count, 10, 200);
    }

    [Fact]
    public async Task A_cache_of_0_bytes_remembers_nothing()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.AnswerCacheBytes = 0);
        var first = await server.PostAsync(Title, variables: new { slug = "about" });
        var second = await server.PostAsync(Title, variables: new { slug = "about" });
        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        Assert.Equal((0, 0L, 0L), (server.Content.Api.Answers.Count, server.Content.Api.Answers.Bytes, Made(server)));
        Assert.Equal(304, (await server.PostAsync(Title, ifNoneMatch: first.ETag, variables: new { slug = "about" })).Status);
    }

    /// <summary>Ten clients send requests while commits arrive: each answer must match the commit that it names.</summary>
    [Fact]
    public async Task Every_answer_is_of_the_commit_that_it_names()
    {
        await using var server = await TestServer.StartAsync(Content(20), options => options.Ref = "main");
        var editions = new System.Collections.Concurrent.ConcurrentDictionary<string, string> { [server.Repository.Head] = "Welcome" };
        using var done = new CancellationTokenSource();
        var asked = 0;
        var clients = Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var answer = await server.PostAsync("{ page(slug: \"home\") { title } snapshot { oid } }");
                var other = await server.PostAsync(Title, variables: new { slug = "home" });
                foreach (var one in new[] { answer, other })
                    Assert.Equal(editions[one.Header("Content-Commit")!], one.Json.GetProperty("data").GetProperty("page").GetProperty("title").GetString());
                Assert.Equal(answer.Header("Content-Commit"), answer.Json.GetProperty("data").GetProperty("snapshot").GetProperty("oid").GetString());
                Interlocked.Add(ref asked, 2);
            }
        })).ToList();
        for (var i = 0; i < 12; i++)
        {
            // The title is stored before the commit can be served. Every fifth commit returns to an earlier title.
            var title = $"Edition {i % 5}";
            server.Repository.Git("checkout", "--quiet", "--detach");
            var commit = server.Repository.Commit($"-- content-repo/pages/home.md --\n---\ntitle: {title}\n---\n", $"Edition {i}");
            editions[commit] = title;
            server.Repository.Git("branch", "--force", "main", commit);
            server.Repository.Git("checkout", "--quiet", "main");
            await WaitForAsync(server, commit);
        }
        await done.CancelAsync();
        await Task.WhenAll(clients);
        Assert.True(asked > 100, $"{asked} asked");
    }

    static async Task<string> CommitAsync(TestServer server, string listing)
    {
        var commit = server.Repository.Commit(listing);
        await WaitForAsync(server, commit);
        return commit;
    }

    static async Task WaitForAsync(TestServer server, string commit)
    {
        for (var i = 0; server.Content.CommitOid != commit; i++)
        {
            Assert.True(i < 1_000, $"{commit} is not served");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
