using System.Text.Json;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Limits;

public sealed class OperationCostTests
{
    const string Sdl = """
        type Query { page(first: Int = 50, last: Int): Page!  ids(of: [ID!]!): [Item]  item: Item  node: Node  any: Any  matrix: [[Int!]!]! }
        type Page { nodes: [Item!]!  edges: [Edge!]!  total: Int  other: [Item] }
        type Edge { node: Item! }
        interface Node { id: ID!  children: [Node!] }
        type Item implements Node { id: ID!  tags: [String!]  children: [Node!]  parts: [Item!]!  page(first: Int): Page! }
        type Big implements Node { id: ID!  children: [Node!]  x: Int  y: Int }
        union Any = Item | Big
        """;

    static readonly GraphQLEngine engine = TestEngine.Create(Sdl, new() { MaxCost = 1_000_000_000, MaxAliases = 1_000, MaxFields = 100_000 }, schema => schema
        .ListSize("Query.page", arguments => arguments.Get<int?>("first"), "nodes", "edges")
        .ListSize("Item.page", arguments => arguments.Get<int?>("first"), "nodes", "edges")
        .ListSize("Query.ids", arguments => arguments.Get<IReadOnlyList<object?>>("of")!.Count));

    [Theory]
    [InlineData("{ item { id } }", 2)]
    [InlineData("{ __typename item { __typename } }", 3)]
    [InlineData("{ item { tags } }", 1 + 10)]
    [InlineData("{ item { parts { id tags } } }", 1 + 10 * (1 + 1 + 10))]
    [InlineData("{ matrix }", 100)]
    [InlineData("{ page { total nodes { id } } }", 1 + 1 + 50 * 2)]
    [InlineData("{ page(first: 3) { nodes { id } edges { node { id } } } }", 1 + 3 * 2 + 3 * 3)]
    [InlineData("{ page(first: 0) { nodes { id } } }", 1)]
    [InlineData("{ page(first: -5) { nodes { id } } }", 1)]
    [InlineData("{ page(first: null) { nodes { id } } }", 1 + 10 * 2)]
    [InlineData("{ page(first: 3) { other { id } } }", 1 + 10 * 2)]
    [InlineData("{ ids(of: [1, 2, 3, 4]) { id } }", 4 * 2)]
    [InlineData("{ page(first: 100) { nodes { page(first: 100) { nodes { page(first: 100) { nodes { id } } } } } } }", 1 + 100 * (2 + 100 * (2 + 100 * 2)))]
    [InlineData("{ node { id ... on Big { x y } } }", 1 + 3)]
    [InlineData("{ node { id ... on Item { tags } ... on Big { x y } } }", 1 + 1 + 10)]
    [InlineData("{ any { ... on Item { id } ... on Big { id x y } } }", 1 + 3)]
    [InlineData("{ node { children { children { id } } } }", 1 + 10 * (1 + 10 * 2))]
    [InlineData("{ item { ...F } item { ...F id } } fragment F on Item { id }", 2)]
    [InlineData("{ item { id @skip(if: true) tags @include(if: false) page(first: 2) { total } } }", 3)]
    public void The_cost_is_the_number_of_values_that_the_answer_may_hold(string query, long cost) => Assert.Equal(cost, Cost(query));

    [Theory]
    [InlineData("query($n: Int) { page(first: $n) { nodes { id } } }", """{"n":7}""", 1 + 7 * 2)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { id } } }", """{"n":null}""", 1 + 10 * 2)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { id } } }", "{}", 1 + 50 * 2)]
    [InlineData("query($n: Int = 4) { page(first: $n) { nodes { page(first: $n) { nodes { id tags } } } } }", "{}", 1 + 4 * (2 + 4 * 12))]
    [InlineData("query($n: Int $m: Int) { page(first: $n) { nodes { page(first: $m) { nodes { id } } tags } } item { id } }",
        """{"n":3,"m":5}""", 2 + 1 + 3 * (1 + 10 + 1 + 5 * 2))]
    [InlineData("query($ids: [ID!]!) { ids(of: $ids) { id } }", """{"ids":[1,2,3]}""", 3 * 2)]
    [InlineData("query($x: Boolean!) { page(first: 3) { nodes { id } total @include(if: $x) } }", """{"x":true}""", 1 + 1 + 6)]
    [InlineData("query($x: Boolean!) { page(first: 3) { nodes { id } total @include(if: $x) } }", """{"x":false}""", 1 + 6)]
    public void Variables_size_lists_for_each_request(string query, string variables, long cost) => Assert.Equal(cost, Cost(query, variables));

    [Fact]
    public void Fragments_that_multiply_are_costed_in_one_walk()
    {
        // 2^40 paths lead to the innermost page, whose size is a variable.
        var fragments = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"fragment F{i} on Item {{ a: parts {{ ...F{i + 1} }} b: parts {{ ...F{i + 1} }} }} "));
        var query = $"query($n: Int) {{ item {{ ...F0 }} }} {fragments} fragment F40 on Item {{ page(first: $n) {{ nodes {{ id }} }} }}";
        var unlimited = TestEngine.Create(Sdl, new() { MaxCost = 10, MaxFields = int.MaxValue });
        Assert.Contains("may return 1000000000 or more values", unlimited.Execute(query, """{"n":1}"""));
    }

    [Fact]
    public void An_operation_over_the_cost_limit_is_refused_before_execution_with_its_cost()
    {
        var runs = 0;
        var limited = TestEngine.Create("type Query { many: [Query]  a: Int }", new() { MaxCost = 100 }, ("Query.many", (_, in _) => runs++));
        limited.Check(null, "query Q { many { many { a } } }", """
            {"errors":[{"message":"The operation may return 210 values, more than the limit MaxCost, which is 100. Ask for smaller pages or fewer fields.",
              "locations":[{"line":1,"column":1}],"extensions":{"code":"OPERATION_TOO_COSTLY","limit":100,"setting":"MaxCost","cost":210}}]}
            """);
        Assert.Equal(0, runs);
    }

    [Fact]
    public void The_report_contains_the_cost_of_an_operation_and_the_limits()
    {
        var limits = """{"cost":1000000000,"depth":100,"fields":100000,"rootFields":100,"aliases":1000}""";
        Assert.Equal(
            """{"data":{"x":null},"extensions":{"cost":{"cost":2,"depth":2,"fields":2,"rootFields":1,"aliases":1,"limits":""" + limits + "}}}",
            Report(engine, "{ x: item { id } }"));
        Assert.Contains(
            ""","errors":[{"message":"Cannot return null for non-nullable field Query.page.","locations":"""
            + """[{"line":1,"column":3}],"path":["page"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"extensions":{"cost":{"cost":2,""",
            Report(engine, "{ page { total } }"));
    }

    [Fact]
    public void An_operation_that_is_refused_for_its_cost_has_the_report_too() =>
        Assert.EndsWith(
            ""","setting":"MaxCost","cost":3}}],"extensions":{"cost":{"cost":3,"depth":1,"fields":3,"rootFields":3,"aliases":1,"limits":"""
            + """{"cost":2,"depth":100,"fields":10000,"rootFields":100,"aliases":100}}}}""",
            Report(TestEngine.Create("type Query { a: Int }", new() { MaxCost = 2 }), "{ a __typename b: __typename }"));

    static long Cost(string query, string? variables = null)
    {
        using var response = JsonDocument.Parse(Report(engine, query, variables));
        return response.RootElement.GetProperty("extensions").GetProperty("cost").GetProperty("cost").GetInt64();
    }

    static string Report(GraphQLEngine engine, string query, string? variables = null)
    {
        using var json = JsonDocument.Parse(variables ?? "{}");
        using var writer = new GraphQL.Response.ResponseWriter();
        engine.Execute(
            new() { Query = System.Text.Encoding.UTF8.GetBytes(query), Variables = json.RootElement, ReportCost = true },
            writer, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(writer.Written.Span);
    }
}
