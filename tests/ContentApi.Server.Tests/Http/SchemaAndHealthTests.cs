using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

public class SchemaAndHealthTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_schema_is_served_as_SDL_and_cached_by_its_tag()
    {
        var answer = await shared.Server.GetAsync("/graphql/schema.graphql");
        Assert.Equal((200, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Contains("type Page implements Entry {", answer.Text);
        Assert.Equal(shared.Server.Repository.Head, answer.Header("Content-Commit"));
        Assert.Equal(304, (await shared.Server.GetAsync("/graphql/schema.graphql", ifNoneMatch: answer.ETag)).Status);
        Assert.Equal(200, (await shared.Server.GetAsync("/graphql/schema.graphql", ifNoneMatch: "\"other\"")).Status);
    }

    [Fact]
    public async Task Ready_names_the_commit_and_counts_entries_and_diagnostics()
    {
        var answer = await shared.Server.GetAsync("/health/ready");
        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$$"""{"status":"ready","commit":"{{{shared.Server.Repository.Head}}}","ref":"HEAD","entries":5,"diagnostics":{"errors":1,"warnings":2}}""",
            answer.Text);
    }

    [Fact]
    public async Task Before_the_first_snapshot_the_server_lives_and_is_not_ready()
    {
        await using var server = await TestServer.StartWithoutContentAsync();
        Assert.Equal(200, (await server.GetAsync("/health/live")).Status);
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal((503, "starting"), (ready.Status, ready.Json.GetProperty("status").GetString()));
        foreach (var answer in (Answer[])
            [await server.PostAsync("{__typename}"), await server.GetAsync("/graphql/schema.graphql"), await server.GetAsync("/graphql", accept: "text/html")])
        {
            Assert.Equal("application/json; charset=utf-8", answer.ContentType);
            Assert.Equal((503, "SERVICE_UNAVAILABLE"), (answer.Status, answer.Error.Code));
            Assert.Equal("1", answer.Header("Retry-After"));
        }
        server.Load();
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
        Assert.Equal(JsonValueKind.Object, (await server.PostAsync("{__typename}")).Json.GetProperty("data").ValueKind);
    }
}
