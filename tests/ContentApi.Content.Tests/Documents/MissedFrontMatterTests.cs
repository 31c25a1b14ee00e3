using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

/// <summary>Front matter that an editor sees and that does not begin on line 1 with exactly three hyphens.</summary>
public sealed class MissedFrontMatterTests
{
    const string Keys = "title: Spring meeting\ndate: 2024-05-01\n";

    [Theory]
    [InlineData("<!-- vim: tw=72 -->\n---\n…---\nText", 2, "here it begins on line 2, after a comment")]
    [InlineData("<!--\n a licence\n-->\n\n---\n…---\nText", 5, "here it begins on line 5, after a comment")]
    [InlineData("{# nunjucks #}\n---\n…---\nText", 2, "here it begins on line 2, after a comment")]
    [InlineData("{% comment %} x {% endcomment %}\r\n---\r\n…---\r\nText", 2, "here it begins on line 2, after a comment")]
    [InlineData("{/* mdx */}\n---\n…---\nText", 2, "here it begins on line 2, after a comment")]
    [InlineData("#!/usr/bin/env pandoc\n---\n…---\n", 2, "here it begins on line 2, after a comment")]
    [InlineData("\n---\n…---\nText", 2, "here it begins on line 2, after an empty line")]
    [InlineData("\r\n\r\n---\r\n…---\r\nText", 3, "here it begins on line 3, after an empty line")]
    [InlineData("# Notes\n---\n…---\nText", 2, "here it begins on line 2, after text")]
    [InlineData("Draft, do not publish\n\n---\n…---\nText", 3, "here it begins on line 3, after text")]
    [InlineData(" ---\n…---\nText", 1, "here spaces precede it")]
    [InlineData("\t---\n… ---\nText", 1, "here spaces precede it")]
    [InlineData("\uFEFF\uFEFF---\n…---\nText", 1, "here the character U+FEFF, which is invisible, is on the line")]
    [InlineData("\u200B---\n…---\nText", 1, "here the character U+200B, which is invisible, is on the line")]
    [InlineData("---\u00A0\n…---\nText", 1, "here the character U+00A0, which is invisible, is on the line")]
    [InlineData("\u3000---\n…---\nText", 1, "here the character U+3000, which is invisible, is on the line")]
    [InlineData("--- {title: x}\n---\nText", 1, "here \"{title: x}\" follows on the line")]
    [InlineData("---\u200B\n…---\nText", 1, "here the character U+200B, which is invisible, is on the line")]
    [InlineData("\u2060---\n…---\nText", 1, "here the character U+2060, which is invisible, is on the line")]
    [InlineData("----\n…----\nText", 1, "here the line is \"----\"")]
    [InlineData("--\n…--\nText", 1, "here the line is \"--\"")]
    [InlineData("- - -\n…- - -\nText", 1, "here the line is \"- - -\"")]
    [InlineData("\\---\n…\\---\nText", 1, "here the line is \"\\---\"")]
    [InlineData("***\n…***\nText", 1, "here the line is \"***\"")]
    [InlineData("===\n…===\nText", 1, "here the line is \"===\"")]
    [InlineData("\u2014--\n…\u2014--\nText", 1, "here the line has the dash U+2014 (\u2014), which is no hyphen")]
    [InlineData("\u2014-\n…\u2014-\nText", 1, "here the line has the dash U+2014 (\u2014), which is no hyphen")]
    [InlineData("\u2014\n…\u2014\nText", 1, "here the line has the dash U+2014 (\u2014), which is no hyphen")]
    [InlineData("\u2013\u2013\u2013\n…---\nText", 1, "here the line has the dash U+2013 (\u2013), which is no hyphen")]
    [InlineData("\u2010\u2010\u2010\n…---\nText", 1, "here the line has the dash U+2010 (\u2010), which is no hyphen")]
    [InlineData("\u2212\u2212\u2212\n…---\nText", 1, "here the line has the dash U+2212 (\u2212), which is no hyphen")]
    [InlineData("---title: x\n…---\nText", 1, "here \"title: x\" follows on the line")]
    [InlineData("--- layout: post\n…---\nText", 1, "here \"layout: post\" follows on the line")]
    [InlineData("--- # the keys\n…---\nText", 1, "here \"# the keys\" follows on the line")]
    [InlineData("---markdown\n…---\nText", 1, "here \"markdown\" follows on the line")]
    [InlineData(" ---\n…\nText without a closing fence", 1, "here spaces precede it")]
    [InlineData("…---\nText", 1, "here its keys begin without that line")]
    public void Keys_that_would_be_published_as_text_are_an_error(string text, int line, string why)
    {
        foreach (var path in (string[])["a.md", "a.mdx", "a.html"])
        {
            var document = Parse(path, text.Replace("…", text.Contains("\r\n") ? Keys.Replace("\n", "\r\n") : Keys));
            Assert.Equal($"{line}:1: error CA3011: The front matter must begin on line 1 with exactly ---; {why}.", document.Faults());
            Assert.Equal("", document.Body);
        }
    }

    [Theory]
    [InlineData("\n+++\ntitle = \"x\"\n+++\nText",
        "2:1: error CA3011: The front matter must begin on line 1 with exactly +++; here it begins on line 2, after an empty line.")]
    [InlineData("++++\ntitle = \"x\"\n++++\nText", "1:1: error CA3011: The front matter must begin on line 1 with exactly +++; here the line is \"++++\".")]
    [InlineData("+++ \u200B\n[params]\na = 1\n+++\n",
        "1:1: error CA3011: The front matter must begin on line 1 with exactly +++; here the character U+200B, which is invisible, is on the line.")]
    public void Keys_of_TOML_are_recognised(string text, string fault) => Assert.Equal(fault, Parse("a.md", text).Faults());

    [Theory]
    [InlineData("\n{\n  \"title\": \"x\"\n}\nText", "2:1", "after an empty line")]
    [InlineData("<!-- a -->\n{ \"a\": 1, \"layout\": \"x\" }\n\nText", "2:1", "after a comment")]
    [InlineData("\n\n{\"date\": 1,\n\"b\": {\"c\": 2}}\n", "3:1", "after an empty line")]
    public void Keys_of_JSON_are_recognised(string text, string position, string why) => Assert.Equal(
        $"{position}: error CA3011: The front matter must begin on line 1; here its brace is on line {position[0]}, {why}.", Parse("a.md", text).Faults());

    [Theory]
    [InlineData("title: x\ndate: 2024-01-01\n\nText")]
    [InlineData("Title: x\nDate: 2010-12-03 10:20\nCategory: Python\nMy_own: y\n\nText")]
    [InlineData("layout: post\ntags: a, b")]
    public void Keys_without_a_line_at_either_end_are_an_error(string text) => Assert.Equal(
        "1:1: error CA3011: The front matter must begin on line 1 with exactly ---; here keys begin without that line, and an empty line ends them.",
        Parse("a.md", text).Faults());

    [Theory]
    [InlineData("Note: one\nWarning: two\n\nText")]
    [InlineData("Title: x\nand more of it.\nDate: y\n")]
    [InlineData("\n{{ title }}\n\n{ \"a\": 1 }\n")]
    [InlineData("Text\n\n{\n\"title\": 1\n}\n")]
    [InlineData("Description: a page.\n\nText\n")]
    [InlineData("----\n\nText after a thematic break.\n")]
    [InlineData("***\n\nNote: this is prose.\n\n***\n")]
    [InlineData("* * *\nText\n* * *\n")]
    [InlineData("- - -\n\n# A\n\nSee: below\n")]
    [InlineData("___\nText\n")]
    [InlineData("----\nNote: this is prose.\n\nMore of it.\n")]
    [InlineData("Heading\n---\n\nText: more\n")]
    [InlineData("Heading\n-------\nNote: more\n")]
    [InlineData("Note: a heading\n---\nText\n")]
    [InlineData("\u2014 a dialogue\n\u2014 title: none\n")]
    [InlineData("- title: a list\n- title: of texts\n")]
    [InlineData("Text\n\n---\n\nNext: more\n\n---\n\nText\n")]
    [InlineData("An example:\n\n    ---\n    title: x\n    ---\n")]
    [InlineData("```yaml\n---\ntitle: x\n---\n```\n")]
    [InlineData("How it begins:\n\n```yaml\n---\ntitle: x\n---\n```\n")]
    [InlineData("~~~\ntitle: x\n~~~\n")]
    [InlineData("# A\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n---\ntitle: x\n---\n")]
    [InlineData("a | b\n--- | ---\ntitle: x | y\n")]
    [InlineData("<!-- a comment -->\n\nText\n")]
    [InlineData("::hero\n---\ntitle: x\nimage: y\n---\nText\n::\n")]
    [InlineData("Welcome\n\n::page-hero{.wide}\n---\ntitle: x\n---\n::\n")]
    [InlineData("\n:::card[A]\n---\nname: x\n---\n:::\n")]
    [InlineData("")]
    public void Text_that_begins_without_keys_is_the_body(string text)
    {
        var document = Parse("a.md", text);
        Assert.Equal(("", text), (document.Faults(), document.Body));
    }

    [Fact]
    public void A_long_file_is_examined_at_its_beginning_only()
    {
        var file = System.Text.Encoding.UTF8.GetBytes("----\n" + string.Concat(Enumerable.Repeat("key: <!-- {% comment\n", 150_000)));
        Assert.InRange(Allocation.Of(() => ContentApi.Content.Documents.DocumentParser.Parse("a.md", file)), 0, file.Length * 2 + 500_000);
    }
}
