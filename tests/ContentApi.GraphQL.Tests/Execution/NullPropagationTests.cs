namespace ContentApi.GraphQL.Tests.Execution;

/// <summary>Tests a field <c>x</c> of each shape: a null in its value propagates to the nearest nullable position (specification, 6.4.4).</summary>
public sealed class NullPropagationTests
{
    // Values are written as JSON; ! is an object whose field `v: Int!` is null, and o is one in which it is 1.
    [Theory]
    [InlineData("Int", "null", "{'x':null}", null)]
    [InlineData("Int!", "null", "null", "x")]
    [InlineData("[Int]", "[1,null]", "{'x':[1,null]}", null)]
    [InlineData("[Int]!", "[1,null]", "{'x':[1,null]}", null)]
    [InlineData("[Int!]", "[1,null]", "{'x':null}", "x,1")]
    [InlineData("[Int!]!", "[1,null]", "null", "x,1")]
    [InlineData("[Int!]!", "null", "null", "x")]
    [InlineData("[[Int]]", "[[null],null]", "{'x':[[null],null]}", null)]
    [InlineData("[[Int!]]", "[[1],[1,null]]", "{'x':[[1],null]}", "x,1,1")]
    [InlineData("[[Int!]!]", "[[1],[1,null]]", "{'x':null}", "x,1,1")]
    [InlineData("[[Int!]!]!", "[[1],[null]]", "null", "x,1,0")]
    [InlineData("[[Int]!]", "[[1],null]", "{'x':null}", "x,1")]
    [InlineData("T", "o", "{'x':{'v':1}}", null)]
    [InlineData("T", "!", "{'x':null}", "x,v")]
    [InlineData("T!", "!", "null", "x,v")]
    [InlineData("[T]", "[o,!,o]", "{'x':[{'v':1},null,{'v':1}]}", "x,1,v")]
    [InlineData("[T!]", "[o,!]", "{'x':null}", "x,1,v")]
    [InlineData("[T!]!", "[o,!]", "null", "x,1,v")]
    [InlineData("[T]!", "[!]", "{'x':[null]}", "x,0,v")]
    [InlineData("[[T!]]!", "[[o],[!]]", "{'x':[[{'v':1}],null]}", "x,1,0,v")]
    public void A_null_propagates_to_the_nearest_nullable_position(string type, string value, string data, string? path)
    {
        var engine = TestEngine.Create($$"""type Query { x: {{type}} } type T { v: Int! }""");
        var selection = type.Contains('T') ? "{ x { v } }" : "{ x }";
        var (field, column) = path is null || !path.EndsWith('v') ? ("Query.x", 3) : ("T.v", 7);
        var keys = path?.Split(',').Select(key => int.TryParse(key, out _) ? key : $"\"{key}\"");
        var errors = path is null ? "" : $$$"""
            ,"errors":[{"message":"Cannot return null for non-nullable field {{{field}}}.","locations":[{"line":1,"column":{{{column}}}}],
              "path":[{{{string.Join(',', keys!)}}}],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]
            """;
        engine.Check(new { x = Value(value) }, selection, $$"""{"data":{{data.Replace('\'', '"')}}{{errors}}}""");
    }

    [Fact]
    public void A_null_propagates_through_several_objects_and_removes_what_was_written()
    {
        var engine = TestEngine.Create(
            "type Query { before: Int a: A after: Int } type A { s: String b: B! } type B { s: String c: [C!]! } "
            + "type C { s: String v: Int! }");
        engine.Check(
            new { before = 1, a = new { s = "a", b = new { s = "b", c = new object[] { new { s = "c", v = 1 }, new { s = "d" } } } }, after = 2 },
            "{ before a { s b { s c { s v } } } after }",
            """
            {"data":{"before":1,"a":null,"after":2},"errors":[{"message":"Cannot return null for non-nullable field C.v.",
              "locations":[{"line":1,"column":28}],"path":["a","b","c",1,"v"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}
            """);
    }

    [Fact]
    public void Several_positions_may_become_null_each_with_its_error()
    {
        var engine = TestEngine.Create("type Query { x: [T] } type T { v: Int! }");
        const string code = """{"code":"INTERNAL_SERVER_ERROR"}""";
        engine.Check(new { x = new object[] { new { }, new { v = 1 }, new { } } }, "{ x { v } }", $$$"""
            {"data":{"x":[null,{"v":1},null]},"errors":[
              {"message":"Cannot return null for non-nullable field T.v.","locations":[{"line":1,"column":7}],"path":["x",0,"v"],"extensions":{{{code}}}},
              {"message":"Cannot return null for non-nullable field T.v.","locations":[{"line":1,"column":7}],"path":["x",2,"v"],"extensions":{{{code}}}}]}
            """);
    }

    static object? Value(string text)
    {
        var rest = text.AsSpan();
        return Read(ref rest);
    }

    static object? Read(ref ReadOnlySpan<char> text)
    {
        if (text.StartsWith("null"))
        {
            text = text[4..];
            return null;
        }
        var first = text[0];
        text = text[1..];
        if (first == '!') return new { v = (int?)null };
        if (first == 'o') return new { v = 1 };
        if (first != '[') return first - '0';
        var items = new List<object?>();
        while (text[0] != ']')
        {
            items.Add(Read(ref text));
            if (text[0] == ',') text = text[1..];
        }
        text = text[1..];
        return items.ToArray();
    }
}
