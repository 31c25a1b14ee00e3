using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Tests.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Queries;

/// <summary>The API over a real repository, queried without a server. One builder builds all commits, each from the one before it.</summary>
sealed class QueriedSite : IDisposable
{
    static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SnapshotUnderTest content;
    readonly GraphQLEngineOptions limits;

    /// <param name="repository">A repository with a commit. Dispose deletes it.</param>
    /// <param name="limits">The options of the engine; null for the defaults.</param>
    public QueriedSite(TestRepository repository, GraphQLEngineOptions? limits = null)
    {
        content = new(repository);
        // The time limit would end requests of a thread that waits for a processor.
        this.limits = (limits ?? new()) with { MaxExecutionMilliseconds = 600_000 };
        Snapshot = content.Snapshot();
        Engine = EngineOf(Snapshot);
    }

    /// <param name="listing">The files of the first commit: see <see cref="FileListing"/>.</param>
    public QueriedSite(string listing) : this(TestRepository.With(listing)) { }

    public TestRepository Repository => content.Repository;
    public ContentSnapshot Snapshot { get; private set; }
    public GraphQLEngine Engine { get; private set; }

    public static QueriedSite InBulk(IEnumerable<(string Path, string Text)> files, GraphQLEngineOptions? limits = null)
    {
        var repository = TestRepository.Empty();
        repository.CommitInBulk(files);
        return new(repository, limits);
    }

    /// <summary>Commits the files of the listing and the deletions.</summary>
    public void Commit(string listing, params ReadOnlySpan<string> deleted)
    {
        foreach (var path in deleted) content.Repository.Delete(path);
        content.Repository.Commit(listing);
        Serve(content.Snapshot());
    }

    /// <param name="files">All files of the commit.</param>
    public void CommitInBulk(IEnumerable<(string Path, string Text)> files)
    {
        content.Repository.CommitInBulk(files);
        Serve(content.Snapshot());
    }

    public Answer Ask(string query, object? variables = null)
    {
        using var writer = new ResponseWriter();
        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(query), State = new SnapshotReader(Snapshot),
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
        };
        Engine.Execute(request, writer, TestContext.Current.CancellationToken);
        return new(writer.Written.ToArray());
    }

    /// <summary>Executes the query and compares the whole of <c>data</c>; white space is ignored.</summary>
    public void Answers(string query, string data, object? variables = null)
    {
        var answer = Ask(query, variables);
        var root = JsonNode.Parse(answer.Bytes)!;
        Assert.True(root["errors"] is null, answer.Text);
        Assert.Equal(JsonNode.Parse(data)!.ToJsonString(indented), root["data"]!.ToJsonString(indented));
    }

    /// <summary>Executes the query and compares the message and the code of its only error.</summary>
    public void Refuses(string query, string message, string code = "BAD_USER_INPUT", object? variables = null)
    {
        var answer = Ask(query, variables);
        Assert.Equal(1, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal((message, code), answer.Error);
    }

    void Serve(ContentSnapshot next)
    {
        var model = Snapshot.Model;
        Snapshot = next;
        if (next.Model != model) Engine = EngineOf(next);
    }

    GraphQLEngine EngineOf(ContentSnapshot of) => new(ApiSchema.Build(of.Model), limits);

    public void Dispose() => content.Dispose();
}

/// <summary>The response to a query.</summary>
sealed record Answer(byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
    public JsonElement Json => JsonElement.Parse(Bytes);

    /// <summary>The message and the code of the first error.</summary>
    public (string? Message, string? Code) Error
    {
        get
        {
            var error = Json.GetProperty("errors")[0];
            return (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString());
        }
    }
}
