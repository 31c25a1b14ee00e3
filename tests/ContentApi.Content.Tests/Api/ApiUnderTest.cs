using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Tests.Queries;
using ContentApi.GraphQL;

namespace ContentApi.Content.Tests.Api;

/// <summary>The API over a real repository that holds the files of a listing.</summary>
sealed class ApiUnderTest : IDisposable
{
    readonly QueriedSite site;

    /// <param name="listing">Files below <c>schema/</c> and <c>content-repo/</c>; see <see cref="FileListing"/>.</param>
    public ApiUnderTest(string listing) => site = new(listing);

    ApiUnderTest(TestRepository repository) => site = new(repository);

    /// <summary>The API over this project's own content and model, as they are in the working folder.</summary>
    public static ApiUnderTest OfProject() => new(ProjectFolder.Content());

    public TestRepository Repository => site.Repository;
    public ContentSnapshot Snapshot => site.Snapshot;
    public GraphQLEngine Engine => site.Engine;

    public void Commit(string listing) => site.Commit(listing);

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

    string Ask(string query, string? variables) => site.Ask(query, variables is null ? null : JsonElement.Parse(variables)).Text;

    static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(indented);

    public void Dispose() => site.Dispose();
}
