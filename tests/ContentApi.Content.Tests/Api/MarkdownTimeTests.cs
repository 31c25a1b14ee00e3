using System.Text;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Api;

/// <summary>The time limit of a request includes rendering Markdown. A request that exceeds it leaves no damaged state for the next one.</summary>
public sealed class MarkdownTimeTests
{
    const string Model = "type Page @singleton(path: \"page.md\", url: \"/\") { body: Markdown @body }";

    [Theory]
    [InlineData("html")]
    [InlineData("ast")]
    [InlineData("text")]
    [InlineData("excerpt(length: 100)")]
    [InlineData("headings { id }")]
    [InlineData("toc { id }")]
    [InlineData("wordCount")]
    [InlineData("readingTimeMinutes")]
    [InlineData("links { url }")]
    public void A_request_ends_while_a_long_text_is_parsed(string field)
    {
        var paragraphs = string.Concat(Enumerable.Repeat("Some *words* with [a link](https://example.org/) and `code`.\n\n", 4_000));
        using var api = new ApiUnderTest($"-- schema/a.graphql --\n{Model}\n-- content-repo/page.md --\n{paragraphs}");
        var hurried = new GraphQLEngine(ApiSchema.Build(api.Snapshot.Model), new() { MaxExecutionMilliseconds = 1 });
        var patient = new GraphQLEngine(ApiSchema.Build(api.Snapshot.Model), new() { MaxExecutionMilliseconds = 600_000 });
        var query = $"{{ page {{ body {{ {field} }} }} }}";

        Assert.Contains("\"EXECUTION_TIMEOUT\"", Ask(hurried, api.Snapshot, query));
        Assert.DoesNotContain("errors", Ask(patient, api.Snapshot, query));
    }

    static string Ask(GraphQLEngine engine, ContentSnapshot snapshot, string query)
    {
        using var writer = new ResponseWriter();
        engine.Execute(
            new GraphQLRequest { Query = Encoding.UTF8.GetBytes(query), State = new SnapshotReader(snapshot) }, writer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
