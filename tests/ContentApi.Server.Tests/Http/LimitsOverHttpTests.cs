using ContentApi.Server.Configuration;

namespace ContentApi.Server.Tests.Http;

public sealed class LimitsOverHttpTests
{
    const string GraphQLResponse = "application/graphql-response+json";

    public static TheoryData<string, int, string, string> Settings() => new()
    {
        { nameof(ContentApiOptions.MaxTokens), 10, "{ pages { nodes { title slug sys { path } } } }", "DOCUMENT_TOO_LARGE" },
        { nameof(ContentApiOptions.MaxDepth), 2, "{ pages { nodes { title } } }", "OPERATION_TOO_DEEP" },
        { nameof(ContentApiOptions.MaxValueDepth), 1, "{ nodes(ids: [[1]]) { id } }", "DOCUMENT_TOO_LARGE" },
        { nameof(ContentApiOptions.MaxDirectives), 0, "{ pages @skip(if: true) { totalCount } snapshot { oid } }", "DOCUMENT_TOO_LARGE" },
        { nameof(ContentApiOptions.MaxFields), 2, "{ pages { nodes { title } } }", "OPERATION_TOO_LARGE" },
        { nameof(ContentApiOptions.MaxRootFields), 1, "{ pages { totalCount } snapshot { oid } }", "OPERATION_TOO_LARGE" },
        { nameof(ContentApiOptions.MaxAliases), 1, "{ snapshot { a: oid b: oid } }", "OPERATION_TOO_LARGE" },
        {
            nameof(ContentApiOptions.MaxPlannedFields), 3, "{ route(path: \"/about\") { __typename ... on Page { title slug } } snapshot { oid } }",
            "OPERATION_TOO_LARGE"
        },
        {
            nameof(ContentApiOptions.MaxValidationSteps), 20,
            "query A { pages { ...F } } query B { pages { ...F } } query C { pages { ...F } } "
                + "fragment F on PageConnection { totalCount nodes { title slug } }",
            "DOCUMENT_TOO_LARGE"
        },
        { nameof(ContentApiOptions.MaxCost), 100, "{ pages(first: 100) { nodes { title } } }", "OPERATION_TOO_COSTLY" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_request_over_a_limit_is_refused_with_its_name_and_value(string setting, int value, string query, string code)
    {
        var property = typeof(ContentApiOptions).GetProperty(setting)!;
        await using var server = await TestServer.StartAsync(configure: options =>
            property.SetValue(options, Convert.ChangeType(value, property.PropertyType)));
        var answer = await server.PostAsync(query, GraphQLResponse);
        var extensions = answer.Json.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(
            (400, code, setting, value),
            (answer.Status, extensions.GetProperty("code").GetString(),
             extensions.GetProperty("setting").GetString(), extensions.GetProperty("limit").GetInt32()));
        Assert.Contains($"the limit {setting}, which is {value}.", answer.Error.Message);
        Assert.Null(answer.ETag);
        Assert.Equal(200, (await server.PostAsync("{ snapshot { oid } }", GraphQLResponse)).Status);
    }

    [Fact]
    public async Task An_answer_that_grows_too_long_has_no_data()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxResponseBytes = 1_000);
        var answer = await server.PostAsync(
            $"{{ pages {{ nodes {{ {string.Concat(Enumerable.Range(0, 50).Select(i => $"x{i}: title "))} }} }} }}", GraphQLResponse);
        Assert.Equal((200, "RESPONSE_TOO_LARGE"), (answer.Status, answer.Error.Code));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task An_answer_that_took_too_long_may_not_be_stored()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxExecutionMilliseconds = 1);
        // Parsing and planning this document takes more than a millisecond.
        var query = $"{{ snapshot {{ {string.Concat(Enumerable.Repeat("oid ref message author ", 1_500))} }} }}";
        var answer = await server.PostAsync(query, GraphQLResponse);
        Assert.Equal((200, "EXECUTION_TIMEOUT"), (answer.Status, answer.Error.Code));
        Assert.Equal((null, "no-store"), (answer.ETag, answer.Header("Cache-Control")));
    }

    [Fact]
    public async Task With_introspection_off_nothing_shows_the_schema()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.Introspection = false);
        Assert.Equal("INTROSPECTION_DISABLED", (await server.PostAsync("{ __schema { types { name } } }")).Error.Code);
        var sdl = await server.GetAsync("/graphql/schema.graphql");
        Assert.Equal((404, "INTROSPECTION_DISABLED"), (sdl.Status, sdl.Error.Code));
        var page = await server.GetAsync("/graphql", "text/html,*/*;q=0.1");
        Assert.Equal("application/json; charset=utf-8", page.ContentType);
        Assert.Contains("pages", (await server.PostAsync("{ pages { totalCount } }")).Text);
    }

    [Fact]
    public async Task Servers_with_other_limits_have_other_entity_tags()
    {
        await using var one = await TestServer.StartAsync();
        await using var other = await TestServer.StartAsync(configure: options => options.MaxCost = 1_000);
        var (first, second) = (await one.PostAsync("{ snapshot { oid } }"), await other.PostAsync("{ snapshot { oid } }"));
        Assert.Equal(first.Header("Content-Commit"), second.Header("Content-Commit"));
        Assert.NotEqual(first.ETag, second.ETag);
    }
}
