using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Introspection;

public sealed class IntrospectionOffTests
{
    const string Sdl = "type Query { title(size: Size, where: Where): String } enum Size { SMALL LARGE } input Where { name: String }";

    static readonly GraphQLEngine engine = TestEngine.Create(Sdl, new() { Introspection = false });

    [Theory]
    [InlineData("{ __schema { types { name } } }", "__schema")]
    [InlineData("""{ x: __type(name: "Query") { name } }""", "__type")]
    [InlineData("{ ...F } fragment F on Query { ... { __schema { description } } }", "__schema")]
    public void Fields_that_describe_the_schema_are_refused(string query, string field)
    {
        var response = engine.Execute(query);
        Assert.StartsWith(
            $$"""{"errors":[{"message":"Introspection is disabled on this server: \"{{field}}\" cannot be selected.","locations":[""",
            response);
        Assert.EndsWith("""],"extensions":{"code":"INTROSPECTION_DISABLED"}}]}""", response);
    }

    [Fact]
    public void The_name_of_a_type_can_be_selected() => Assert.Equal("""{"data":{"__typename":"Query"}}""", engine.Execute("{ __typename }"));

    [Theory]
    [InlineData("{ titel }", null)]
    [InlineData("{ title(siez: SMALL) }", null)]
    [InlineData("{ title(size: SMAL) }", null)]
    [InlineData("""{ title(size: "SMALL") }""", null)]
    [InlineData("{ title(where: { nam: 1 }) }", null)]
    [InlineData("query($v: Siz) { title(size: $v) }", null)]
    [InlineData("query($v: Size) { title(size: $v) }", """{"v":"SMAL"}""")]
    [InlineData("query($v: Where) { title(where: $v) }", """{"v":{"nam":"x"}}""")]
    public void Errors_suggest_no_names(string query, string? variables)
    {
        Assert.Contains("Did you mean", TestEngine.Create(Sdl).Execute(query, variables));
        Assert.DoesNotContain("Did you mean", engine.Execute(query, variables));
    }
}
