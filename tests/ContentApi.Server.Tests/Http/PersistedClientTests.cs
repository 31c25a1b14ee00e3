using System.Diagnostics;
using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

/// <summary>
/// Clients from npm that persist their queries automatically, against real servers. <c>PersistedClients/ask.mjs</c> runs them in Node.js.
/// </summary>
public sealed class PersistedClientTests
{
    const string NotFound = "PersistedQueryNotFound", NotSupported = "PersistedQueryNotSupported";

    static readonly string script = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Server.Tests/Http/PersistedClients/ask.mjs");

    /// <summary>The client, and the method of a request that names the document by its hash alone.</summary>
    public static TheoryData<string, string> Clients() => new() { { "urql", "GET" }, { "apollo", "POST" }, { "apollo-get", "GET" } };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_registers_its_query_once_and_then_sends_the_hash_alone(string name, string hashMethod)
    {
        await using var server = await TestServer.StartAsync();
        using var client = Start(name);
        var first = await AskAsync(client, server);
        Assert.Equal([(hashMethod, false, true, NotFound), (first[1].Method, true, true, null)], first.Select(Shape));
        Assert.Equal([(hashMethod, false, true, null)], (await AskAsync(client, server)).Select(Shape));

        // Another server stands for the same server after a restart: it knows no document. It has the answer, because the text was sent without its hash.
        await using var restarted = await TestServer.StartAsync();
        for (var i = 0; i < 2; i++) await restarted.PostAsync(first[1].Query!, variables: new { slug = "about" });
        Assert.Equal([(hashMethod, false, true, NotFound), (first[1].Method, true, true, null)], (await AskAsync(client, restarted)).Select(Shape));
        Assert.Equal([(hashMethod, false, true, null)], (await AskAsync(client, restarted)).Select(Shape));
        Assert.Equal([(hashMethod, false, true, null)], (await AskAsync(client, server)).Select(Shape));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_sends_only_texts_after_the_server_said_that_it_keeps_no_documents(string name, string hashMethod)
    {
        await using var server = await TestServer.StartAsync(configure: options => options.AutomaticPersistedQueries = false);
        using var client = Start(name);
        var first = await AskAsync(client, server);
        Assert.Equal([(hashMethod, false, true, NotSupported), (first[1].Method, true, false, null)], first.Select(Shape));
        Assert.Equal([(first[1].Method, true, false, null)], (await AskAsync(client, server)).Select(Shape));
    }

    static (string Method, bool HasQuery, bool HasHash, string? Error) Shape(Request request) =>
        (request.Method, request.Query is not null, request.Named, request.Error);

    static Process Start(string name) =>
        Process.Start(new ProcessStartInfo("node", [script, name]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Makes the client send its query to the server, which must answer with the title.</summary>
    /// <returns>The requests that the client sent for this query.</returns>
    static async Task<List<Request>> AskAsync(Process client, TestServer server)
    {
        await client.StandardInput.WriteLineAsync($"{server.Url}graphql");
        await client.StandardInput.FlushAsync();
        var line = await client.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(line);
        var told = JsonSerializer.Deserialize<Told>(line, JsonSerializerOptions.Web)!;
        Assert.Equal(("About us", null), (told.Title, told.Error));
        return told.Requests;
    }

    sealed record Told(string? Title, string? Error, List<Request> Requests);

    /// <param name="Query">The text of the document; null if it was not sent.</param>
    /// <param name="Named">Whether the hash was sent.</param>
    /// <param name="Error">The message of the first error in the answer; null if there is none.</param>
    sealed record Request(string Method, string? Query, bool Named, string? Error);
}
