using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Language;

/// <summary>Expects the messages and locations of the reference implementation.</summary>
public class ParserErrorTests
{
    // Found by the conformance tests: the token after the name is read first, and a fault of it is reported instead.
    [Theory]
    [InlineData("directive @a on FIELDS", 17)]
    [InlineData("directive @a on FIELDS | QUERY", 17)]
    [InlineData("directive @a on FI-x", 20)]
    [InlineData("directive @a on FI\\u", 19)]
    [InlineData("schema { queri: Q }", 10)]
    [InlineData("schema { quer\\u: Q }", 14)]
    public void An_unknown_directive_location_or_operation_type_is_located_at_its_name_unless_the_next_token_is_invalid(string text, int column)
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new(text)));
        Assert.Equal(new ErrorLocation(1, column), Assert.Single(exception.Errors[0].Locations));
    }

    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{}", 1, 2, "Expected Name, found \"}\".")]
    [InlineData("\n{ a", 2, 4, "Expected Name, found <EOF>.")]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type", 2, 20, "Expected \"on\", found Name \"Type\".")]
    [InlineData("{ field: {} }", 1, 10, "Expected Name, found \"{\".")]
    [InlineData("notAnOperation Foo { field }", 1, 1, "Unexpected Name \"notAnOperation\".")]
    [InlineData("...", 1, 1, "Unexpected \"...\".")]
    [InlineData("{ \"\"", 1, 3, "Expected Name, found String \"\".")]
    [InlineData("{ \"text\"", 1, 3, "Expected Name, found String \"text\".")]
    [InlineData("{ \"\"\"text\"\"\"", 1, 3, "Expected Name, found BlockString \"text\".")]
    [InlineData("query", 1, 6, "Expected \"{\", found <EOF>.")]
    [InlineData("query () { a }", 1, 8, "Expected \"$\", found \")\".")]
    [InlineData("query ($x) { a }", 1, 10, "Expected \":\", found \")\".")]
    [InlineData("query Foo($x: Complex = { a: { b: [ $var ] } }) { field }", 1, 37, "Unexpected variable \"$var\" in constant value.")]
    [InlineData("query ($x: Int = $) { a }", 1, 18, "Unexpected \"$\".")]
    [InlineData("query ($x: Int @d(a: $y)) { a }", 1, 22, "Unexpected variable \"$y\" in constant value.")]
    [InlineData("query ($x: Int = ) { a }", 1, 18, "Unexpected \")\".")]
    [InlineData("query ($x: [Int) { a }", 1, 16, "Expected \"]\", found \")\".")]
    [InlineData("query ($x: Int!!) { a }", 1, 16, "Expected \"$\", found \"!\".")]
    [InlineData("{ a() }", 1, 5, "Expected Name, found \")\".")]
    [InlineData("{ a(b) }", 1, 6, "Expected \":\", found \")\".")]
    [InlineData("{ a(b: ) }", 1, 8, "Unexpected \")\".")]
    [InlineData("{ a { } }", 1, 7, "Expected Name, found \"}\".")]
    [InlineData("{ a @ }", 1, 7, "Expected Name, found \"}\".")]
    [InlineData("{ ... on }", 1, 10, "Expected Name, found \"}\".")]
    [InlineData("{ ... on T }", 1, 12, "Expected \"{\", found \"}\".")]
    [InlineData("{ ... @d }", 1, 10, "Expected \"{\", found \"}\".")]
    [InlineData("fragment on on on { on }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("{ ...on }", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("{ a } }", 1, 7, "Unexpected \"}\".")]
    [InlineData("\"described\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"described\" extend type A @b", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"described\" 1", 1, 13, "Unexpected Int \"1\".")]
    [InlineData("\"described\"", 1, 12, "Unexpected <EOF>.")]
    public void Faults_of_executable_documents_are_located(string text, int line, int column, string message) => Refused(text, line, column, message);

    [Theory]
    [InlineData("schema", 1, 7, "Expected \"{\", found <EOF>.")]
    [InlineData("schema {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("schema { queri: Q }", 1, 10, "Unexpected Name \"queri\".")]
    [InlineData("extend schema", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend schema {}", 1, 16, "Expected Name, found \"}\".")]
    [InlineData("extend", 1, 7, "Unexpected <EOF>.")]
    [InlineData("extend directive @a on FIELD", 1, 8, "Unexpected Name \"directive\".")]
    [InlineData("extend query { a }", 1, 8, "Unexpected Name \"query\".")]
    [InlineData("extend \"d\" type A @b", 1, 8, "Unexpected String \"d\".")]
    [InlineData("extend scalar A", 1, 16, "Unexpected <EOF>.")]
    [InlineData("extend type A", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend interface A", 1, 19, "Unexpected <EOF>.")]
    [InlineData("extend union A", 1, 15, "Unexpected <EOF>.")]
    [InlineData("extend enum A", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend input A", 1, 15, "Unexpected <EOF>.")]
    [InlineData("type A {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("type A { b() : C }", 1, 12, "Expected Name, found \")\".")]
    [InlineData("type A { b }", 1, 12, "Expected \":\", found \"}\".")]
    [InlineData("type A { b: }", 1, 13, "Expected Name, found \"}\".")]
    [InlineData("type A implements { b: C }", 1, 19, "Expected Name, found \"{\".")]
    [InlineData("type A implements B & { b: C }", 1, 23, "Expected Name, found \"{\".")]
    [InlineData("type A implements B C { b: C }", 1, 21, "Unexpected Name \"C\".")]
    [InlineData("interface A {}", 1, 14, "Expected Name, found \"}\".")]
    [InlineData("union A =", 1, 10, "Expected Name, found <EOF>.")]
    [InlineData("union A = |", 1, 12, "Expected Name, found <EOF>.")]
    [InlineData("union A = || B", 1, 12, "Expected Name, found \"|\".")]
    [InlineData("union A = B |", 1, 14, "Expected Name, found <EOF>.")]
    [InlineData("enum A {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("enum A { B true }", 1, 12, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("enum A { null }", 1, 10, "Name \"null\" is reserved and cannot be used for an enum value.")]
    [InlineData("input A {}", 1, 10, "Expected Name, found \"}\".")]
    [InlineData("input A { b(c: D): E }", 1, 12, "Expected \":\", found \"(\".")]
    [InlineData("input A { b: C = $d }", 1, 18, "Unexpected variable \"$d\" in constant value.")]
    [InlineData("type A { b: C @d(e: $f) }", 1, 21, "Unexpected variable \"$f\" in constant value.")]
    [InlineData("directive @a", 1, 13, "Expected \"on\", found <EOF>.")]
    [InlineData("directive a on FIELD", 1, 11, "Expected \"@\", found Name \"a\".")]
    [InlineData("directive @a() on FIELD", 1, 14, "Expected Name, found \")\".")]
    [InlineData("directive @a on FIELD | INCORRECT_LOCATION", 1, 25, "Unexpected Name \"INCORRECT_LOCATION\".")]
    [InlineData("directive @a on field", 1, 17, "Unexpected Name \"field\".")]
    public void Faults_of_type_system_documents_are_located(string text, int line, int column, string message) => Refused(text, line, column, message);

    [Theory]
    [InlineData("{ a ? }", 1, 5, "Unexpected character: \"?\".")]
    [InlineData("{ a .. }", 1, 5, "Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("{ a(b: .5) }", 1, 8, "Invalid number, expected digit before \".\", did you mean \"0.5\"?")]
    [InlineData("{ a . b }", 1, 5, "Unexpected character: \".\".")]
    [InlineData("{ a(b: 'c') }", 1, 8, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("{ \u203B }", 1, 3, "Unexpected character: U+203B.")]
    [InlineData("{ \uD83D\uDE00 }", 1, 3, "Unexpected character: U+1F600.")]
    [InlineData("\0", 1, 1, "Unexpected character: U+0000.")]
    [InlineData("{ a(b: 00) }", 1, 9, "Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("{ a(b: -01) }", 1, 10, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("{ a(b: +1) }", 1, 8, "Unexpected character: \"+\".")]
    [InlineData("{ a(b: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: 1e) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: 1E+", 1, 11, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("{ a(b: 1.e1) }", 1, 10, "Invalid number, expected digit but got: \"e\".")]
    [InlineData("{ a(b: -A) }", 1, 9, "Invalid number, expected digit but got: \"A\".")]
    [InlineData("{ a(b: 1.2.3) }", 1, 11, "Invalid number, expected digit but got: \".\".")]
    [InlineData("{ a(b: 0xF1) }", 1, 9, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("{ a(b: 123abc) }", 1, 11, "Invalid number, expected digit but got: \"a\".")]
    [InlineData("{ a(b: 1_2) }", 1, 9, "Invalid number, expected digit but got: \"_\".")]
    [InlineData("{ a(b: 1\u00DF) }", 1, 9, "Unexpected character: U+00DF.")]
    [InlineData("{ a(b: 1\"\") }", 1, 9, "Expected Name, found String \"\".")]
    public void Faults_of_tokens_are_located(string text, int line, int column, string message) => Refused(text, line, column, message);

    [Theory]
    [InlineData("\"", 1, 2, "Unterminated string.")]
    [InlineData("\"no end", 1, 8, "Unterminated string.")]
    [InlineData("\"multi\nline\"", 1, 7, "Unterminated string.")]
    [InlineData("\"multi\rline\"", 1, 7, "Unterminated string.")]
    [InlineData("\"\"\"no end", 1, 10, "Unterminated string.")]
    [InlineData("\"\"\"two\n lines\"\"", 2, 9, "Unterminated string.")]
    [InlineData("\"bad \\z esc\"", 1, 6, "Invalid character escape sequence: \"\\z\".")]
    [InlineData("\"bad \\' esc\"", 1, 6, "Invalid character escape sequence: \"\\'\".")]
    [InlineData("\"bad \\", 1, 6, "Invalid character escape sequence: \"\\\".")]
    [InlineData("\"bad \\\uD83D\uDE00 esc\"", 1, 6, "Invalid character escape sequence: \"\\\uD83D\uDE00\".")]
    [InlineData("\"\uD83D\uDE00 bad \\x esc\"", 1, 9, "Invalid character escape sequence: \"\\x\".")]
    [InlineData("\"bad \\u1 esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u1 es\".")]
    [InlineData("\"bad \\uXXXX esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uXXXX\".")]
    [InlineData("\"bad \\uFXXX esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uFXXX\".")]
    [InlineData("\"bad \\u{} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"bad \\u{FXXX} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{FX\".")]
    [InlineData("\"bad \\u{FFFF esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{FFFF \".")]
    [InlineData("\"bad \\u{D800} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{D800}\".")]
    [InlineData("\"bad \\u{110000} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"bad \\u{000000000} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{000000000\".")]
    [InlineData("\"bad \\uD83D esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"bad \\uDE00 esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("\"bad \\uD83D\\uDBFF esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"bad \\uD83D\\u{DE00} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"bad \\u{D83D}\\u{DE00} esc\"", 1, 6, "Invalid Unicode escape sequence: \"\\u{D83D}\".")]
    public void Faults_of_strings_are_located(string text, int line, int column, string message) => Refused(text, line, column, message);

    [Theory]
    [InlineData("[1, $a]", 1, 5, "Unexpected variable \"$a\" in constant value.")]
    [InlineData("1 2", 1, 3, "Expected <EOF>, found Int \"2\".")]
    [InlineData("{a 1}", 1, 4, "Expected \":\", found Int \"1\".")]
    [InlineData("[1", 1, 3, "Unexpected <EOF>.")]
    public void Faults_of_values_are_located(string text, int line, int column, string message) =>
        AssertError(Assert.Throws<GraphQLException>(() => Parser.ParseValue(new(text))), line, column, message);

    [Theory]
    [InlineData("A B", 1, 3, "Expected <EOF>, found Name \"B\".")]
    [InlineData("[A", 1, 3, "Expected \"]\", found <EOF>.")]
    [InlineData("[]", 1, 2, "Expected Name, found \"]\".")]
    [InlineData("A!!", 1, 3, "Expected <EOF>, found \"!\".")]
    public void Faults_of_types_are_located(string text, int line, int column, string message) =>
        AssertError(Assert.Throws<GraphQLException>(() => Parser.ParseType(new(text))), line, column, message);

    [Theory]
    [InlineData("{ a }", new byte[] { 0xFF }, 1, 6, 0xFF)]
    [InlineData("{ a }\n# \u00E9", new byte[] { 0xC3 }, 2, 4, 0xC3)]
    [InlineData("{ a(b: \"", new byte[] { 0xED, 0xA0, 0x80 }, 1, 9, 0xED)] // a lone surrogate
    [InlineData("{", new byte[] { 0xC0, 0x80 }, 1, 2, 0xC0)] // an overlong form
    public void Invalid_utf_8_is_refused_in_any_position(string text, byte[] bytes, int line, int column, int culprit)
    {
        Source source = new(new ReadOnlyMemory<byte>([.. System.Text.Encoding.UTF8.GetBytes(text), .. bytes, .. " }"u8]));
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(source));
        AssertError(exception, line, column, $"Invalid UTF-8: no character begins with the byte 0x{culprit:X2} here.");
    }

    [Fact]
    public void An_error_in_a_file_names_it()
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new("type A {}", "schema/a.graphql")));
        Assert.Equal([new ErrorLocation(1, 9, "schema/a.graphql")], exception.Errors[0].Locations);
    }

    static void Refused(string text, int line, int column, string message) =>
        AssertError(Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new(text))), line, column, message);

    static void AssertError(GraphQLException exception, int line, int column, string message)
    {
        var error = Assert.Single(exception.Errors);
        Assert.Equal($"Syntax Error: {message}", error.Message);
        Assert.Equal([new ErrorLocation(line, column)], error.Locations);
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
    }
}
