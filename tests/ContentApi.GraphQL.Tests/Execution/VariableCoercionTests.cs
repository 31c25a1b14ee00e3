using System.Text.Json.Nodes;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.TypeSystem.Scalars;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class VariableCoercionTests
{
    static readonly GraphQLEngine engine = TestEngine.Create("""
        type Query { take(i: Int f: Float s: String b: Boolean id: ID c: Color is: [Int] ns: [Int!] g: [[Int!]!] o: Input r: Int! one: One): Int }
        input Input { a: Int!  b: [Int!]  d: Input  long: Int = 3 }
        input One @oneOf { a: Int  b: String }
        enum Color { RED GREEN }
        """);

    [Theory]
    [InlineData("Int!", "{}", "Variable '$x' of required type 'Int!' was not provided.")]
    [InlineData("Int!", "{'x':null}", "Variable '$x' of non-null type 'Int!' must not be null.")]
    [InlineData("Int", "{'x':'1'}", "Variable '$x' got invalid value '1'; Int cannot represent non-integer value: '1'")]
    [InlineData("Int", "{'x':1.5}", "Variable '$x' got invalid value 1.5; Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "{'x':2147483648}", "Variable '$x' got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "{'x':true}", "Variable '$x' got invalid value true; Int cannot represent non-integer value: true")]
    [InlineData("Int", "{'x':[1]}", "Variable '$x' got invalid value [1]; Int cannot represent non-integer value: [1]")]
    [InlineData("Float", "{'x':'1'}", "Variable '$x' got invalid value '1'; Float cannot represent non numeric value: '1'")]
    [InlineData("String", "{'x':1}", "Variable '$x' got invalid value 1; String cannot represent a non string value: 1")]
    [InlineData("Boolean", "{'x':0}", "Variable '$x' got invalid value 0; Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "{'x':1.5}", "Variable '$x' got invalid value 1.5; ID cannot represent value: 1.5")]
    [InlineData("Color", "{'x':'GREN'}",
        "Variable '$x' got invalid value 'GREN'; Value 'GREN' does not exist in 'Color' enum. Did you mean the enum value 'GREEN' or 'RED'?")]
    [InlineData("Color", "{'x':1}", "Variable '$x' got invalid value 1; Enum 'Color' cannot represent non-string value: 1.")]
    [InlineData("[Int!]", "{'x':[1,null]}", "Variable '$x' got invalid value null at 'x[1]'; Expected non-nullable type 'Int!' not to be null.")]
    [InlineData("[Int]", "{'x':'a'}", "Variable '$x' got invalid value 'a'; Int cannot represent non-integer value: 'a'")]
    [InlineData("[[Int!]!]", "{'x':[[1],[2,'a']]}", "Variable '$x' got invalid value 'a' at 'x[1][1]'; Int cannot represent non-integer value: 'a'")]
    [InlineData("Input", "{'x':1}", "Variable '$x' got invalid value 1; Expected type 'Input' to be an object.")]
    [InlineData("Input", "{'x':[]}", "Variable '$x' got invalid value []; Expected type 'Input' to be an object.")]
    [InlineData("Input", "{'x':{}}", "Variable '$x' got invalid value {}; Field 'a' of required type 'Int!' was not provided.")]
    [InlineData("Input", "{'x':{'a':1,'log':2}}",
        "Variable '$x' got invalid value { a: 1, log: 2 }; Field 'log' is not defined by type 'Input'. Did you mean 'long'?")]
    [InlineData("Input", "{'x':{'a':1,'b':[1,true]}}", "Variable '$x' got invalid value true at 'x.b[1]'; Int cannot represent non-integer value: true")]
    [InlineData("Input", "{'x':{'a':1,'d':{'a':{'b':{'c':{}}}}}}",
        "Variable '$x' got invalid value { b: { c: {} } } at 'x.d.a'; Int cannot represent non-integer value: { b: { c: {} } }")]
    [InlineData("One", "{'x':{}}", "Variable '$x' got invalid value {}; Exactly one key must be specified for OneOf type 'One'.")]
    [InlineData("One", "{'x':{'a':1,'b':'c'}}", "Variable '$x' got invalid value { a: 1, b: 'c' }; Exactly one key must be specified for OneOf type 'One'.")]
    [InlineData("One", "{'x':{'a':null}}", "Variable '$x' got invalid value null at 'x.a'; Field 'a' must be non-null.")]
    [InlineData("One", "{'x':{'a':'c'}}", "Variable '$x' got invalid value 'c' at 'x.a'; Int cannot represent non-integer value: 'c'")]
    public void A_value_that_is_not_of_its_type_is_refused_before_execution(string type, string variables, string message)
    {
        var errors = Errors($"query($x: {type}) {{ ...F }} fragment F on Query {{ {Use(type)} }}", variables);
        Assert.Equal(message.Replace('\'', '"'), (string?)errors.Single()!["message"]);
        Assert.Equal("BAD_USER_INPUT", (string?)errors[0]!["extensions"]!["code"]);
        Assert.Equal("""[{"line":1,"column":7}]""", errors[0]!["locations"]!.ToJsonString());
        Assert.Null(errors[0]!["path"]);
    }

    [Theory]
    [InlineData("Int", "{'x':1.0}")]
    [InlineData("Int", "{'x':-2147483648}")]
    [InlineData("Float", "{'x':1}")]
    [InlineData("ID", "{'x':1}")]
    [InlineData("[Int]", "{'x':1}")]
    [InlineData("[[Int!]!]", "{'x':[1]}")]
    [InlineData("Input", "{'x':{'a':1,'b':2,'d':null}}")]
    [InlineData("Int", "{'x':1,'unknown':{}}")]
    public void A_value_of_its_type_is_accepted(string type, string variables) =>
        Assert.Equal("""{"data":{"take":null}}""", engine.Execute($"query($x: {type}) {{ {Use(type)} }}", variables.Replace('\'', '"'), rootValue: new { }));

    [Fact]
    public void Every_fault_is_reported()
    {
        var errors = Errors("query($x: Int! $y: [Int!]) { take(r: $x, ns: $y) }", "{'y':['a',null]}");
        Assert.Equal(
            [
                "Variable \"$x\" of required type \"Int!\" was not provided.",
                "Variable \"$y\" got invalid value \"a\" at \"y[0]\"; Int cannot represent non-integer value: \"a\"",
                "Variable \"$y\" got invalid value null at \"y[1]\"; Expected non-nullable type \"Int!\" not to be null.",
            ],
            errors.Select(error => (string?)error!["message"]));
    }

    [Fact]
    public void The_number_of_errors_is_limited()
    {
        var errors = Errors("query($x: [Int]) { take(r: 1, is: $x) }", $"{{'x':[{string.Join(',', Enumerable.Repeat("true", 1000))}]}}");
        Assert.Equal(VariableCoercion.MaxErrors + 1, errors.Count);
        Assert.Equal("Too many errors processing variables, error limit reached. Execution aborted.", (string?)errors[^1]!["message"]);
    }

    [Theory]
    [InlineData("""{"x":"\ud800"}""", "String")]
    [InlineData("""{"x":"\ud800"}""", "Color")]
    [InlineData("""{"x":{"a":1,"\ud800":1}}""", "Input")]
    [InlineData("""{"x":1,"\ud800":1}""", "String")]
    public void Text_that_is_not_unicode_is_refused_or_ignored_and_never_a_crash(string variables, string type)
    {
        var errors = JsonNode.Parse(engine.Execute($"query($x: {type}) {{ {Use(type)} }}", variables, rootValue: new { }))!["errors"]!.AsArray();
        Assert.Equal("BAD_USER_INPUT", (string?)errors.Single()!["extensions"]!["code"]);
    }

    [Fact]
    public void Variables_that_are_not_an_object_are_a_bad_request()
    {
        var errors = Errors("{ take(r: 1) }", "[1]");
        Assert.Equal("BAD_REQUEST", (string?)errors.Single()!["extensions"]!["code"]);
    }

    [Theory]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,11]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ... 1 more item]")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,11,12]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ... 2 more items]")]
    [InlineData("{'a':{'b':{'c':{'d':1}}}}", "{ a: { b: { c: [Object] } } }")]
    [InlineData("[[[[1]]]]", "[[[[Array]]]]")]
    [InlineData("[[[[]]]]", "[[[[]]]]")]
    public void A_long_value_is_shortened_in_messages(string json, string expected)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json.Replace('\'', '"'));
        Assert.Equal(expected, JsonInspection.Inspect(document.RootElement));
    }

    static JsonArray Errors(string query, string variables)
    {
        var response = JsonNode.Parse(engine.Execute(query, variables.Replace('\'', '"')))!.AsObject();
        Assert.False(response.ContainsKey("data"));
        return response["errors"]!.AsArray();
    }

    static string Use(string type) => type switch
    {
        "Int!" => "take(r: $x)",
        "Int" => "take(r: 1, i: $x)",
        "Float" => "take(r: 1, f: $x)",
        "String" => "take(r: 1, s: $x)",
        "Boolean" => "take(r: 1, b: $x)",
        "ID" => "take(r: 1, id: $x)",
        "Color" => "take(r: 1, c: $x)",
        "[Int]" => "take(r: 1, is: $x)",
        "[Int!]" => "take(r: 1, ns: $x)",
        "[[Int!]!]" => "take(r: 1, g: $x)",
        "Input" => "take(r: 1, o: $x)",
        _ => "take(r: 1, one: $x)",
    };
}
