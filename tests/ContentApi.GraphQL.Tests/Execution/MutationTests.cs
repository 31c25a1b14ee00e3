using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class MutationTests
{
    const string Sdl = "type Query { a: Int } type Mutation { add(n: Int!): Counter  fail: Int  must: Int! } type Counter { value: Int  later: Int }";

    readonly List<string> log = [];
    int sum;

    GraphQLEngine Engine() => TestEngine.Create(
        Sdl, null,
        ("Mutation.add", (_, in context) =>
        {
            var n = context.Arguments.Get<int>("n");
            log.Add($"add {n}");
            return new { value = sum += n };
        }),
        ("Mutation.fail", (_, in _) => throw new GraphQLException("No.", "X")),
        ("Mutation.must", (_, in _) => null),
        ("Counter.later", (_, in _) =>
        {
            log.Add("later");
            return sum;
        }));

    [Fact]
    public void Fields_are_executed_one_after_another_each_with_its_subfields()
    {
        Engine().Check(null, "mutation { x: add(n: 1) { value later } ...F y: add(n: 2) { later } } fragment F on Mutation { z: add(n: 4) { value later } }",
            """{"data":{"x":{"value":1,"later":1},"z":{"value":5,"later":5},"y":{"later":7}}}""");
        Assert.Equal(["add 1", "later", "add 4", "later", "add 2", "later"], log);
    }

    [Fact]
    public void Fields_that_are_merged_are_executed_once()
    {
        Engine().Check(null, "mutation { add(n: 1) { value } add(n: 1) { later } }", """{"data":{"add":{"value":1,"later":1}}}""");
        Assert.Equal(["add 1", "later"], log);
    }

    [Fact]
    public void The_field_after_one_that_fails_is_executed_unless_the_failing_one_is_non_null()
    {
        Assert.StartsWith("""{"data":{"fail":null,"add":{"value":1}},"errors":[""", Engine().Execute("mutation { fail add(n: 1) { value } }"));
        Assert.StartsWith("""{"data":null,"errors":[""", Engine().Execute("mutation { must add(n: 1) { value } }"));
        Assert.Equal(["add 1"], log);
    }
}
