using ContentApi.Content.Documents;
using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("---\na: 1\n---\nText\n", "{a: 1}", "4:1", "Text\n")]
    [InlineData("---\r\na: 1\r\n---\r\nText\r\nmore\r\n", "{a: 1}", "4:1", "Text\nmore\n")]
    [InlineData("---\ra: 1\r---\rText\r", "{a: 1}", "4:1", "Text\n")]
    [InlineData("\uFEFF---\na: 1\n---\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---  \t\na: 1\n--- \nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---\na: 1\n...\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---\na: 1\n---", "{a: 1}", "3:4", "")]
    [InlineData("---\na: 1\n--- ", "{a: 1}", "3:5", "")]
    [InlineData("---\na: 1\n---\n", "{a: 1}", "4:1", "")]
    [InlineData("---\n---\nText", "{}", "3:1", "Text")]
    [InlineData("---\n\n# only a comment\n---\nText", "{}", "5:1", "Text")]
    [InlineData("---\n~\n---\nText", "{}", "4:1", "Text")]
    [InlineData("Text\n\n---\n\nmore\n", "{}", "1:1", "Text\n\n---\n\nmore\n")]
    [InlineData("---\na: 1\n---\nText\n\n---\n\nb: 2\n---\n", "{a: 1}", "4:1", "Text\n\n---\n\nb: 2\n---\n")]
    [InlineData("---yaml\na: 1\n---\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("--- yaml\r\na: 1\r\n---\r\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---\tYML \na: 1\n...\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("+++\na = 1\n+++\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("\uFEFF+++ \r\na = \"x\"\r\n+++\r\nText", "{a: \"x\"}", "4:1", "Text")]
    [InlineData("+++\n+++", "{}", "2:4", "")]
    [InlineData("+++\na = \"\"\"\n---\n\"\"\"\n[b]\nc = 1979-05-27\n+++\n+++\n", "{a: \"---\\n\", b: {c: 1979-05-27}}", "8:1", "+++\n")]
    [InlineData("---toml\na = 1\n---\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---json\n{\"a\": 1}\n---\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("---json\n\"a\": 1\n---\nText", "{a: 1}", "4:1", "Text")]
    [InlineData(";;;\n\"a\": 1,\n\"b\": [2]\n;;;\nText", "{a: 1, b: [2]}", "5:1", "Text")]
    [InlineData(";;;\n{\"a\": 1}\n;;;\nText", "{a: 1}", "4:1", "Text")]
    [InlineData("{\n  \"a\": \"}\",\n  \"b\": {}\n}\n\nText\n", "{a: \"}\", b: {}}", "5:1", "\nText\n")]
    [InlineData("{ \"a\": 1 }  \r\nText", "{a: 1}", "2:1", "Text")]
    [InlineData("{\"a\": 1}", "{a: 1}", "1:9", "")]
    [InlineData("{}\nText", "{}", "2:1", "Text")]
    [InlineData("", "{}", "1:1", "")]
    [InlineData("\uFEFF", "{}", "1:1", "")]
    [InlineData("---\na: |\n  x\n  ---\n  y\n---\nText", "{a: \"x\\n---\\ny\\n\"}", "7:1", "Text")]
    [InlineData("---\na: 1\n---\n\n\nText\u2028more\f", "{a: 1}", "4:1", "\n\nText\u2028more\f")]
    public void Front_matter_is_separated_from_the_body(string text, string root, string bodyPosition, string body)
    {
        var document = Parse("pages/a.md", text);
        Assert.Equal("", document.Faults());
        Assert.Equal(root, Show(document.Root));
        Assert.Equal(bodyPosition, $"{document.BodyPosition}");
        Assert.Equal(body, document.Body);
        Assert.Equal("1:1", $"{document.Root.Position}");
    }

    [Theory]
    [InlineData("---\na: 1\nText")]
    [InlineData("---")]
    [InlineData("\uFEFF---\n")]
    [InlineData("---\r\n ---\r\n")]
    public void A_front_matter_that_is_never_closed_is_an_error_at_its_fence(string text)
    {
        var document = Parse("pages/a.md", text);
        Assert.Equal("1:1: error CA3003: The front matter that begins here is never closed.", document.Faults());
        Assert.Contains("three hyphens", document.Diagnostics[0].Hint);
    }

    [Theory]
    [InlineData("---js\nmodule.exports = {}\n---\n", "js")]
    [InlineData("--- JavaScript\r\n{}\r\n---\r\n", "JavaScript")]
    [InlineData("---coffee\na: 1\n---", "coffee")]
    public void Front_matter_in_another_language_is_an_error_at_its_fence(string text, string language) =>
        Assert.Equal($"1:1: error CA3010: The front matter that begins here is {language}, which is not read.", Parse("pages/a.md", text).Faults());

    [Theory]
    [InlineData("+++\ntitle = \"x\n+++\n", "2:11: error CA3013: The text runs over the end of its line.")]
    [InlineData("+++\na = 1\nText\n", "1:1: error CA3003: The front matter that begins here is never closed.")]
    [InlineData("---toml\na = 1\n\na = 2\n---\n", "4:1: error CA3013: The key \"a\" has a value or a table already, from line 2.")]
    [InlineData("---json\n{\"a\": 1,}\n---\n", "2:8: error CA3002: JSON allows no comma after the last value.")]
    [InlineData(";;;\n\"a\": 1,\n;;;\n", "2:7: error CA3002: JSON allows no comma after the last value.")]
    [InlineData("{\n  \"a\": 1,\n}\nText\n", "2:9: error CA3002: JSON allows no comma after the last value.")]
    [InlineData("{\n  \"a\": x\n}\nText\n",
        "2:8: error CA3002: A value is expected here: an object, a list, a text in double quotes, a number, true, false or null.")]
    public void A_fault_in_front_matter_is_reported_at_its_place_in_the_file(string text, string fault) =>
        Assert.Equal(fault, Parse("pages/a.md", text).Faults());

    [Theory]
    [InlineData("+++\nText\n")]
    [InlineData("+++\n\n+++ Text\n")]
    [InlineData(";;;\nText\n")]
    [InlineData("{{ liquid }}\n\n}\n")]
    [InlineData("{% if x %}\n\n}\n")]
    [InlineData("{\"a\": 1} is an object.\n")]
    [InlineData("{\"a\n\nText\n")]
    [InlineData("---js\nText\n")]
    [InlineData("{\nText\n")]
    [InlineData("--- a heading\nText\n---\n")]
    public void Text_that_only_resembles_front_matter_of_another_language_is_the_body(string text)
    {
        var document = Parse("pages/a.md", text);
        Assert.Equal(("", text), (document.Faults(), document.Body));
    }

    [Fact]
    public void Text_on_the_line_of_the_closing_fence_begins_the_body_where_no_line_is_a_fence()
    {
        var document = Parse("pages/a.md", "---\na: 1\n---import 'x'\n\nText\n---b\n");
        Assert.Equal("3:4: warning CA3009: Text follows the fence that closes the front matter; it is read as the beginning of the body.", document.Faults());
        Assert.Equal("{a: 1}", Show(document.Root));
        Assert.Equal(("import 'x'\n\nText\n---b\n", "3:4"), (document.Body, $"{document.BodyPosition}"));
    }

    [Theory]
    [InlineData("---\na: 1\nb: {c: x}\n---\n", "1:1 {2:1 a: 2:4 1, 3:1 b: 3:4 {3:5 c: 3:8 x}}")]
    [InlineData("\uFEFF---\r\na: 1\r\nb:\r\n  - 😀: x\r\n    é: [y, z]\r\n---\r\n",
        "1:1 {2:1 a: 2:4 1, 3:1 b: 4:3 [4:5 {4:5 😀: 4:9 x, 5:5 é: 5:8 [5:9 y, 5:12 z]}]}")]
    [InlineData("+++\na = 1\n[b]\n\"é\" = ['x']\n+++\n", "1:1 {2:1 a: 2:5 1, 3:2 b: 3:1 {4:1 é: 4:7 [4:8 \"x\"]}}")]
    [InlineData(";;;\n\"a\": 1,\n\"b\": {\"c\": []}\n;;;\n", "1:1 {2:1 a: 2:6 1, 3:1 b: 3:6 {3:7 c: 3:12 []}}")]
    [InlineData("{ \"a\":\n [1]}\n", "1:1 {1:3 a: 2:2 [2:3 1]}")]
    [InlineData("---\r\ra: 1\rb:\r- 2\r---\r", "1:1 {3:1 a: 3:4 1, 4:1 b: 5:1 [5:3 2]}")]
    public void Positions_count_from_the_beginning_of_the_file(string text, string root) => Assert.Equal(root, ShowPlaces(Parse("a.markdown", text).Root));

    [Fact]
    public void A_body_allocates_in_proportion_to_its_length_however_many_lines_it_has()
    {
        var file = System.Text.Encoding.UTF8.GetBytes("---\na: 1\n---\n" + string.Concat(Enumerable.Repeat("One *line* of text.\n\n", 20_000)));
        Assert.InRange(Allocation.Of(() => DocumentParser.Parse("a.md", file)), 0, file.Length * 2 + 100_000);
    }

    [Theory]
    [InlineData("a.md", true)]
    [InlineData("a/b.MARKDOWN", true)]
    [InlineData("a.yaml", true)]
    [InlineData("a.yml", true)]
    [InlineData("a.json", true)]
    [InlineData("a.JSON", true)]
    [InlineData("a.MD", true)]
    [InlineData("a.Mdx", true)]
    [InlineData("a.HTM", true)]
    [InlineData("a.html", true)]
    [InlineData("a.Toml", true)]
    [InlineData("a.csv", true)]
    [InlineData("a.TSV", true)]
    [InlineData("a.xlsx", false)]
    [InlineData("a.txt", false)]
    [InlineData("md", false)]
    [InlineData("a.md/b", false)]
    public void Content_files_are_known_by_their_extension(string path, bool understood) =>
        Assert.Equal(understood, DocumentParser.Understands(path));
}
