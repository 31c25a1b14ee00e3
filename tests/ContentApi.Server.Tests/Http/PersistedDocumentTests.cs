using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Tests.Http;

public sealed class PersistedDocumentTests
{
    const string Query = "query Q($slug: String) { page(slug: $slug) { title } }";
    const string Expected = """{"data":{"page":{"title":"About us"}}}""";
    const string Variables = """{"slug":"about"}""";

    static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    static string Apollo(string hash) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""";

    static string Body(string? query, string parameters) =>
        $$"""{{{(query is null ? "" : $"\"query\":{JsonSerializer.Serialize(query)},")}}"variables":{{Variables}},{{parameters}}}""";

    static Task<Answer> Post(TestServer server, string body, string? accept = null) => server.SendAsync(HttpMethod.Post, "/graphql", body, accept: accept);

    [Fact]
    public async Task The_id_of_the_specifications_example_is_correct()
    {
        Assert.Equal("7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e", Hash("query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"));
        await using var server = await TestServer.StartAsync();
        var answer = await Post(server, """{"documentId":"sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"}""");
        Assert.Equal((200, ErrorCodes.PersistedQueryNotFound), (answer.Status, answer.Error.Code));
    }

    public static TheoryData<string> Naming() => [$"\"extensions\":{Apollo(Hash(Query))}", $"\"documentId\":\"sha256:{Hash(Query)}\""];

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task A_document_that_was_sent_with_its_hash_is_then_known_by_the_hash(string naming)
    {
        await using var server = await TestServer.StartAsync();
        var unknown = await Post(server, Body(null, naming));
        Assert.Equal((200, ErrorCodes.PersistedQueryNotFound, "no-store", null),
            (unknown.Status, unknown.Error.Code, unknown.Header("Cache-Control"), unknown.ETag));
        Assert.Equal(400, (await Post(server, Body(null, naming), "application/graphql-response+json")).Status);

        Assert.Equal(Expected, (await Post(server, Body(Query, naming))).Text);
        foreach (var other in Naming())
        {
            var known = await Post(server, Body(null, other));
            Assert.Equal((200, Expected), (known.Status, known.Text));
            Assert.Equal((await Post(server, Body(Query, "\"x\":0"))).ETag, known.ETag);
        }

        var url = $"variables={Uri.EscapeDataString(Variables)}";
        Assert.Equal(Expected, (await server.GetAsync($"/graphql?documentId=sha256:{Hash(Query)}&{url}")).Text);
        Assert.Equal(Expected, (await server.GetAsync($"/graphql?extensions={Uri.EscapeDataString(Apollo(Hash(Query)))}&{url}", "text/html,*/*;q=0.1")).Text);
    }

    public static TheoryData<string, string, string> WaysToBeAnswered()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var naming in Naming())
            foreach (var method in (string[])["POST", "GET"])
                foreach (var answered in (string[])["executed", "from the cache", "304", "304 after a commit", "without a cache"])
                    data.Add(naming, method, answered);
        return data;
    }

    [Theory]
    [MemberData(nameof(WaysToBeAnswered))]
    public async Task A_document_is_registered_even_if_its_answer_comes_from_a_cache(string naming, string method, string answered)
    {
        await using var server = await TestServer.StartAsync(configure: options =>
        {
            if (answered == "without a cache") options.AnswerCacheBytes = 0;
        });
        Task<Answer> Send(string? query, string parameters, string? tag) => method == "POST"
            ? server.SendAsync(HttpMethod.Post, "/graphql", Body(query, parameters), ifNoneMatch: tag)
            : server.GetAsync("/graphql?" + Url(query, parameters), ifNoneMatch: tag);

        string? tag = null;
        if (answered is not ("executed" or "without a cache"))
        {
            for (var i = 0; i < 3; i++) tag = (await Send(Query, "\"x\":0", null)).ETag;
        }
        if (answered == "304 after a commit")
        {
            var commit = server.Repository.Commit("-- content-repo/pages/other.md --\n---\ntitle: Other\n---\n");
            await Eventually.True(() => server.Content.CommitOid == commit, "the new commit is served");
            tag = (await Send(Query, "\"x\":0", null)).ETag;
        }
        var is304 = answered.StartsWith("304", StringComparison.Ordinal);
        var registering = await Send(Query, naming, is304 ? tag : null);
        Assert.Equal(is304 ? (304, "") : (200, Expected), (registering.Status, registering.Text));
        var known = await Send(null, naming, null);
        Assert.Equal((200, Expected), (known.Status, known.Text));
    }

    /// <summary>Returns the parameters of a body as the query string of a URL.</summary>
    static string Url(string? query, string parameters) =>
        string.Join('&', JsonElement.Parse(Body(query, parameters)).EnumerateObject().Select(
            parameter => $"{parameter.Name}={Uri.EscapeDataString($"{parameter.Value}")}"));

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task A_document_in_a_batch_is_registered(string naming)
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxBatchSize = 5);
        var faulty = $"\"extensions\":{Apollo(Hash("{ nothing }"))}";
        for (var i = 0; i < 2; i++)
            Assert.StartsWith($"[{Expected},", (await Post(server, $"[{Body(Query, naming)},{Body("{ nothing }", faulty)}]")).Text);
        Assert.Equal(Expected, (await Post(server, Body(null, naming))).Text);
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Post(server, Body(null, faulty))).Error.Code);
    }

    [Fact]
    public async Task A_document_that_was_evicted_is_registered_again_by_the_same_request()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.PersistedQueryBytes = 5_000);
        var naming = $"\"extensions\":{Apollo(Hash(Query))}";
        for (var i = 0; i < 3; i++) await Post(server, Body(Query, naming));
        for (var i = 0; i < 200; i++)
        {
            var other = $"query Q($slug: String) {{ x{i}: page(slug: $slug) {{ title }} }}";
            var named = $"\"extensions\":{Apollo(Hash(other))}";
            for (var j = 0; j < 2; j++) await Post(server, Body(other, named));
            await Post(server, Body(null, named));
        }
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Post(server, Body(null, naming))).Error.Code);
        Assert.Equal(Expected, (await Post(server, Body(Query, naming))).Text);
        Assert.Equal(Expected, (await Post(server, Body(null, naming))).Text);
    }

    [Fact]
    public async Task A_registered_document_is_still_known_after_a_commit_that_changes_content_and_model()
    {
        await using var server = await TestServer.StartAsync();
        await Post(server, Body(Query, $"\"extensions\":{Apollo(Hash(Query))}"));
        var before = (await server.PostAsync("{ snapshot { oid } }")).Header("Content-Commit");
        server.Repository.Commit(SampleContent.Model.Replace("body: Markdown @body", "body: Markdown @body  extra: String")
            + "-- content-repo/pages/about.md --\n---\ntitle: New\n---\n");
        await Eventually.True(
            () => server.PostAsync("{ snapshot { oid } }").GetAwaiter().GetResult().Header("Content-Commit") != before, "the new commit is served");
        Assert.Equal("""{"data":{"page":{"title":"New"}}}""", (await Post(server, Body(null, $"\"extensions\":{Apollo(Hash(Query))}"))).Text);
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    public async Task A_document_that_cannot_be_executed_is_not_registered(string query, string code)
    {
        await using var server = await TestServer.StartAsync();
        var naming = $"\"extensions\":{Apollo(Hash(query))}";
        Assert.Equal(code, (await Post(server, Body(query, naming))).Error.Code);
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Post(server, Body(null, naming))).Error.Code);
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_registers_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var naming = $"\"extensions\":{Apollo(Hash("{ __typename }"))}";
        var answer = await Post(server, Body(Query, naming));
        Assert.Equal((400, ErrorCodes.BadRequest), (answer.Status, answer.Error.Code));
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Post(server, Body(null, naming))).Error.Code);
        Assert.Equal(400, (await Post(server, Body(null, $"{naming},\"documentId\":\"sha256:{Hash(Query)}\""))).Status);
    }

    [Fact]
    public async Task A_mutation_by_GET_is_refused_whether_the_schema_has_one_or_not()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.GetAsync("/graphql?query=mutation{change}");
        Assert.Equal((405, "POST"), (answer.Status, answer.Header("Allow")));
    }

    [Fact]
    public async Task A_flood_of_registrations_keeps_to_the_limit_and_evicts_no_document_in_use()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.PersistedQueryBytes = 50_000);
        var naming = $"\"extensions\":{Apollo(Hash(Query))}";
        for (var i = 0; i < 2; i++) await Post(server, Body(Query, naming));
        for (var i = 0; i < 400; i++)
        {
            var flood = $"query Q($slug: String) {{ x{i}: page(slug: $slug) {{ title }} }}";
            await Post(server, Body(flood, $"\"extensions\":{Apollo(Hash(flood))}"));
            if (i % 20 == 0) Assert.Equal(Expected, (await Post(server, Body(null, naming))).Text);
        }
        Assert.Equal(Expected, (await Post(server, Body(null, naming))).Text);
        var first = "query Q($slug: String) { x0: page(slug: $slug) { title } }";
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await Post(server, Body(null, $"\"extensions\":{Apollo(Hash(first))}"))).Error.Code);
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task A_server_that_keeps_no_documents_answers_that_it_does_not_support_them(string naming)
    {
        await using var server = await TestServer.StartAsync(configure: options => options.AutomaticPersistedQueries = false);
        Assert.Equal(Expected, (await Post(server, Body(Query, naming))).Text);
        Assert.Equal(("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported), (await Post(server, Body(null, naming))).Error);
    }

    [Theory]
    [InlineData("x-own:home")]
    [InlineData("home")]
    public async Task An_id_that_only_the_operator_can_give_is_not_found_whether_clients_may_register_documents_or_not(string id)
    {
        foreach (var isAllowed in (bool[])[true, false])
        {
            await using var server = await TestServer.StartAsync(configure: options => options.AutomaticPersistedQueries = isAllowed);
            Assert.Equal(("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound), (await Post(server, Body(null, $"\"documentId\":\"{id}\""))).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task An_unknown_hash_gets_the_message_that_clients_test_for(string naming)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
            Assert.Equal(("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound), (await Post(server, Body(null, naming), accept)).Error);
    }
}
