using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.TypeSystem;

public sealed class SchemaCoordinateTests
{
    static readonly Schema schema = new SchemaBuilder().Add(Parser.ParseDocument(new(
        "type Query { page(slug: String): Page } type Page { title: String } enum Kind { NEWS } input Where { kind: Kind } "
        + "union Any = Page scalar Url directive @mark(by: Int) on FIELD"))).Build();

    [Theory]
    [InlineData("Page", typeof(ObjectType))]
    [InlineData("Url", typeof(ScalarType))]
    [InlineData("Query.page", typeof(Field))]
    [InlineData("Query.__schema", typeof(Field))]
    [InlineData("Page.__typename", typeof(Field))]
    [InlineData("__Type.kind", typeof(Field))]
    [InlineData("Query.page(slug:)", typeof(InputValue))]
    [InlineData("Kind.NEWS", typeof(EnumValue))]
    [InlineData("Where.kind", typeof(InputValue))]
    [InlineData("@mark", typeof(DirectiveDefinition))]
    [InlineData("@mark(by:)", typeof(InputValue))]
    [InlineData("Nothing", null)]
    [InlineData("Page.nothing", null)]
    [InlineData("Kind.OLD", null)]
    [InlineData("Query.page(nothing:)", null)]
    [InlineData("@nothing", null)]
    public void A_coordinate_resolves_to_one_element_or_none(string text, Type? type)
    {
        var coordinate = SchemaCoordinate.Parse(text);
        Assert.Equal(text, coordinate.ToString());
        Assert.Equal(type, schema.Resolve(coordinate)?.GetType());
    }

    [Theory]
    [InlineData("Nothing.field", "The schema has no type \"Nothing\".")]
    [InlineData("Query.nothing(slug:)", "The schema has no field \"Query.nothing\".")]
    [InlineData("@nothing(by:)", "The schema has no directive \"@nothing\".")]
    [InlineData("Any.title", "\"Any\" is not an enum, input object, object or interface type, so it has no members.")]
    [InlineData("Where.kind(slug:)", "\"Where\" is not an object or interface type, so it has no fields with arguments.")]
    public void The_element_that_contains_another_must_exist(string text, string message) =>
        Assert.Equal(message, Assert.Throws<GraphQLException>(() => schema.Resolve(SchemaCoordinate.Parse(text))).Message);

    [Theory]
    [InlineData("", 1)]
    [InlineData(" Page", 1)]
    [InlineData("Page ", 5)]
    [InlineData("Page.", 6)]
    [InlineData("Page.a.b", 7)]
    [InlineData("Page.a(b)", 9)]
    [InlineData("Page.a(b:", 10)]
    [InlineData("Page(b:)", 5)]
    [InlineData("@mark.by", 6)]
    [InlineData("Pag\u00e9", 4)]
    [InlineData("a.1", 3)]
    public void Any_other_text_is_a_syntax_error(string text, int column) =>
        Assert.Equal(new ErrorLocation(1, column), Assert.Throws<GraphQLException>(() => SchemaCoordinate.Parse(text)).Errors[0].Locations[0]);
}
