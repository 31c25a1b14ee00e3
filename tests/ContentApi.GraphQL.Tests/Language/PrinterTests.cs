using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Language;

/// <summary>Expects the layout of the reference implementation's <c>print</c>.</summary>
public class PrinterTests
{
    [Theory]
    [InlineData(KitchenSink.Executable)]
    [InlineData(KitchenSink.TypeSystem)]
    public void A_printed_document_prints_as_itself(string text) => Assert.Equal(text, Print(text));

    [Theory]
    [InlineData(KitchenSink.Executable)]
    [InlineData(KitchenSink.TypeSystem)]
    public void White_space_commas_and_comments_are_not_printed(string text)
    {
        var noisy = text.Replace(" {\n", " #comment { \r\n {,,\r\t\uFEFF", StringComparison.Ordinal);
        Assert.NotEqual(text, noisy);
        Assert.Equal(text, Print(noisy));
    }

    [Theory]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query Q{a}", "query Q {\n  a\n}")]
    [InlineData("query @d{a}", "query @d {\n  a\n}")]
    [InlineData("query($a:Int){a}", "query ($a: Int) {\n  a\n}")]
    [InlineData("\"d\"query{a}", "\"d\"\nquery {\n  a\n}")]
    [InlineData("mutation{a}", "mutation {\n  a\n}")]
    [InlineData("{a:b(c:{d:[1 2 $e]})@f{g}}", "{\n  a: b(c: { d: [1, 2, $e] }) @f {\n    g\n  }\n}")]
    [InlineData("type A implements&B&C@d{e(f:G=H@i,):J!@k}", "type A implements B & C @d {\n  e(f: G = H @i): J! @k\n}")]
    [InlineData("union A=|B|C", "union A = B | C")]
    [InlineData("directive@a repeatable on|FIELD|QUERY", "directive @a repeatable on FIELD | QUERY")]
    [InlineData("type A{\"\"\"b\"\"\"c(\"\"\"d\"\"\"e:F):G}", "type A {\n  \"\"\"b\"\"\"\n  c(\n    \"\"\"d\"\"\"\n    e: F\n  ): G\n}")]
    public void Definitions_are_printed_as_the_reference_prints_them(string text, string printed) => Assert.Equal(printed, Print(text));

    [Theory]
    [InlineData(80, "{\n  field(b: VALUE)\n}")]
    [InlineData(81, "{\n  field(\n    b: VALUE\n  )\n}")]
    public void Arguments_break_past_eighty_columns_not_counting_the_indent(int width, string layout)
    {
        var value = new string('V', width - "field(b: )".Length);
        Assert.Equal(layout.Replace("VALUE", value, StringComparison.Ordinal), Print($"{{field(b:{value})}}"));
    }

    [Theory]
    [InlineData("\"\"\" a \"\"\"", "\"\"\" a \"\"\"")]
    [InlineData("\"\"\"a\"\"\"", "\"\"\"a\"\"\"")]
    [InlineData("\"\"\"\n  a\n  b\n\"\"\"", "\"\"\"\na\nb\n\"\"\"")]
    [InlineData("\"\"\"\n    a\n  b\n\"\"\"", "\"\"\"\n  a\nb\n\"\"\"")]
    [InlineData("\"\"\"a\n  b\n  \"\"\"", "\"\"\"\na\nb\n\"\"\"")]
    [InlineData("\"\"\"a\\\\\n\"\"\"", "\"\"\"\na\\\\\n\"\"\"")]
    [InlineData("\"\"\"a \"quote\"\n\"\"\"", "\"\"\"\na \"quote\"\n\"\"\"")]
    [InlineData("\"\"\"a \\\"\"\"\"\"\"", "\"\"\"\na \\\"\"\"\n\"\"\"")]
    [InlineData("\"\"\"\"\"\"", "\"\"\"\"\"\"")]
    [InlineData("\"\\u{1F600}\\uD83D\\uDE00\\/\\b\\f\\n\\r\\t\\u0000\\u009F\"", "\"😀😀/\\b\\f\\n\\r\\t\\u0000\\u009F\"")]
    [InlineData("[[1],[],{a:{}}]", "[[1], [], { a: {  } }]")]
    public void Values_are_printed_as_the_reference_prints_them(string text, string printed) =>
        Assert.Equal(printed, Parser.ParseValue(new(text), options: new() { MaxValueDepth = 100 }).ToString());

    [Fact]
    public void Long_lists_and_objects_break()
    {
        var item = new string('1', 40);
        Assert.Equal($"[\n  {item}\n  {item}\n]", Parser.ParseValue(new($"[{item} {item}]")).ToString());
        Assert.Equal($"{{\n  a: {item}\n  b: {item}\n}}", Parser.ParseValue(new($"{{a:{item} b:{item}}}")).ToString());
    }

    [Fact]
    public void Deep_values_cost_no_more_than_their_text()
    {
        // Each level is longer than a line; printing a level twice would take 2^100 steps.
        var text = string.Concat(Enumerable.Repeat("{ a: ", 100)) + $"\"{new string('x', 80)}\"" + new string('}', 100);
        Assert.Equal(100, Parser.ParseValue(new(text), options: new() { MaxValueDepth = 100 }).ToString().Split("a: {\n").Length);
    }

    static string Print(string text) => Printer.Print(Parser.ParseDocument(new(text)));
}
