using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.GraphQL.Binding;

namespace ContentApi.GraphQL.Tests.Execution;

/// <summary>Tests the arguments that a resolver receives, with fields that return them as JSON text.</summary>
public sealed class ArgumentCoercionTests
{
    static readonly GraphQLEngine engine = TestEngine.Create(
        """
        type Query {
          int(v: Int): String  float(v: Float): String  string(v: String): String  boolean(v: Boolean): String  id(v: ID): String
          color(v: Color): String  list(v: [Int]): String  nonNulls(v: [Int!]): String  grid(v: [[Int]]): String  input(v: Input): String  one(v: One): String
          any(v: Any): String  required(v: Int!): String  defaulted(v: Int = 7, w: Input = {a: 1}): String  requiredDefault(v: Int! = 7): String
        }
        input Input { a: Int  b: String = "b"  c: [Color!]  d: Input  e: Int! = 5 }
        input One @oneOf { a: Int  b: String }
        enum Color { RED GREEN }
        scalar Any
        """,
        null,
        [.. "int float string boolean id color list nonNulls grid input one any required defaulted requiredDefault".Split(' ')
            .Select(name => ($"Query.{name}", (FieldResolver)Answer))]);

    [Theory]
    [InlineData("int", "{}")]
    [InlineData("int(v: null)", "{'v':null}")]
    [InlineData("int(v: -3)", "{'v':-3}")]
    [InlineData("float(v: 3)", "{'v':3}")]
    [InlineData("float(v: 1.5e3)", "{'v':1500}")]
    [InlineData("string(v: \"a\\n\")", "{'v':'a\\n'}")]
    [InlineData("boolean(v: true)", "{'v':true}")]
    [InlineData("id(v: 12345678901234567890)", "{'v':'12345678901234567890'}")]
    [InlineData("color(v: RED)", "{'v':'RED'}")]
    [InlineData("list(v: 1)", "{'v':[1]}")]
    [InlineData("list(v: [1, null])", "{'v':[1,null]}")]
    [InlineData("list(v: null)", "{'v':null}")]
    [InlineData("grid(v: 1)", "{'v':[[1]]}")]
    [InlineData("grid(v: [1, [2, 3]])", "{'v':[[1],[2,3]]}")]
    [InlineData("input(v: {})", "{'v':{'b':'b','e':5}}")]
    [InlineData("input(v: {e: 1, c: RED, a: null})", "{'v':{'a':null,'b':'b','c':['RED'],'e':1}}")]
    [InlineData("input(v: {d: {b: null}})", "{'v':{'b':'b','d':{'b':null,'e':5},'e':5}}")]
    [InlineData("one(v: {a: 1})", "{'v':{'a':1}}")]
    [InlineData("any(v: {a: [1, RED, null, {b: true}]})", "{'v':{'a':[1,'RED',null,{'b':true}]}}")]
    [InlineData("defaulted", "{'v':7,'w':{'a':1,'b':'b','e':5}}")]
    [InlineData("defaulted(v: null, w: null)", "{'v':null,'w':null}")]
    [InlineData("requiredDefault", "{'v':7}")]
    public void Literals_are_coerced_when_the_operation_is_planned(string field, string arguments) => Check($"{{ r: {field} }}", null, arguments);

    [Theory]
    [InlineData("$x: Int", "int(v: $x)", "{}", "{}")]
    [InlineData("$x: Int", "int(v: $x)", "{'x':null}", "{'v':null}")]
    [InlineData("$x: Int", "int(v: $x)", "{'x':3}", "{'v':3}")]
    [InlineData("$x: Int = 4", "int(v: $x)", "{}", "{'v':4}")]
    [InlineData("$x: Int = 4", "int(v: $x)", "{'x':null}", "{'v':null}")]
    [InlineData("$x: Int", "defaulted(v: $x)", "{}", "{'v':7,'w':{'a':1,'b':'b','e':5}}")]
    [InlineData("$x: Int", "defaulted(v: $x)", "{'x':null}", "{'v':null,'w':{'a':1,'b':'b','e':5}}")]
    [InlineData("$x: Int = 4", "required(v: $x)", "{}", "{'v':4}")]
    [InlineData("$x: Int", "requiredDefault(v: $x)", "{}", "{'v':7}")]
    [InlineData("$x: Int", "list(v: [1, $x])", "{'x':2}", "{'v':[1,2]}")]
    [InlineData("$x: Int", "list(v: [1, $x])", "{}", "{'v':[1,null]}")]
    [InlineData("$x: Int", "input(v: {a: $x, d: {a: $x}})", "{'x':2}", "{'v':{'a':2,'b':'b','d':{'a':2,'b':'b','e':5},'e':5}}")]
    [InlineData("$x: Int", "input(v: {a: $x})", "{}", "{'v':{'b':'b','e':5}}")]
    [InlineData("$x: String", "input(v: {b: $x})", "{}", "{'v':{'b':'b','e':5}}")]
    [InlineData("$x: String", "input(v: {b: $x})", "{'x':null}", "{'v':{'b':null,'e':5}}")]
    [InlineData("$x: Int", "input(v: {e: $x})", "{}", "{'v':{'b':'b','e':5}}")]
    [InlineData("$x: Color!", "input(v: {c: [GREEN, $x]})", "{'x':'RED'}", "{'v':{'b':'b','c':['GREEN','RED'],'e':5}}")]
    [InlineData("$x: Any", "any(v: $x)", "{'x':{'a':[1,'b']}}", "{'v':{'a':[1,'b']}}")]
    [InlineData("$x: Any", "any(v: {a: $x, b: [$x]})", "{'x':{'c':[1.5,'d',null,true]}}",
        "{'v':{'a':{'c':[1.5,'d',null,true]},'b':[{'c':[1.5,'d',null,true]}]}}")]
    [InlineData("$x: Any", "any(v: {a: $x, b: [$x]})", "{}", "{'v':{'b':[null]}}")]
    [InlineData("$x: Any = RED", "any(v: {a: $x})", "{}", "{'v':{'a':'RED'}}")]
    public void Variables_are_replaced_at_any_depth(string definitions, string field, string variables, string arguments) =>
        Check($"query({definitions}) {{ r: {field} }}", variables, arguments);

    [Theory]
    [InlineData("$x: Int = 4", "required(v: $x)", "{'x':null}", "Argument \"v\" of non-null type \"Int!\" must not be null.", 37)]
    [InlineData("$x: Int = 4", "nonNulls(v: [$x])", "{'x':null}", "Argument \"v\" has an invalid value: $x must not be null here.", 38)]
    [InlineData("$x: Int = 4", "nonNulls(v: [1, 2, $x])", "{'x':null}", "Argument \"v\" has an invalid value: $x must not be null here.", 44)]
    [InlineData("$x: Int = 4", "input(v: {e: $x})", "{'x':null}", "Argument \"v\" has an invalid value: $x must not be null here.", 38)]
    [InlineData("$x: Int = 4", "input(v: {d: {d: {e: $x}}})", "{'x':null}", "Argument \"v\" has an invalid value: $x must not be null here.", 46)]
    public void A_null_variable_in_a_non_null_position_is_a_field_error_located_at_the_variable(
        string definitions, string field, string variables, string message, int column) =>
        engine.Check(null, $"query({definitions}) {{ r: {field} }}", $$$"""
            {"data":{"r":null},"errors":[{"message":{{{JsonSerializer.Serialize(message)}}},
              "locations":[{"line":1,"column":{{{column}}}}],"path":["r"],"extensions":{"code":"BAD_USER_INPUT"}}]}
            """, Json(variables));

    [Fact]
    public void Arguments_with_variables_are_coerced_once_for_a_whole_list()
    {
        var seen = new HashSet<ArgumentValues>(ReferenceEqualityComparer.Instance);
        var listing = TestEngine.Create("type Query { items: [Item] } type Item { take(n: Int): Int }", null, ("Item.take", (_, in context) =>
        {
            seen.Add(context.Arguments);
            return context.Arguments.Get<int?>("n");
        }));
        listing.Check(new { items = new[] { new { }, new { }, new { } } }, "query($n: Int) { items { take(n: $n) } }",
            """{"data":{"items":[{"take":3},{"take":3},{"take":3}]}}""", """{"n":3}""");
        Assert.Single(seen);
    }

    [Fact]
    public void An_invalid_argument_fails_the_field_of_every_item()
    {
        var listing = TestEngine.Create("type Query { items: [Item] } type Item { take(n: Int!): Int }");
        var response = JsonNode.Parse(listing.Execute(
            "query($n: Int = 1) { items { take(n: $n) } }", """{"n":null}""", rootValue: new { items = new[] { new { }, new { } } }))!;
        Assert.Equal("""{"items":[{"take":null},{"take":null}]}""", response["data"]!.ToJsonString());
        Assert.Equal(["[\"items\",0,\"take\"]", "[\"items\",1,\"take\"]"], response["errors"]!.AsArray().Select(error => error!["path"]!.ToJsonString()));
    }

    static void Check(string query, string? variables, string arguments)
    {
        var response = JsonNode.Parse(engine.Execute(query, variables is null ? null : Json(variables)))!;
        Assert.Null(response["errors"]?.ToJsonString());
        Assert.Equal(JsonNode.Parse(Json(arguments))!.ToJsonString(), (string?)response["data"]!["r"]);
    }

    static string Json(string text) => text.Replace('\'', '"');

    static object? Answer(object? source, in FieldContext context) => Plain(context.Arguments)!.ToJsonString();

    static JsonNode? Plain(object? value) => value switch
    {
        null => null,
        ArgumentValues values => new JsonObject(values.Values.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        IReadOnlyDictionary<string, object?> values => new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        IReadOnlyList<object?> list => new JsonArray([.. list.Select(Plain)]),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
