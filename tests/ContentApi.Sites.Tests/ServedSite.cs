using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Server.Tests.CommandLine;

namespace ContentApi.Sites.Tests;

/// <summary>A repository that the built program serves. Dispose ends the program and deletes the repository.</summary>
sealed partial class ServedSite : IDisposable
{
    readonly TestRepository repository;
    readonly ContentApiProgram program;
    readonly HttpClient client;

    ServedSite(TestRepository repository, ContentApiProgram program, Uri url, string check) =>
        (this.repository, this.program, client, Check) = (repository, program,
            new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = url }, check);

    /// <summary>What <c>content-api check --verbose</c> prints of the commit.</summary>
    public string Check { get; }

    /// <summary>Commits all files of the repository, checks the commit and serves it.</summary>
    /// <param name="repository">The site's files.</param>
    /// <param name="model">The content model in SDL.</param>
    /// <param name="content">The folder that holds the content; a full stop for the root.</param>
    public static async Task<ServedSite> StartAsync(TestRepository repository, string model, string content = ".")
    {
        // Outside the content, as for a repository that knows nothing of this server.
        var schema = Directory.CreateDirectory(repository.Path + ".schema").FullName;
        await File.WriteAllTextAsync(Path.Combine(schema, "model.graphql"), model, TestContext.Current.CancellationToken);
        repository.Commit();
        string[] options = ["--repository", repository.Path, "--content", content, "--schema-file", schema];
        var (_, output, errors) = await ContentApiProgram.RunAsync(repository.Path, ["check", .. options, "--verbose"]);
        var program = ContentApiProgram.Start(repository.Path, ["serve", .. options, "--urls", "http://127.0.0.1:0"]);
        await Eventually.True(() => Listening.IsMatch(program.Output) || program.HasExited, "the site is served");
        var listening = Listening.Match(program.Output);
        Assert.True(listening.Success, program.Output + program.Errors + output + errors);
        return new(repository, program, new(listening.Groups[1].Value), output + errors);
    }

    /// <returns>The member <c>data</c> of the answer.</returns>
    /// <exception cref="Xunit.Sdk.XunitException">The answer has errors.</exception>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Gets all nodes of a connection field, page by page.</summary>
    /// <param name="field">The field of <c>Query</c>, such as <c>posts</c>.</param>
    /// <param name="selection">The fields of a node, such as <c>url title body { html }</c>.</param>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string field, string selection)
    {
        var nodes = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var connection = (await QueryAsync(
                $"query All($after: String) {{ {field}(first: 5, after: $after) {{ nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }} }} }}",
                    new { after }))
                .GetProperty(field);
            nodes.AddRange(connection.GetProperty("nodes").EnumerateArray());
            if (!connection.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) return nodes;
            after = connection.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        program.Dispose();
        Directory.Delete(repository.Path + ".schema", recursive: true);
        repository.Dispose();
    }

    [GeneratedRegex("Listening on (http://127.0.0.1:[0-9]+)/graphql")]
    private static partial Regex Listening { get; }
}
