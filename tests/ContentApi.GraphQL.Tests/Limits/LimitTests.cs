using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Limits;

/// <summary>Tests each limit with an attack that it stops. The error names the limit and its value.</summary>
public sealed class LimitTests
{
    const string Sdl = """
        directive @note on FIELD
        type Query { a: Int  s: String  q: Query  qs: [Query]  page(first: Int = 50): Page! }
        type Page { nodes: [Query!]! }
        """;

    static readonly GraphQLEngineOptions defaults = new();

    static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    /// <summary>Returns a document in which each fragment spreads the next one twice: expanded, it has 2^<paramref name="fragments"/> leaf fields.</summary>
    static string Bomb(int fragments) =>
        $"{{ ...F0 }} {Repeat(fragments, i => $"fragment F{i} on Query {{ x: q {{ ...F{i + 1} }} y: q {{ ...F{i + 1} }} }} ")} "
            + $"fragment F{fragments} on Query {{ a }}";

    public static TheoryData<string, string, string, long> Attacks() => new()
    {
        { "tokens", $"{{ {Repeat(20_000, _ => "a ")} }}", "MaxTokens", defaults.MaxTokens },
        { "written depth", Repeat(100_000, _ => "{q"), "MaxDepth", defaults.MaxDepth },
        { "depth of inline fragments", Repeat(100_000, _ => "{..."), "MaxDepth", defaults.MaxDepth },
        {
            "depth of fragments",
            $"{{ ...F0 }} {Repeat(150, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")} fragment F150 on Query {{ a }}",
            "MaxDepth", defaults.MaxDepth
        },
        { "depth of values", $"{{ a(v: {new string('[', 100_000)}", "MaxValueDepth", defaults.MaxValueDepth },
        { "depth of objects", $"{{ a(v: {Repeat(100_000, _ => "{v:")}", "MaxValueDepth", defaults.MaxValueDepth },
        { "depth of types", $"query($v: {new string('[', 100_000)}", "MaxValueDepth", defaults.MaxValueDepth },
        { "fragment bomb", Bomb(45), "MaxFields", defaults.MaxFields },
        { "wide fragment", $"{{ {Repeat(90, _ => "q { ...F } ")} }} fragment F on Query {{ {Repeat(200, _ => "a ")} }}", "MaxFields", defaults.MaxFields },
        { "aliases", $"{{ q {{ {Repeat(101, i => $"x{i}: a ")} }} }}", "MaxAliases", defaults.MaxAliases },
        {
            "aliases in fragments",
            $"{{ q {{ ...F0 }} }} {Repeat(60, i => $"fragment F{i} on Query {{ x{i}: a y{i}: a ...F{i + 1} }} ")} fragment F60 on Query {{ a }}",
            "MaxAliases", defaults.MaxAliases
        },
        { "directives", $"{{ {Repeat(501, _ => "a @note ")} }}", "MaxDirectives", defaults.MaxDirectives },
        { "directives at one place", $"{{ a {Repeat(5_000, _ => "@note ")} }}", "MaxDirectives", defaults.MaxDirectives },
        { "root fields", $"{{ {Repeat(101, _ => "a ")} }}", "MaxRootFields", defaults.MaxRootFields },
        { "root fields in fragments", $"{{ {Repeat(60, _ => "... { ...F } ")} }} fragment F on Query {{ a s }}", "MaxRootFields", defaults.MaxRootFields },
        { "pages in pages", "{ page(first: 500) { nodes { page(first: 500) { nodes { page(first: 500) { nodes { a } } } } } } }", "MaxCost", defaults.MaxCost },
        { "lists in lists", "{ qs { qs { qs { qs { qs { qs { a } } } } } } }", "MaxCost", defaults.MaxCost },
        {
            "introspection in introspection",
            "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } }",
            "MaxCost", defaults.MaxCost
        },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_refused_with_an_error_that_names_the_limit(string attack, string query, string setting, long limit)
    {
        Assert.NotEmpty(attack);
        var engine = Engine(defaults);
        var error = SingleError(engine, query);
        Assert.Contains($"the limit {setting}, which is {limit}.", error.GetProperty("message").GetString());
        Assert.Equal(setting, error.GetProperty("extensions").GetProperty("setting").GetString());
        Assert.Equal(limit, error.GetProperty("extensions").GetProperty("limit").GetInt64());
        Assert.Equal(Code(setting), error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.True(error.TryGetProperty("locations", out _));

        // The refusal is cached: the document is not prepared again.
        engine.Execute(query);
        Assert.Equal(1, engine.Documents.Preparations);
    }

    static string Code(string setting) => setting switch
    {
        "MaxTokens" or "MaxDirectives" or "MaxValueDepth" => "DOCUMENT_TOO_LARGE",
        "MaxDepth" => "OPERATION_TOO_DEEP",
        "MaxCost" => "OPERATION_TOO_COSTLY",
        _ => "OPERATION_TOO_LARGE",
    };

    public static TheoryData<string, GraphQLEngineOptions> LastAllowed() => new()
    {
        { "{ a s }", defaults with { MaxTokens = 4, MaxDepth = 1, MaxFields = 2, MaxRootFields = 2, MaxAliases = 0, MaxDirectives = 0, MaxCost = 2 } },
        { "{ q { a ...F } } fragment F on Query { s }", defaults with { MaxDepth = 3, MaxFields = 3, MaxRootFields = 1, MaxAliases = 0 } },
        { "{ x: a y: a a: a z: s }", defaults with { MaxAliases = 2, MaxRootFields = 4 } },
        { "{ page(first: 3) { nodes { a } } }", defaults with { MaxCost = 1 + 3 + 3 } },
        { "{ a @note q { a @note } }", defaults with { MaxDirectives = 2 } },
        { "{ a(v: [{ w: 1 }]) }", defaults with { MaxValueDepth = 2 } },
    };

    [Theory]
    [MemberData(nameof(LastAllowed))]
    public void An_operation_just_within_the_limits_is_not_refused(string query, GraphQLEngineOptions options) =>
        Assert.DoesNotContain("limit", Engine(options).Execute(query));

    [Fact]
    public void All_limits_that_an_operation_exceeds_are_reported()
    {
        using var response = JsonDocument.Parse(Engine(defaults with { MaxFields = 2, MaxRootFields = 1, MaxAliases = 1, MaxDepth = 1 })
            .Execute("{ x: a y: a ...F } fragment F on Query { s }"));
        Assert.Equal(
            ["MaxDepth", "MaxFields", "MaxRootFields", "MaxAliases"],
            response.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("setting").GetString()));
    }

    [Fact]
    public void All_errors_are_reported_even_with_a_low_limit_of_the_response()
    {
        var engine = Engine(defaults with { MaxResponseBytes = 1_000 });
        using var response = JsonDocument.Parse(engine.Execute($"{{ {Repeat(60, i => $"unknown{i} ")} }}"));
        Assert.Equal(60, response.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void A_response_that_grows_too_large_names_the_limit()
    {
        var root = new { qs = Enumerable.Repeat(new { s = new string('x', 100) }, 20).ToArray() };
        var error = SingleError(Engine(defaults with { MaxResponseBytes = 1_000 }), "{ qs { s } }", root);
        Assert.Equal(("RESPONSE_TOO_LARGE", "MaxResponseBytes", 1_000), Limit(error));
    }

    [Fact]
    public void An_execution_that_takes_too_long_is_ended_and_the_error_names_the_limit()
    {
        var resolved = 0;
        var engine = TestEngine.Create(
            "type Query { qs: [Query]  a: Int }", defaults with { MaxExecutionMilliseconds = 1, MaxCost = long.MaxValue },
            ("Query.qs", (_, in _) => Enumerable.Range(0, 1_000)),
            ("Query.a", (_, in _) =>
            {
                if (++resolved == 50) Thread.Sleep(2);
                return resolved;
            }));
        var error = SingleError(engine, "{ qs { qs { a } } }");
        Assert.Equal(("EXECUTION_TIMEOUT", "MaxExecutionMilliseconds", 1), Limit(error));
        // Of a million fields; the clock is read every few fields.
        Assert.InRange(resolved, 0, 100);
    }

    // Each operation reaches each fragment: measuring them all would take about ten times the allowed steps.
    [Fact]
    public void Operations_that_share_fragments_are_refused_before_they_are_all_measured()
    {
        var query = $"{string.Concat(Enumerable.Range(0, 1_000).Select(i => $"query Q{i} {{ ...F }} "))} "
            + $"fragment F on Query {{ {string.Concat(Enumerable.Range(0, 700).Select(i => $"...F{i} "))} }} "
            + $"{string.Concat(Enumerable.Range(0, 700).Select(i => $"fragment F{i} on Query {{ a }} "))}";
        Assert.Equal(("DOCUMENT_TOO_LARGE", "MaxValidationSteps", 150_000), Limit(SingleError(Engine(defaults), query)));
    }

    [Fact]
    public void The_time_limit_counts_from_the_start_that_the_request_gives()
    {
        using var writer = new GraphQL.Response.ResponseWriter();
        var outcome = Engine(defaults).Execute(
            new() { Query = "{ a }"u8.ToArray(), Started = System.Diagnostics.Stopwatch.GetTimestamp() - (6 * System.Diagnostics.Stopwatch.Frequency) },
            writer, TestContext.Current.CancellationToken);
        Assert.Equal(ExecutionOutcome.TimedOut, outcome);
        Assert.StartsWith(
            """{"data":null,"errors":[{"message":"The request took more milliseconds than the limit MaxExecutionMilliseconds, which is 5000.""",
            System.Text.Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void The_writers_own_limit_holds_for_several_responses_together()
    {
        var engine = Engine(defaults);
        var root = new { s = new string('x', 600) };
        using var writer = new GraphQL.Response.ResponseWriter { Limit = 1_000 };
        var outcome = engine.Execute(new() { Query = "{ s }"u8.ToArray(), RootValue = root }, writer, TestContext.Current.CancellationToken);
        Assert.Equal(ExecutionOutcome.Executed, outcome);
        Assert.DoesNotContain("RESPONSE_TOO_LARGE", System.Text.Encoding.UTF8.GetString(writer.Written.Span));
        engine.Execute(new() { Query = "{ s }"u8.ToArray(), RootValue = root }, writer, TestContext.Current.CancellationToken);
        Assert.Contains("RESPONSE_TOO_LARGE", System.Text.Encoding.UTF8.GetString(writer.Written.Span));
        Assert.Equal(1_000, writer.Limit);
    }

    [Fact]
    public void Selections_for_too_many_types_are_refused()
    {
        var types = Repeat(60, i => $" type T{i} implements Node {{ id: Int  node: Node }}");
        var engine = TestEngine.Create($"type Query {{ node: Node }} interface Node {{ id: Int  node: Node }} {types}",
            defaults with { MaxPlannedFields = 1_000 });
        var query = $"{{ node {{ {Repeat(60, i => $"... on T{i} {{ a{i}: id }} ")} {Repeat(20, i => $"b{i}: id ")} }} }}";
        Assert.Equal(("OPERATION_TOO_LARGE", "MaxPlannedFields", 1_000), Limit(SingleError(engine, query)));
    }

    [Fact]
    public void Limits_are_checked_when_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => defaults with { MaxDepth = 501 });
        Assert.Throws<ArgumentOutOfRangeException>(() => defaults with { MaxTokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => defaults with { MaxCost = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => defaults with { MaxExecutionMilliseconds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => defaults with { MaxResponseBytes = 999 });
    }

    static GraphQLEngine Engine(GraphQLEngineOptions options) =>
        TestEngine.Create(Sdl, options, schema => schema.ListSize("Query.page", arguments => arguments.Get<int?>("first"), "nodes"));

    static JsonElement SingleError(GraphQLEngine engine, string query, object? root = null)
    {
        using var response = JsonDocument.Parse(engine.Execute(query, rootValue: root));
        return Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray().ToArray()).Clone();
    }

    static (string?, string?, int) Limit(JsonElement error)
    {
        var extensions = error.GetProperty("extensions");
        return (extensions.GetProperty("code").GetString(), extensions.GetProperty("setting").GetString(), extensions.GetProperty("limit").GetInt32());
    }
}
