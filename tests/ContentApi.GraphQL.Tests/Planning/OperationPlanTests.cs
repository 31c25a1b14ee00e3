using System.Text;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Planning;

public sealed class OperationPlanTests
{
    const string Sdl = "type Query { a: Int  b: Int  c: Int  q: Query  qs: [Query] }";

    static readonly object leaf = new { a = 1, b = 2, c = 3 };
    static readonly object root = new { a = 1, b = 2, c = 3, q = leaf, qs = new[] { leaf } };

    [Theory]
    [InlineData("{ a @skip(if: $x) b }", """{"a":1,"b":2}""", """{"b":2}""")]
    [InlineData("{ a @include(if: $x) b }", """{"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("{ a @include(if: $x) b a }", """{"b":2,"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("{ q { a ... @skip(if: $x) { b } c } }", """{"q":{"a":1,"b":2,"c":3}}""", """{"q":{"a":1,"c":3}}""")]
    [InlineData("{ ...F @include(if: $x) c } fragment F on Query { q { a } }", """{"c":3}""", """{"q":{"a":1},"c":3}""")]
    [InlineData("{ ...F } fragment F on Query { qs { ...G } } fragment G on Query { a @include(if: $x) b @skip(if: $x) }",
        """{"qs":[{"b":2}]}""", """{"qs":[{"a":1}]}""")]
    public void Each_value_of_a_condition_has_the_response_that_the_specification_gives(string selection, string whenFalse, string whenTrue)
    {
        var engine = TestEngine.Create(Sdl);
        var query = $"query($x: Boolean!) {selection}";
        for (var round = 0; round < 2; round++)
        {
            engine.Check(root, query, $$$"""{"data":{{{whenFalse}}}}""", """{"x":false}""");
            engine.Check(root, query, $$$"""{"data":{{{whenTrue}}}}""", """{"x":true}""");
        }
        Assert.Equal(2, Plan(engine, query).VariantCount);
    }

    [Fact]
    public void A_variable_that_is_not_a_condition_makes_no_variant()
    {
        var engine = TestEngine.Create("type Query { a(n: Int): Int }");
        const string query = "query($n: Int) { a(n: $n) }";
        engine.Execute(query, """{"n":1}""");
        engine.Execute(query, """{"n":2}""");
        Assert.Equal(1, Plan(engine, query).VariantCount);
    }

    [Theory]
    [InlineData("{ a @skip(if: $x) }", "null", 41, null)]
    [InlineData("{ a ...F } fragment F on Query { b @skip(if: $x) }", "null", 72, null)]
    [InlineData("{ a q { b @skip(if: $x) } c }", """{"a":1,"q":null,"c":3}""", 47, "\"q\"")]
    [InlineData("{ qs { ... @include(if: $x) { b } } }", """{"qs":[null]}""", 51, "\"qs\",0")]
    public void A_null_condition_fails_the_field_whose_selection_set_contains_it(string selection, string data, int column, string? path)
    {
        var name = selection.Contains("skip") ? "skip" : "include";
        var engine = TestEngine.Create(Sdl);
        var query = $"query($x: Boolean = true) {selection}";
        var message = $"""Argument \"@{name}(if:)\" of non-null type \"Boolean!\" must not be null.""";
        for (var round = 0; round < 2; round++)
        {
            engine.Check(root, query, $$$"""
                {"data":{{{data}}},"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":{{{column}}}}]
                  {{{(path is null ? "" : $",\"path\":[{path}]")}}},"extensions":{"code":"BAD_USER_INPUT"}}]}
                """, """{"x":null}""");
            Assert.DoesNotContain("errors", engine.Execute(query, rootValue: root));
        }
        Assert.Equal(1, Plan(engine, query).VariantCount);
    }

    [Theory]
    [InlineData("{ a @include(if: $x) @skip(if: true) b }", """{"data":{"b":2}}""")]
    [InlineData("{ a @skip(if: true) @include(if: $x) b }", """{"data":{"b":2}}""")]
    public void The_include_condition_of_a_skipped_selection_is_not_evaluated(string selection, string response) =>
        TestEngine.Create(Sdl).Check(root, $"query($x: Boolean = true) {selection}", response, """{"x":null}""");

    [Theory]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void Any_number_of_conditions_works_and_few_variants_are_kept(int conditions)
    {
        var engine = TestEngine.Create(Sdl);
        var names = Enumerable.Range(0, conditions).Select(i => $"v{i}").ToArray();
        var query = $"query({string.Concat(names.Select(name => $"${name}: Boolean! "))}) "
            + $"{{ {string.Concat(names.Select(name => $"{name}: a @include(if: ${name}) "))} }}";
        for (var i = 0; i < 50; i++)
        {
            var bits = names.Select((name, bit) => (name, value: bit == conditions - 1 || (i >> bit) % 2 == 1 && bit < 31)).ToArray();
            engine.Check(root, query,
                $$$"""{"data":{{{{string.Join(',', bits.Where(bit => bit.value).Select(bit => $"\"{bit.name}\":1"))}}}}}""",
                $$"""{{{string.Join(',', bits.Select(bit => $"\"{bit.name}\":{(bit.value ? "true" : "false")}"))}}}""");
        }
        Assert.Equal(conditions > 64 ? 0 : OperationPlan.MaxVariants, Plan(engine, query).VariantCount);
    }

    [Fact]
    public void Fragments_that_multiply_are_planned_once()
    {
        // Thirty levels of two fields each: expanded, more than a thousand million fields.
        var query = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 30; i++) query.Append($" fragment F{i} on Query {{ x: q {{ ...F{i + 1} }} y: q {{ ...F{i + 1} }} }}");
        query.Append(" fragment F30 on Query { a }");

        object nested = leaf;
        for (var i = 0; i < 8; i++) nested = new { q = nested };
        var engine = TestEngine.Create(Sdl, new() { MaxFields = int.MaxValue, MaxAliases = int.MaxValue, MaxCost = long.MaxValue });
        var response = engine.Execute(query.ToString(), rootValue: nested);
        Assert.DoesNotContain("errors", response);
        Assert.InRange(Cached(engine, query.ToString()).Document!.FieldPlanCount, 1, 62);
    }

    [Fact]
    public void Types_that_no_fragment_distinguishes_are_not_planned_before_a_value_has_them()
    {
        var types = string.Concat(Enumerable.Range(0, 50).Select(i => $" type T{i} implements Node {{ id: Int }}"));
        var engine = TestEngine.Create($"type Query {{ node: Node }} interface Node {{ id: Int }} {types}");
        engine.Check(new { node = new { __typename = "T7", id = 1 } }, "{ node { id } }", """{"data":{"node":{"id":1}}}""");
        Assert.Equal(3, Cached(engine, "{ node { id } }").Document!.FieldPlanCount);
    }

    [Fact]
    public void The_deepest_operation_does_not_overflow_the_stack()
    {
        // About 490 nested fields, split into fragments that the parser accepts. In unoptimised code, as tests are built, each needs about 1 KB of the stack.
        var engine = TestEngine.Create(
            "type Query { q: [Query!]  a: Int }", new() { MaxDepth = 500, AssumedListSize = 1 },
            ("Query.q", (_, in _) => new object[] { 1 }), ("Query.a", (_, in _) => 1));
        var query = $"{{ {Nested("...F")} }} fragment F on Query {{ {Nested("...G")} }} fragment G on Query {{ {Nested("a")} }}";
        string? response = null;
        // Two thirds of the stack of a thread of the pool.
        var thread = new Thread(() => response = engine.Execute(query), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.StartsWith("""{"data":{"q":[{"q":[""", response);
        Assert.EndsWith("}]}}", response);

        static string Nested(string innermost) => $"{string.Concat(Enumerable.Repeat("q { ", 163))}{innermost}{new string('}', 163)}";
    }

    static CachedDocument Cached(GraphQLEngine engine, string query)
    {
        Assert.True(engine.Documents.TryGet(Encoding.UTF8.GetBytes(query), out var cached));
        return cached;
    }

    static OperationPlan Plan(GraphQLEngine engine, string query) => Cached(engine, query).Document!.GetOperation(null);
}
