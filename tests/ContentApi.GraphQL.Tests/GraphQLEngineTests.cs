using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests;

public sealed class GraphQLEngineTests
{
    static readonly GraphQLEngine engine = TestEngine.Create(
        "type Query { a: Int  list: [Query]  s: String } type Mutation { m: Int } type Subscription { s: Int }");

    [Theory]
    [InlineData("{", null, "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nothing }", null, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query A { a } query B { a }", null, "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("query A { a } query B { a }", "C", "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("{ a }", "A", "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("fragment F on Query { a }", null, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { s }", null, "BAD_REQUEST")]
    public void A_request_that_cannot_be_executed_has_errors_and_no_data(string query, string? operationName, string code)
    {
        using var writer = new ResponseWriter();
        var outcome = engine.Execute(
            new() { Query = Encoding.UTF8.GetBytes(query), OperationName = operationName }, writer, TestContext.Current.CancellationToken);
        Assert.Equal(ExecutionOutcome.RequestError, outcome);
        var response = Encoding.UTF8.GetString(writer.Written.Span);
        Assert.StartsWith("""{"errors":[{"message":""", response);
        Assert.Contains($"\"code\":\"{code}\"", response);
    }

    [Theory]
    [InlineData("A", """{"data":{"x":1}}""")]
    [InlineData("B", """{"data":{"y":1}}""")]
    public void The_named_operation_of_a_document_is_executed(string operationName, string expected) =>
        Assert.Equal(expected, engine.Execute("query A { x: a } query B { y: a }", operationName: operationName, rootValue: new { a = 1 }));

    [Theory]
    [InlineData("{ a }", ExecutionOutcome.Executed)]
    [InlineData("mutation { m }", ExecutionOutcome.OperationNotAllowed)]
    [InlineData("subscription { s }", ExecutionOutcome.OperationNotAllowed)]
    public void A_query_only_request_refuses_mutations_and_subscriptions(string query, ExecutionOutcome expected)
    {
        using var writer = new ResponseWriter();
        var request = new GraphQLRequest { Query = Encoding.UTF8.GetBytes(query), QueryOnly = true, RootValue = new { a = 1 } };
        Assert.Equal(expected, engine.Execute(request, writer, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_schema_without_mutations_refuses_one()
    {
        var queries = TestEngine.Create("type Query { a: Int }");
        Assert.StartsWith("""{"errors":[""", queries.Execute("mutation { m }"));
    }

    [Fact]
    public void The_state_of_the_request_reaches_every_resolver()
    {
        var stateful = TestEngine.Create("type Query { a: String }", null, ("Query.a", (_, in context) => context.State));
        Assert.Equal("""{"data":{"a":"snapshot"}}""", stateful.Execute("{ a }", state: "snapshot"));
    }

    [Fact]
    public void A_response_is_appended_to_the_content_of_the_writer()
    {
        using var writer = new ResponseWriter();
        writer.WriteRaw("data: "u8);
        engine.Execute(new() { Query = "{ a }"u8.ToArray(), RootValue = new { a = 1 } }, writer, TestContext.Current.CancellationToken);
        Assert.Equal("""data: {"data":{"a":1}}""", Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void A_response_over_the_limit_is_refused_whatever_the_writer_held_before()
    {
        var small = TestEngine.Create("type Query { s: String }", new() { MaxResponseBytes = 1000 });
        using var writer = new ResponseWriter();
        foreach (var (length, refused) in new[] { (900, false), (1100, true), (100_000, true), (900, false), (1100, true) })
        {
            writer.Clear();
            small.Execute(
                new() { Query = "{ s }"u8.ToArray(), RootValue = new { s = PreparedValue.FromString(new string('x', length)) } },
                writer, TestContext.Current.CancellationToken);
            Assert.Equal(
                refused,
                Encoding.UTF8.GetString(writer.Written.Span)
                    .StartsWith("""{"data":null,"errors":[{"message":"The response has more bytes""", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("query LONG { a @skip(if: $v1) x: a @skip(if: $v2) }", null)]
    [InlineData("query($LONG: [Int!]) { take(v: $LONG) }", """{"LONG":["x","y","z"]}""")]
    public void A_long_name_is_not_sent_back_in_full_in_each_error(string query, string? variables)
    {
        var name = new string('n', 50_000);
        var response = TestEngine.Create("type Query { a: Int  take(v: [Int!]): Int }").Execute(query.Replace("LONG", name), variables?.Replace("LONG", name));
        Assert.StartsWith("""{"errors":[{"message":""", response);
        Assert.InRange(response.Length, GraphQLError.MaxMessageLength, 5 * GraphQLError.MaxMessageLength);
    }

    [Fact]
    public void Bytes_of_failing_items_count_for_the_limit_although_the_response_is_short()
    {
        var small = TestEngine.Create("type Query { items: [Item] } type Item { s: String  b: Int! }", new() { MaxResponseBytes = 1000 });
        Assert.StartsWith("""{"data":{"items":[null,null]},"errors":[""", Execute(2));
        Assert.StartsWith("""{"data":null,"errors":[{"message":"The response has more bytes""", Execute(20));
        Assert.StartsWith("""{"data":{"items":[null,null]},"errors":[""", Execute(2));

        string Execute(int items) => small.Execute(
            "{ items { s b } }", rootValue: new { items = Enumerable.Repeat(new { s = new string('x', 100), b = (object?)null }, items).ToArray() });
    }

    [Fact]
    public void A_resolver_may_execute_a_request_itself()
    {
        GraphQLEngine? nested = null;
        nested = TestEngine.Create(
            "type Query { a: Int  inner: String  b: Int }", null,
            ("Query.inner", (_, in _) => nested!.Execute("{ a b }", rootValue: new { a = 1, b = new GraphQLException("No.", "X") })));
        var response = nested.Execute("{ a inner b }", rootValue: new { a = 2, b = 3 });
        Assert.StartsWith(""" {"data":{"a":2,"inner":"{\"data\":{\"a\":1,\"b\":null},\"errors\": """.Trim(), response);
        Assert.EndsWith(""","b":3}}""", response);
    }

    [Fact]
    public void One_plan_serves_many_threads()
    {
        var types = string.Concat(Enumerable.Range(0, 20).Select(i => $" type T{i} implements Node {{ id: Int!  own{i}(n: Int): Int  nodes: [Node!] }}"));
        var sdl = $"type Query {{ nodes: [Node!] }} interface Node {{ id: Int!  nodes: [Node!] }} {types}";
        var selection = string.Concat(Enumerable.Range(0, 20).Select(i => $" ... on T{i} {{ own{i}(n: $n) @include(if: $x) id @skip(if: $x) }}"));
        var query = $"query($n: Int $x: Boolean!) {{ nodes {{ nodes {{ {selection} }} {selection} }} }}";
        var nodes = Enumerable.Range(0, 20).Select(i => Node(i, Enumerable.Range(0, 20).Reverse().Select(j => Node(j, null)).ToArray())).ToArray();
        var resolvers = Enumerable.Range(0, 20).SelectMany<int, (string, GraphQL.Binding.FieldResolver)>(i =>
        [
            ($"T{i}.own{i}", (_, in context) => context.Arguments.Get<int?>("n")),
            ($"T{i}.id", (source, in _) => ((TestNode)source!).Id),
            ($"T{i}.nodes", (source, in _) => ((TestNode)source!).Nodes),
        ]).ToArray();

        for (var round = 0; round < 5; round++)
        {
            // Each round begins with an empty cache, so that the threads compile the same selections at the same time.
            var shared = TestEngine.Create(sdl, null, resolvers);
            var expected = new[] { false, true }.Select(x =>
                shared.Execute(query, $$"""{"n":1,"x":{{(x ? "true" : "false")}}}""", rootValue: new { nodes })).ToArray();
            var fresh = TestEngine.Create(sdl, null, resolvers);
            Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                var x = i % 2 == 1;
                var response = fresh.Execute(query, $$"""{"n":{{i}},"x":{{(x ? "true" : "false")}}}""", rootValue: new { nodes });
                Assert.Equal(x ? expected[1].Replace(":1}", $":{i}}}").Replace(":1,", $":{i},") : expected[0], response);
            });
        }

        static TestNode Node(int i, TestNode[]? nodes) => new($"T{i}", i, nodes);
    }

    sealed record TestNode(string Type, int Id, TestNode[]? Nodes) : Typed(Type);
}
