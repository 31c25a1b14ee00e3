using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Tests.Http;

public sealed class TrustedDocumentTests : IDisposable
{
    const string Title = "{ page(slug: \"about\") { title } }";
    const string Expected = """{"data":{"page":{"title":"About us"}}}""";

    readonly string folder = Directory.CreateTempSubdirectory("trusted-documents-").FullName;

    static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
        File.WriteAllText(Path.Combine(folder, name), content);
    }

    Task<TestServer> Start(bool only = false) =>
        TestServer.StartAsync(configure: options => (options.TrustedDocuments, options.TrustedDocumentsOnly) = (folder, only));

    static Task<Answer> Ask(TestServer server, string id) => server.SendAsync(HttpMethod.Post, "/graphql", $$"""{"documentId":"{{id}}"}""");

    [Fact]
    public async Task A_file_is_known_by_the_hash_of_its_bytes_and_of_its_text_without_the_last_line_break()
    {
        Write("deep/title.graphql", Title + "\n");
        Write("other.gql", "{ snapshot { ref } }");
        Write("notes.txt", "no document");
        await using var server = await Start();
        Assert.Equal(Expected, (await Ask(server, $"sha256:{Hash(Title + "\n")}")).Text);
        Assert.Equal(Expected, (await Ask(server, $"sha256:{Hash(Title)}")).Text);
        Assert.Equal(200, (await Ask(server, $"sha256:{Hash("{ snapshot { ref } }")}")).Status);
        Assert.Equal(Expected, (await server.GetAsync($"/graphql?documentId=sha256:{Hash(Title)}")).Text);
    }

    [Fact]
    public async Task Manifests_of_build_tools_define_the_ids()
    {
        Write("persisted-documents.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["0123456789abcdef0123456789abcdef"] = Title }));
        Write("apollo.json", $$"""{"format":"apollo-persisted-query-manifest","version":1,"operations":"""
            + $$"""[{"id":"{{Hash("{ __typename }")}}","name":"T","type":"query","body":"{ __typename }"}]}""");
        await using var server = await Start();
        Assert.Equal(Expected, (await Ask(server, "0123456789abcdef0123456789abcdef")).Text);
        Assert.Equal(Expected, (await Ask(server, $"sha256:{Hash(Title)}")).Text);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await Ask(server, Hash("{ __typename }"))).Text);
        var apollo = await server.SendAsync(
            HttpMethod.Post, "/graphql", $$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Hash("{ __typename }")}}}}"}}}""");
        Assert.Equal("""{"data":{"__typename":"Query"}}""", apollo.Text);
    }

    [Fact]
    public async Task With_trusted_documents_only_no_other_document_is_executed()
    {
        Write("title.graphql", Title);
        await using var server = await Start(only: true);
        Assert.Equal(Expected, (await Ask(server, $"sha256:{Hash(Title)}")).Text);
        Assert.Equal(Expected, (await server.PostAsync(Title)).Text);
        var refused = await server.PostAsync(Title + " ");
        Assert.Equal((200, ErrorCodes.QueryNotInSafelist, null), (refused.Status, refused.Error.Code, refused.ETag));
        Assert.Equal(ErrorCodes.QueryNotInSafelist, (await server.PostAsync("{ __schema { types { name } } }")).Error.Code);
        Assert.Equal(ErrorCodes.QueryNotInSafelist, (await server.GetAsync("/graphql?query={__typename}")).Error.Code);
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Ask(server, $"sha256:{Hash("{ __typename }")}")).Error.Code);
        var registering = await server.SendAsync(
            HttpMethod.Post, "/graphql",
            $$$$"""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Hash("{ __typename }")}}}}"}}}""");
        Assert.Equal(ErrorCodes.QueryNotInSafelist, registering.Error.Code);
    }

    [Fact]
    public async Task A_document_that_is_invalid_for_the_schema_is_logged_and_answered_with_its_errors()
    {
        Write("unfit.graphql", "{ nothing }");
        await using var server = await Start();
        Assert.Equal(ErrorCodes.ValidationFailed, (await Ask(server, $"sha256:{Hash("{ nothing }")}")).Error.Code);
        Assert.Contains("unfit.graphql does not fit the schema: Cannot query field \"nothing\" on type \"Query\".", Assert.Single(server.Log));
    }

    [Theory]
    [InlineData("a.graphql", "{ open", "a.graphql cannot be used: Syntax Error: Expected Name, found <EOF>. at 1:7.")]
    [InlineData("a.json", "{", "a.json cannot be used: it is not valid JSON")]
    [InlineData("a.json", "[]", "a.json cannot be used: it is not a JSON object of documents by their ids.")]
    [InlineData("a.json", """{"id":7}""", "a.json cannot be used: \"id\" is not the text of a document.")]
    [InlineData("a.json", """{"id":"{"}""", "a.json (id) cannot be used: Syntax Error")]
    [InlineData("a.json", """{"version":1,"operations":[{"id":"x"}]}""", "has no \"id\" or no \"body\".")]
    [InlineData("a.json", """{"version":2,"operations":[]}""", "its version is not 1.")]
    [InlineData("a.json", """{"id":"{a}","id":"{b}"}""", "the id 'id' already names another document.")]
    public async Task A_faulty_file_keeps_the_server_from_starting_and_is_named(string name, string content, string message)
    {
        Write(name, content);
        Assert.Contains(message, (await Assert.ThrowsAsync<CommandFailure>(() => Start())).Message);
    }

    [Fact]
    public async Task A_missing_folder_is_reported()
    {
        var failure = await Assert.ThrowsAsync<CommandFailure>(
            () => TestServer.StartAsync(configure: options => options.TrustedDocuments = Path.Combine(folder, "none")));
        Assert.Contains("There is no folder", failure.Message);
    }

    [Fact]
    public void The_option_trusted_documents_only_needs_trusted_documents()
    {
        var failure = Assert.Throws<CommandFailure>(() => Settings.Read(folder, [], [KeyValuePair.Create("TrustedDocumentsOnly", (string?)"true")]));
        Assert.Contains("TrustedDocumentsOnly is set", failure.Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
