using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Tests.Validation;

public sealed class InterfaceSpreadTests
{
    // Found by the conformance tests.
    [Theory]
    [InlineData("{ deep { ... on Named { a } } }", 10)]
    [InlineData("{ named { ... on Deep { a } } }", 11)]
    [InlineData("{ deep { ... on Deep { a } } }", null)]
    [InlineData("{ named { ... on T { a } } }", null)]
    public void An_interface_that_no_object_type_implements_overlaps_only_with_itself(string query, int? column)
    {
        var schema = new SchemaBuilder().Add(Parser.ParseDocument(new(
            "type Query { named: Named  deep: Deep } interface Named { a: Int } interface Deep implements Named { a: Int } "
                + "type T implements Named { a: Int }"))).Build();
        var errors = Validator.Validate(schema, Parser.ParseDocument(new(query)));
        Assert.Equal(column is { } at ? [at] : [], errors.Select(error => error.Locations[0].Column));
    }
}
