using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class FieldErrorTests
{
    const string Sdl = """
        type Query { a: Int  b: Int!  color: Color  names: [String]  items: [Item!]  item: Item  thing: Thing  things: [Thing]  take(n: Int!): Int }
        type Item { a: Int  b: Int! }
        type Other { a: Int }
        union Thing = Item
        enum Color { RED }
        """;

    static readonly GraphQLEngine engine = TestEngine.Create(Sdl);

    [Fact]
    public void A_resolver_reports_an_error_of_its_field_with_a_code_and_extensions() => engine.Check(
        new
        {
            a = new GraphQLException(
                new GraphQLError("Too many.", "PAGE_SIZE_EXCEEDED") { Extensions = new Dictionary<string, object?> { ["max"] = 500, ["strict"] = true } }),
        },
        "{ x: a }",
        """
        {"data":{"x":null},"errors":[{"message":"Too many.","locations":[{"line":1,"column":3}],"path":["x"],
          "extensions":{"code":"PAGE_SIZE_EXCEEDED","max":500,"strict":true}}]}
        """);

    [Fact]
    public void Several_errors_of_one_resolver_are_all_reported() => engine.Check(
        new { a = new GraphQLException([new("One.", "A"), new("Two.", "B", [new ErrorLocation(7, 8)])]) },
        "{ a }",
        """
        {"data":{"a":null},"errors":[
          {"message":"One.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"A"}},
          {"message":"Two.","locations":[{"line":7,"column":8}],"path":["a"],"extensions":{"code":"B"}}]}
        """);

    [Fact]
    public void Any_other_exception_is_hidden_from_the_client_and_reported_to_the_host()
    {
        var reported = new List<string>();
        var secretive = TestEngine.Create(
            Sdl, new() { UnexpectedError = (exception, path) => reported.Add($"{exception.Message} at {string.Join('/', path)}") });
        secretive.Check(
            new { items = new object[] { new { a = 1 }, new { a = new InvalidOperationException("password=x") } } },
            "{ items { a } }",
            """
            {"data":{"items":[{"a":1},{"a":null}]},"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":11}],
              "path":["items",1,"a"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}
            """);
        Assert.Equal(["password=x at items/1/a"], reported);
    }

    [Fact]
    public void Errors_that_belong_to_no_field_follow_those_of_fields()
    {
        using var writer = new ResponseWriter();
        engine.Execute(
            new()
            {
                Query = "{ a b }"u8.ToArray(), RootValue = new { a = new GraphQLException("No.", "X"), b = 1 }, FurtherErrors = () => [new("Later.", "Y")],
            },
            writer, TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"data":{"a":null,"b":1},"errors":[{"message":"No.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"X"}},"""
            + """{"message":"Later.","extensions":{"code":"Y"}}]}""",
            Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void An_error_in_a_non_null_field_propagates_a_null() => engine.Check(
        new { b = new GraphQLException("No.", "X") },
        "{ b }",
        """{"data":null,"errors":[{"message":"No.","locations":[{"line":1,"column":3}],"path":["b"],"extensions":{"code":"X"}}]}""");

    [Fact]
    public void An_error_of_a_merged_field_has_the_locations_of_all_its_selections() => engine.Check(
        new { item = new GraphQLException("No.", "X") },
        "{ item { a }\n  item { b } }",
        """
        {"data":{"item":null},"errors":[{"message":"No.","locations":[{"line":1,"column":3},{"line":2,"column":3}],"path":["item"],"extensions":{"code":"X"}}]}
        """);

    public static TheoryData<object, string, string, string> Faults => new()
    {
        { new { color = "BLUE" }, "{ color }", "color", "Enum \"Color\" cannot represent value: \"BLUE\"" },
        { new { color = 3 }, "{ color }", "color", "Enum \"Color\" cannot represent value: 3" },
        { new { names = "text" }, "{ names }", "names", "Expected Iterable, but did not find one for field \"Query.names\"." },
        { new { names = 3 }, "{ names }", "names", "Expected Iterable, but did not find one for field \"Query.names\"." },
        { new { thing = new { } }, "{ thing { __typename } }", "thing",
            "Abstract type \"Thing\" must resolve to an Object type at runtime for field \"Query.thing\"." },
        { new { thing = new { __typename = "Nothing" } }, "{ thing { __typename } }", "thing",
            "Abstract type \"Thing\" was resolved to a type \"Nothing\" that does not exist inside the schema." },
        { new { thing = new { __typename = "Color" } }, "{ thing { __typename } }", "thing",
            "Abstract type \"Thing\" was resolved to a non-object type \"Color\"." },
        { new { thing = new { __typename = "Other" } }, "{ thing { __typename } }", "thing",
            "Runtime Object type \"Other\" is not a possible type for \"Thing\"." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_value_that_its_type_does_not_allow_is_an_error_of_its_field(object root, string query, string path, string message)
    {
        var response = JsonNode.Parse(engine.Execute(query, rootValue: root))!;
        Assert.Null(response["data"]![path]);
        var error = response["errors"]!.AsArray().Single()!;
        Assert.Equal(message, (string?)error["message"]);
        Assert.Equal($"[\"{path}\"]", error["path"]!.ToJsonString());
        Assert.Equal("INTERNAL_SERVER_ERROR", (string?)error["extensions"]!["code"]);
    }

    [Fact]
    public void A_value_that_its_scalar_refuses_leaves_nothing_half_written()
    {
        var response = JsonNode.Parse(engine.Execute("{ a item { a } }", rootValue: new { a = "not a number", item = new { a = 1 } }))!;
        Assert.Equal("""{"a":null,"item":{"a":1}}""", response["data"]!.ToJsonString());
        Assert.Equal("""["a"]""", response["errors"]![0]!["path"]!.ToJsonString());
    }

    [Fact]
    public void A_sequence_that_throws_midway_fails_its_list()
    {
        engine.Check(new { names = Failing() }, "{ names a }", """
            {"data":{"names":null,"a":null},"errors":[{"message":"Ends here.","locations":[{"line":1,"column":3}],"path":["names"],"extensions":{"code":"X"}}]}
            """);

        static IEnumerable<string> Failing()
        {
            yield return "one";
            throw new GraphQLException("Ends here.", "X");
        }
    }

    [Fact]
    public void A_list_whose_indexer_throws_fails_alone() => engine.Check(
        new { names = new FailingList(), item = new { a = 1 } }, "{ names item { a } }",
        """{"data":{"names":null,"item":{"a":1}},"errors":[{"message":"Ends here.","locations":"""
        + """[{"line":1,"column":3}],"path":["names"],"extensions":{"code":"X"}}]}""");

    sealed class FailingList : IReadOnlyList<string>
    {
        public int Count => 2;
        public string this[int index] => index == 0 ? "one" : throw new GraphQLException("Ends here.", "X");
        public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public void A_failing_item_of_an_abstract_list_fails_alone() => engine.Check(
        new { things = new object[] { new { __typename = new GraphQLException("Who?", "X") }, new { __typename = "Item", a = 1 } } },
        "{ things { ... on Item { a } } }",
        """
        {"data":{"things":[null,{"a":1}]},"errors":[{"message":"Who?","locations":[{"line":1,"column":3}],"path":["things",0],"extensions":{"code":"X"}}]}
        """);

    [Fact]
    public void Only_the_first_thousand_errors_are_reported()
    {
        var root = new { items = Enumerable.Repeat(new { a = new GraphQLException("No.", "X") }, Executor.MaxErrors + 5).ToArray() };
        var response = JsonNode.Parse(engine.Execute("{ items { a } }", rootValue: root))!;
        Assert.Equal(Executor.MaxErrors + 5, response["data"]!["items"]!.AsArray().Count);
        Assert.Equal(Executor.MaxErrors + 1, response["errors"]!.AsArray().Count);
        Assert.StartsWith("More than 1000 fields failed", (string?)response["errors"]![Executor.MaxErrors]!["message"]);
    }

    [Fact]
    public void Cancellation_ends_the_request_and_leaves_nothing_in_the_writer()
    {
        using var cancelling = new CancellationTokenSource();
        using var writer = new ResponseWriter();
        writer.WriteRaw("before"u8);
        Func<ArgumentValues, object?> cancel = _ =>
        {
            cancelling.Cancel();
            return new { a = 1 };
        };
        var request = new GraphQLRequest { Query = "{ item { a } }"u8.ToArray(), RootValue = new { item = cancel } };
        Assert.Throws<OperationCanceledException>(() => engine.Execute(request, writer, cancelling.Token));
        Assert.Equal("before", Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void A_cancellation_of_something_else_is_an_error_of_its_field() => engine.Check(
        new { a = new OperationCanceledException("of something else") }, "{ a }",
        """{"data":{"a":null},"errors":[{"message":"Unexpected error.","locations":"""
        + """[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""");
}
