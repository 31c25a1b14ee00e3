using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Server.Tests.Queries;

/// <summary>A server over a listing of files, queried over HTTP.</summary>
sealed class QueriedSite(TestServer server) : IAsyncDisposable
{
    static readonly JsonSerializerOptions indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TestServer Server { get; } = server;

    public static async Task<QueriedSite> StartAsync(string listing) => new(await TestServer.StartAsync(listing));

    /// <summary>Sends the query and compares the whole of <c>data</c>; white space is ignored.</summary>
    public async Task AnswersAsync(string query, string data, object? variables = null)
    {
        var answer = await Server.PostAsync(query, variables: variables);
        var root = JsonNode.Parse(answer.Bytes)!;
        Assert.True(root["errors"] is null, answer.Text);
        Assert.Equal(JsonNode.Parse(data)!.ToJsonString(indented), root["data"]!.ToJsonString(indented));
    }

    /// <summary>Sends the query and compares the message and the code of its only error.</summary>
    public async Task RefusesAsync(string query, string message, string code = "BAD_USER_INPUT", object? variables = null)
    {
        var answer = await Server.PostAsync(query, variables: variables);
        Assert.Equal(1, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal((message, code), answer.Error);
    }

    /// <summary>Commits the listing's files and waits until they are served.</summary>
    public async Task CommitAsync(string listing, params string[] deleted)
    {
        foreach (var path in deleted) Server.Repository.Delete(path);
        var head = Server.Repository.Commit(listing);
        await Eventually.TrueAsync(async () => (await Server.PostAsync("{__typename}")).Header("Content-Commit") == head, "the commit is served");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
