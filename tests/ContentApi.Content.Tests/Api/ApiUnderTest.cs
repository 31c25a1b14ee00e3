using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Api;

/// <summary>The API over a real repository that holds the files of a listing.</summary>
sealed class ApiUnderTest : IDisposable
{
    readonly GitRepository git;
    readonly SnapshotBuilder builder;
    GraphQLEngine engine;

    /// <param name="listing">Files below <c>schema/</c> and <c>content-repo/</c>; see <see cref="FileListing"/>.</param>
    public ApiUnderTest(string listing) : this(TestRepository.With(listing)) { }

    ApiUnderTest(TestRepository repository)
    {
        Repository = repository;
        git = GitRepository.Open(Repository.Path);
        builder = new SnapshotBuilder(git, new SnapshotOptions());
        Snapshot = Build();
        engine = new GraphQLEngine(ApiSchema.Build(Snapshot.Model));
    }

    /// <summary>The API over this project's own content and model, as they are in the working folder.</summary>
    public static ApiUnderTest OfProject() => new(ProjectFolder.Content());

    public TestRepository Repository { get; }
    public ContentSnapshot Snapshot { get; private set; }
    public GraphQLEngine Engine => engine;

    public void Commit(string listing)
    {
        Repository.Commit(listing);
        var model = Snapshot.Model;
        Snapshot = Build();
        if (Snapshot.Model != model) engine = new GraphQLEngine(ApiSchema.Build(Snapshot.Model));
    }

    /// <summary>Runs the query and compares the whole response; white space is ignored.</summary>
    public void Answers(string query, string expected, string? variables = null) =>
        Assert.Equal(Indented(expected), Indented(Ask(query, variables)));

    /// <summary>Runs the query and compares the message and the code of its only error.</summary>
    public void Refuses(string query, string message, string code, string? variables = null)
    {
        var error = Assert.Single(JsonNode.Parse(Ask(query, variables))!["errors"]!.AsArray())!;
        Assert.Equal((message, code), ((string?)error["message"], (string?)error["extensions"]!["code"]));
    }

    public JsonNode Data(string query, string? variables = null)
    {
        var response = JsonNode.Parse(Ask(query, variables))!;
        Assert.Null(response["errors"]);
        return response["data"]!;
    }

    string Ask(string query, string? variables)
    {
        using var writer = new ResponseWriter();
        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(query), State = new SnapshotReader(Snapshot),
            Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
        };
        engine.Execute(request, writer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    ContentSnapshot Build()
    {
        var result = builder.Build(git.Resolve("HEAD"), cancellation: TestContext.Current.CancellationToken);
        Assert.True(result.Snapshot is not null, string.Join('\n', result.Diagnostics));
        return result.Snapshot;
    }

    static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(indented);

    public void Dispose()
    {
        git.Dispose();
        Repository.Dispose();
    }
}
