namespace ContentApi.Server.Tests.Http;

public class EntityTagTests(SharedServer shared) : IClassFixture<SharedServer>
{
    const string Query = "query Q($slug: String) { page(slug: $slug) { title } } query R { __typename }";

    TestServer Server => shared.Server;

    Task<Answer> Ask(string slug = "about", string operation = "Q", string query = Query, string? accept = null, string? ifNoneMatch = null) =>
        Server.PostAsync(query, accept, ifNoneMatch, new { slug }, operation);

    [Fact]
    public async Task The_same_request_has_the_same_strong_tag()
    {
        var (first, second) = (await Ask(), await Ask());
        Assert.Matches("^\"[A-Za-z0-9_-]{22}\"$", first.ETag);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Equal("no-cache", first.Header("Cache-Control"));
    }

    [Fact]
    public async Task Another_request_has_another_tag()
    {
        string?[] tags =
        [
            (await Ask()).ETag, (await Ask(slug: "home")).ETag, (await Ask(operation: "R")).ETag, (await Ask(query: Query + " ")).ETag,
            (await Ask(accept: "application/graphql-response+json")).ETag,
        ];
        Assert.Equal(tags.Length, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task An_answer_that_the_client_has_is_not_sent_again(string ifNoneMatch, int status)
    {
        var tag = (await Ask()).ETag;
        var answer = await Ask(ifNoneMatch: ifNoneMatch.Replace("{0}", tag));
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 304, answer.Bytes.Length == 0);
        Assert.Equal((tag, Server.Repository.Head), (answer.ETag, answer.Header("Content-Commit")));
    }

    [Fact]
    public async Task A_GET_is_answered_with_304_too()
    {
        const string Path = "/graphql?query={__typename}";
        var tag = (await Server.GetAsync(Path)).ETag;
        Assert.Equal(304, (await Server.GetAsync(Path, ifNoneMatch: tag)).Status);
    }

    [Fact]
    public async Task An_error_is_never_answered_with_304() =>
        Assert.Equal(400, (await Ask(query: "{", accept: "application/graphql-response+json", ifNoneMatch: "*")).Status);

    [Fact]
    public async Task The_tag_changes_with_the_commit()
    {
        await using var server = await TestServer.StartAsync();
        var before = await server.PostAsync("{ page(slug: \"about\") { title } }");
        var commit = server.Repository.Commit("-- content-repo/pages/home.md --\n---\ntitle: Changed\n---\n");
        await Eventually.True(() => server.PostAsync("{__typename}").Result.Header("Content-Commit") == commit, "the new commit is served");
        var after = await server.PostAsync("{ page(slug: \"about\") { title } }", ifNoneMatch: before.ETag);
        Assert.Equal(200, after.Status);
        Assert.Equal(before.Text, after.Text);
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Fact]
    public async Task Two_servers_at_one_commit_give_the_same_tag()
    {
        await using var other = await TestServer.StartAsync();
        Assert.Equal(Server.Repository.Head, other.Repository.Head);
        Assert.Equal((await Ask()).ETag, (await other.PostAsync(Query, variables: new { slug = "about" }, operationName: "Q")).ETag);
    }
}
