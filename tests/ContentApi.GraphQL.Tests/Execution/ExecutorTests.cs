using ContentApi.GraphQL.Binding;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class ExecutorTests
{
    static readonly GraphQLEngine engine = TestEngine.Create("""
        type Query { a: String  b: Int  c: Float  d: Boolean  e: ID  color: Color  colors: [Color!]  words: [String]  grid: [[Int]]  deep: Deep  deeps: [Deep] }
        type Deep { a: String  b: Int  deep: Deep  deeps: [Deep] }
        enum Color { RED GREEN }
        """);

    static readonly object root = new
    {
        a = "text", b = 1, c = 1.5, d = true, e = "id", color = "RED", colors = new[] { "GREEN", "RED" },
        deep = new { a = "inner", b = 2, deep = new { a = "innermost", b = 3 } },
        deeps = new[] { new { a = "first", b = 4 }, new { a = "second", b = 5 } },
    };

    [Theory]
    [InlineData("{ a b c d e color }", """{"a":"text","b":1,"c":1.5,"d":true,"e":"id","color":"RED"}""")]
    [InlineData("{ e a }", """{"e":"id","a":"text"}""")]
    [InlineData("{ x: a a }", """{"x":"text","a":"text"}""")]
    [InlineData("{ words grid }", """{"words":null,"grid":null}""")]
    [InlineData("{ colors }", """{"colors":["GREEN","RED"]}""")]
    [InlineData("{ deep { a deep { b } } }", """{"deep":{"a":"inner","deep":{"b":3}}}""")]
    [InlineData("{ deeps { b } }", """{"deeps":[{"b":4},{"b":5}]}""")]
    [InlineData("{ __typename deep { __typename t: __typename } }", """{"__typename":"Query","deep":{"__typename":"Deep","t":"Deep"}}""")]
    public void Fields_are_written_in_the_order_of_the_request(string query, string data) =>
        engine.Check(root, query, $$"""{"data":{{data}}}""");

    [Theory]
    [InlineData("{ a deep { a } b a deep { b } }", """{"a":"text","deep":{"a":"inner","b":2},"b":1}""")]
    [InlineData("{ ...F b } fragment F on Query { a b }", """{"a":"text","b":1}""")]
    [InlineData("{ b ...F } fragment F on Query { a b }", """{"b":1,"a":"text"}""")]
    [InlineData("{ deep { b } ...F } fragment F on Query { deep { a b } a }", """{"deep":{"b":2,"a":"inner"},"a":"text"}""")]
    [InlineData("{ ... { a } ... on Query { b } ... @include(if: false) { c } }", """{"a":"text","b":1}""")]
    [InlineData("{ ...F ...F } fragment F on Query { a ...G } fragment G on Query { b }", """{"a":"text","b":1}""")]
    [InlineData("{ deep { ...D deep { ...D } } } fragment D on Deep { a }", """{"deep":{"a":"inner","deep":{"a":"innermost"}}}""")]
    public void Selections_are_merged_at_the_first_position_of_their_response_name(string query, string data) =>
        engine.Check(root, query, $$"""{"data":{{data}}}""");

    [Theory]
    [InlineData("{ a @skip(if: true) b }", """{"b":1}""")]
    [InlineData("{ a @skip(if: false) b @include(if: false) }", """{"a":"text"}""")]
    [InlineData("{ a @skip(if: true) @include(if: true) b }", """{"b":1}""")]
    [InlineData("{ a @skip(if: true) }", "{}")]
    [InlineData("{ a @include(if: false) a b }", """{"a":"text","b":1}""")]
    [InlineData("{ ...F @skip(if: true) ...F b } fragment F on Query { a }", """{"a":"text","b":1}""")]
    [InlineData("{ deep @include(if: false) { a } deep { b } }", """{"deep":{"b":2}}""")]
    [InlineData("{ deep { a @skip(if: true) } }", """{"deep":{}}""")]
    public void A_selection_that_a_condition_excludes_has_no_effect(string query, string data) =>
        engine.Check(root, query, $$"""{"data":{{data}}}""");

    public static TheoryData<object, string> Lists => new()
    {
        { new object?[] { "a", null }, """["a",null]""" },
        { new List<string?> { "a", null }, """["a",null]""" },
        { new HashSet<string> { "a" }, """["a"]""" },
        { Enumerable.Range(0, 2).Select(i => $"{i}"), """["0","1"]""" },
        { new object[] { PreparedValue.FromString("a"), "b" }, """["a","b"]""" },
        { Array.Empty<string>(), "[]" },
        { new PreparedValue(new[] { "a" }, "[\"a\"]"u8.ToArray()), """["a"]""" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Any_sequence_is_a_list(object words, string expected) =>
        engine.Check(new { words }, "{ words }", $$$"""{"data":{"words":{{{expected}}}}}""");

    [Fact]
    public void Lists_of_lists_are_completed_at_each_level() =>
        engine.Check(new { grid = new[] { [1, 2], null, Array.Empty<int>() } }, "{ grid }", """{"data":{"grid":[[1,2],null,[]]}}""");

    [Fact]
    public void A_prepared_value_is_copied_as_it_is() =>
        engine.Check(new { a = PreparedValue.FromString("é\n"), b = PreparedValue.FromInt(3) }, "{ a b }", """{"data":{"a":"é\n","b":3}}""");

    [Fact]
    public void A_mutation_runs_its_fields_one_after_another()
    {
        var count = 0;
        var mutable = TestEngine.Create(
            "type Query { a: Int } type Mutation { next: Int }", null,
            ("Mutation.next", (_, in _) => ++count));
        mutable.Check(null, "mutation { a: next b: next c: next }", """{"data":{"a":1,"b":2,"c":3}}""");
    }
}
