using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Language;

public class ParserTests
{
    [Theory]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"\"", "")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\"\"", "quote \"")]
    [InlineData("\"escaped \\n\\r\\b\\t\\f\"", "escaped \n\r\b\t\f")]
    [InlineData("\"slashes \\\\ \\/\"", "slashes \\ /")]
    [InlineData("\"\\u1234\\u5678\\u90AB\\uCDEF\\uabcd\"", "\u1234\u5678\u90AB\uCDEF\uABCD")]
    [InlineData("\"\\u{1234}\\u{5678}\\u{0}\\u{10FFFF}\\u{000000FF}\"", "\u1234\u5678\0\U0010FFFF\u00FF")]
    [InlineData("\"\\uD83D\\uDE00 \\u{1F600} 😀\"", "😀 😀 😀")]
    [InlineData("\"contains unescaped \u0007 control and ü \u2028\"", "contains unescaped \u0007 control and ü \u2028")]
    [InlineData("\"\"\"simple\"\"\"", "simple")]
    [InlineData("\"\"\" white space \"\"\"", " white space ")]
    [InlineData("\"\"\"contains \" quote\"\"\"", "contains \" quote")]
    [InlineData("\"\"\"contains \\\"\"\" triple \\\"\"\" quote\"\"\"", "contains \"\"\" triple \"\"\" quote")]
    [InlineData("\"\"\"multi\nline\"\"\"", "multi\nline")]
    [InlineData("\"\"\"multi\rline\r\nnormalized\"\"\"", "multi\nline\nnormalized")]
    [InlineData("\"\"\"unescaped \\n\\r\\b\\t\\f\\u1234\"\"\"", "unescaped \\n\\r\\b\\t\\f\\u1234")]
    [InlineData("\"\"\"\n\n    spans\n      multiple\n    lines\n\n\"\"\"", "spans\n  multiple\nlines")]
    [InlineData("\"\"\"    first is kept\n    rest is dedented\"\"\"", "    first is kept\nrest is dedented")]
    [InlineData("\"\"\"\n\ttab\n\t  two\n\"\"\"", "tab\n  two")]
    [InlineData("\"\"\"\n  a\n\n \n  b\n\"\"\"", "a\n\n\nb")]
    [InlineData("\"\"\"\n  only\n\n    \n\"\"\"", "only")]
    [InlineData("\"\"\"   \n  \"\"\"", "")]
    public void A_string_has_the_value_of_the_specification(string text, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(Parser.ParseValue(new(text))).Value);

    [Theory]
    [InlineData("4", typeof(IntValueNode))]
    [InlineData("-4", typeof(IntValueNode))]
    [InlineData("0", typeof(IntValueNode))]
    [InlineData("-0", typeof(IntValueNode))]
    [InlineData("4.123", typeof(FloatValueNode))]
    [InlineData("-0.123e-4567", typeof(FloatValueNode))]
    [InlineData("123E4", typeof(FloatValueNode))]
    [InlineData("123e+4", typeof(FloatValueNode))]
    [InlineData("true", typeof(BooleanValueNode))]
    [InlineData("false", typeof(BooleanValueNode))]
    [InlineData("null", typeof(NullValueNode))]
    [InlineData("TRUE", typeof(EnumValueNode))]
    [InlineData("nullish", typeof(EnumValueNode))]
    [InlineData("on", typeof(EnumValueNode))]
    [InlineData("[]", typeof(ListValueNode))]
    [InlineData("[1, [2]]", typeof(ListValueNode))]
    [InlineData("{ a: { b: c } }", typeof(ObjectValueNode))]
    public void A_value_is_of_its_kind_and_prints_as_it_was_read(string text, Type type)
    {
        var value = Parser.ParseValue(new(text));
        Assert.IsType(type, value);
        Assert.Equal(text, value.ToString());
    }

    [Theory]
    [InlineData("String")]
    [InlineData("[[Int!]]!")]
    public void A_type_prints_as_it_was_read(string text) => Assert.Equal(text, Parser.ParseType(new(text)).ToString());

    [Fact]
    public void A_value_may_hold_variables_where_it_is_not_constant() =>
        Assert.Equal("[$a, { b: $c }]", Parser.ParseValue(new("[$a, {b: $c}]"), isConst: false).ToString());

    /// <summary>Writes each node as <c>kind start-end line:column</c>, with offsets in bytes and columns in UTF-16 code units.</summary>
    [Theory]
    [InlineData("{a}", "Document 0-3 1:1", "OperationDefinition 0-3 1:1", "SelectionSet 0-3 1:1", "Field 1-2 1:2", "Name 1-2 1:2")]
    [InlineData(" {\n a : b }\n", "Document 0-12 1:1", "OperationDefinition 1-11 1:2", "SelectionSet 1-11 1:2", "Field 4-9 2:2",
        "Name 4-5 2:2", "Name 8-9 2:6")]
    [InlineData("\uFEFF{\r\n\ra}", "Document 0-9 1:1", "OperationDefinition 3-9 1:2", "SelectionSet 3-9 1:2", "Field 7-8 3:1", "Name 7-8 3:1")]
    [InlineData("{a(b:\"ü😀\")c}", "Document 0-16 1:1", "OperationDefinition 0-16 1:1", "SelectionSet 0-16 1:1", "Field 1-14 1:2", "Name 1-2 1:2",
        "Argument 3-13 1:4", "Name 3-4 1:4", "StringValue 5-13 1:6", "Field 14-15 1:12", "Name 14-15 1:12")]
    [InlineData("{a(b:\"\"\"ü\n😀\"\"\")c}", "Document 0-21 1:1", "OperationDefinition 0-21 1:1", "SelectionSet 0-21 1:1", "Field 1-19 1:2", "Name 1-2 1:2",
        "Argument 3-18 1:4", "Name 3-4 1:4", "StringValue 5-18 1:6", "Field 19-20 2:7", "Name 19-20 2:7")]
    [InlineData("#ü😀\n{a}#ü", "Document 0-14 1:1", "OperationDefinition 8-11 2:1", "SelectionSet 8-11 2:1", "Field 9-10 2:2", "Name 9-10 2:2")]
    public void Nodes_have_their_location(string text, params string[] places)
    {
        var source = new Source(text);
        var found = new List<string>();
        Walk(Parser.ParseDocument(source));
        Assert.Equal(places, found);

        void Walk(SyntaxNode node)
        {
            Assert.Same(source, node.Source);
            found.Add($"{node.Kind} {node.Location.Start}-{node.Location.End} {node.Location.Line}:{node.Location.Column}");
            SyntaxNode?[] children = node switch
            {
                DocumentNode document => [.. document.Definitions],
                OperationDefinitionNode operation => [operation.SelectionSet],
                SelectionSetNode set => [.. set.Selections],
                FieldNode field => [field.Alias, field.Name, .. field.Arguments],
                ArgumentNode argument => [argument.Name, argument.Value],
                _ => [],
            };
            foreach (var child in children)
                if (child is not null) Walk(child);
        }
    }

    [Fact]
    public void An_error_at_the_end_after_a_comment_counts_its_characters()
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new("{ a\n#ü😀")));
        Assert.Equal([new ErrorLocation(2, 5)], exception.Errors[0].Locations);
    }

    [Fact]
    public void Operations_fragments_and_variables_may_have_descriptions()
    {
        var document = Parser.ParseDocument(new("\"o\" query ($a: Int, \"\"\"v\"\"\" $b: Int) { a } \"f\" fragment F on T { a }"));
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal(("o", 0, 1), (operation.Description?.Value, operation.Location.Start, operation.Location.Column));
        Assert.Null(operation.VariableDefinitions[0].Description);
        Assert.Equal((true, "v"), (operation.VariableDefinitions[1].Description?.Block, operation.VariableDefinitions[1].Description?.Value));
        Assert.Equal("f", Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]).Description?.Value);
    }

    [Fact]
    public void Keywords_are_names_wherever_a_name_is_expected()
    {
        foreach (var keyword in (string[])["on", "fragment", "query", "mutation", "subscription", "true", "false", "type", "extend", "null", "repeatable"])
        {
            var fragment = keyword == "on" ? "a" : keyword;
            var text = $"query {keyword} {{ ... {fragment} ... on {keyword} {{ {keyword}({keyword}: ${keyword}) @{keyword}({keyword}: {keyword}) }} }} "
                + $"fragment {fragment} on {keyword} {{ {keyword} }} type {keyword} implements {keyword} {{ {keyword}({keyword}: {keyword}): {keyword} }}";
            Assert.Equal(3, Parser.ParseDocument(new(text)).Definitions.Count);
        }
    }

    [Fact]
    public void Empty_lists_are_shared_and_equal_names_in_a_document_are_one_string()
    {
        var set = Assert.IsType<OperationDefinitionNode>(Parser.ParseDocument(new("{ name other name }")).Definitions[0]).SelectionSet;
        var (first, last) = (Assert.IsType<FieldNode>(set.Selections[0]), Assert.IsType<FieldNode>(set.Selections[2]));
        Assert.Same(first.Name.Value, last.Name.Value);
        Assert.Same(first.Arguments, last.Arguments);
        Assert.Same(first.Directives, last.Directives);
    }
}
