using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.Execution;

/// <summary>Tests that coercion itself refuses invalid literals, since it also reads literals that were not validated.</summary>
public sealed class LiteralCoercionTests
{
    static readonly Schema schema = new SchemaBuilder()
        .Add(Parser.ParseDocument(new Source("type Query { a(v: One): Int } input One @oneOf { a: Int b: [String] }"), ParserOptions.TypeSystem)).Build();

    [Theory]
    [InlineData("{ a: 1 }", true)]
    [InlineData("{ b: [] }", true)]
    [InlineData("{ b: [null] }", true)]
    [InlineData("{ }", false)]
    [InlineData("{ a: null }", false)]
    [InlineData("{ a: 1, b: [] }", false)]
    [InlineData("{ a: 1, b: null }", false)]
    [InlineData("{ a: $v }", false)]
    [InlineData("{ a: 1, b: $v }", false)]
    [InlineData("{ c: 1 }", false)]
    [InlineData("[{ a: 1 }]", false)]
    public void A_OneOf_input_object_has_one_field_that_is_not_null(string literal, bool fits) =>
        Assert.Equal(
            fits, LiteralCoercion.TryCoerce(Parser.ParseValue(new Source(literal), isConst: false), schema.FindType("One")!, VariableValues.None, out _));
}
