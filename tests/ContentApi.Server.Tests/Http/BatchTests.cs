using System.Text.Json;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Tests.Http;

public sealed class BatchTests
{
    const string GraphQLResponse = "application/graphql-response+json";

    static Task<TestServer> Start(int size = 3, int maxResponseBytes = 1 << 20) =>
        TestServer.StartAsync(configure: options => (options.MaxBatchSize, options.MaxResponseBytes) = (size, maxResponseBytes));

    static Task<Answer> Post(TestServer server, string body, string? ifNoneMatch = null) =>
        server.SendAsync(HttpMethod.Post, "/graphql", body, accept: GraphQLResponse, ifNoneMatch: ifNoneMatch);

    [Fact]
    public async Task Batches_are_off_unless_they_are_allowed()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await Post(server, """[{"query":"{__typename}"}]""");
        Assert.Equal((400, ErrorCodes.BadRequest), (answer.Status, answer.Error.Code));
        Assert.Contains("Batches are not supported", answer.Error.Message);
    }

    [Fact]
    public async Task Each_request_is_answered_in_its_place_and_a_faulty_one_fails_alone()
    {
        await using var server = await Start(10);
        var answer = await Post(server, """
            [
              {"query":"{ a: __typename }"},
              {"query":"{"},
              {"query":7},
              {"query":"query($s: String) { page(slug: $s) { title } }","variables":{"s":"about"},"extensions":{"cost":true}},
              {"nothing":{"deep":[1,{"query":"{a}"}]}},
              {"query":"query A { a: __typename } query B { b: __typename }","operationName":"B"},
              {"query":"{ \ud800 }"},
              {"documentId":"sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"},
              {"query":"mutation { m }"}
            ]
            """);
        Assert.Equal((200, "application/graphql-response+json; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(server.Repository.Head, answer.Header("Content-Commit"));
        var items = answer.Json.EnumerateArray().ToArray();
        Assert.Equal(9, items.Length);
        Assert.Equal("""{"data":{"a":"Query"}}""", items[0].GetRawText());
        Assert.Equal("GRAPHQL_PARSE_FAILED", Code(items[1]));
        Assert.Equal("BAD_REQUEST", Code(items[2]));
        Assert.StartsWith("""{"data":{"page":{"title":"About us"}},"extensions":{"cost":{"cost":2,""", items[3].GetRawText());
        Assert.Equal("BAD_REQUEST", Code(items[4]));
        Assert.Equal("""{"data":{"b":"Query"}}""", items[5].GetRawText());
        Assert.Equal("BAD_REQUEST", Code(items[6]));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(items[7]));
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", Code(items[8]));
        Assert.Null(answer.ETag);
    }

    [Theory]
    [InlineData("[]", "The batch is empty", "BAD_REQUEST")]
    [InlineData("""["{a}"]""", "Each item of a batch must be a JSON object; a string was given", "BAD_REQUEST")]
    [InlineData("""[{"query":"{a}"},null]""", "Each item of a batch must be a JSON object; null was given", "BAD_REQUEST")]
    [InlineData("""[{"query":"{a}"}""", "not valid JSON", "BAD_REQUEST")]
    [InlineData("""[{"query":"{a}"}] x""", "not valid JSON", "BAD_REQUEST")]
    [InlineData("""[{"query":"{a}"},{"query":"{a}"},{"query":"{a}"},{"query":"{a}"}]""", "The batch has more requests than the limit MaxBatchSize, which is 3.",
        "REQUEST_TOO_LARGE")]
    public async Task A_body_that_is_no_valid_batch_is_refused_as_a_whole(string body, string message, string code)
    {
        await using var server = await Start();
        var answer = await Post(server, body);
        Assert.Equal((400, code), (answer.Status, answer.Error.Code));
        Assert.Contains(message, answer.Error.Message);
    }

    [Fact]
    public async Task A_batch_has_an_entity_tag_of_all_its_requests()
    {
        await using var server = await Start();
        var first = await Post(server, """[{"query":"{ a: __typename }"},{"query":"{ b: __typename }"}]""");
        var other = await Post(server, """[{"query":"{ b: __typename }"},{"query":"{ a: __typename }"}]""");
        Assert.NotNull(first.ETag);
        Assert.NotEqual(first.ETag, other.ETag);
        var again = await Post(server, """[{"query":"{ a: __typename }"},{"query":"{ b: __typename }"}]""", first.ETag);
        Assert.Equal((304, 0), (again.Status, again.Bytes.Length));
    }

    [Fact]
    public async Task The_limit_of_the_response_holds_for_the_batch_as_a_whole()
    {
        await using var server = await Start(maxResponseBytes: 1_000);
        var query = JsonSerializer.Serialize(new { query = $"{{ {string.Concat(Enumerable.Range(0, 30).Select(i => $"n{i}: __typename "))} }}" });
        var items = (await Post(server, $"[{query},{query},{query}]")).Json.EnumerateArray().ToArray();
        Assert.Equal([null, null, "RESPONSE_TOO_LARGE"], items.Select(item => item.TryGetProperty("errors", out _) ? Code(item) : null));
    }

    [Fact]
    public async Task The_cost_is_sent_on_request_and_changes_the_entity_tag()
    {
        await using var server = await Start();
        var plain = await Post(server, """{"query":"{ pages(first: 5) { nodes { title } } }"}""");
        var told = await Post(server, """{"query":"{ pages(first: 5) { nodes { title } } }","extensions":{"cost":true}}""");
        Assert.False(plain.Json.TryGetProperty("extensions", out _));
        Assert.Equal(11, told.Json.GetProperty("extensions").GetProperty("cost").GetProperty("cost").GetInt32());
        Assert.NotEqual(plain.ETag, told.ETag);
        var path = "/graphql?query=" + Uri.EscapeDataString("{ pages(first: 5) { nodes { title } } }") + "&extensions=%7B%22cost%22:true%7D";
        Assert.Equal(told.ETag, (await server.GetAsync(path, GraphQLResponse)).ETag);
    }

    static string Code(JsonElement item) => item.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
}
