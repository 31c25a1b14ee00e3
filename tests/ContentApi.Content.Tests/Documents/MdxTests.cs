using ContentApi.Content.Documents;
using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class MdxTests
{
    [Theory]
    [InlineData("import X from './x'\n\n# A\n", "\n\n# A\n")]
    [InlineData("import X from './x';\nimport {a, b as c} from \"y\"\nimport * as z from 'z'\nimport 'side'\n\n# A\n", "\n\n\n\n\n# A\n")]
    [InlineData("import X, {Y} from 'x'\r\n\r\n# A\r\n", "\n\n# A\n")]
    [InlineData("import {\n  a,\n  b,\n} from 'x'\n# A\n", "\n\n\n\n# A\n")]
    [InlineData("import {a}\n  from 'x'\n# A\n", "\n\n# A\n")]
    [InlineData("import data from './a.json' with { type: 'json' }\n\nText\n", "\n\nText\n")]
    [InlineData("import type {T} from 'x'\n\nText", "\n\nText")]
    [InlineData("export const meta = {\n  title: 'A',\n\n  tags: [\n    'b',\n  ],\n}\n\nText\n", "\n\n\n\n\n\n\n\nText\n")]
    [InlineData("export default ({children}) => <Layout>{children}</Layout>\n\nText\n", "\n\nText\n")]
    [InlineData("export const a = `one\n\n} two`\n\nText\n", "\n\n\n\nText\n")]
    [InlineData("export const f = () => (\n  <p>don't</p>\n)\n\nText\n", "\n\n\n\nText\n")]
    [InlineData("export function f() { // {\n  /* { */\n  return '{'\n}\nText\n", "\n\n\n\nText\n")]
    [InlineData("export {a} from 'x'\nexport * from 'y'\n\nText\n", "\n\n\nText\n")]
    [InlineData("import X from 'x'\n// a comment of the module\nimport Y from 'y'\n\nText\n", "\n\n\n\nText\n")]
    [InlineData("Text\n\nimport X from 'x'\n\nMore\n", "Text\n\n\n\nMore\n")]
    [InlineData("import X from 'x'", "")]
    public void Imports_and_exports_are_left_out_and_later_lines_keep_their_numbers(string text, string body)
    {
        var document = Parse("a.mdx", text);
        Assert.Equal(("", body, BodySyntax.Mdx), (document.Faults(), document.Body, document.BodySyntax));
        Assert.Equal(text.ReplaceLineEndings("\n").Count(c => c == '\n'), body.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("```js\nimport X from 'x'\n\nexport const a = 1\n```\n")]
    [InlineData("```js\n\nimport X from 'x'\n```\n")]
    [InlineData("~~~\n\nexport const a = 1\n\n~~~\n")]
    [InlineData("Text that goes on with\nimport X from 'x'\n")]
    [InlineData("  import X from 'x'\n")]
    [InlineData("import taxes are high.\n")]
    [InlineData("exports are text, and export too.\n")]
    [InlineData("importing things from 'x'\n")]
    [InlineData("`import X from 'x'`\n")]
    public void Text_and_code_that_look_like_them_are_kept(string text) => Assert.Equal(text, Parse("a.mdx", text).Body);

    [Fact]
    public void An_export_that_is_never_finished_ends_at_the_first_blank_line() =>
        Assert.Equal("\n\nText\n\n\n\nMore {\n", Parse("a.mdx", "export const a = {\n\nText\n\nexport const b = (\n\nMore {\n").Body);

    [Theory]
    [InlineData("a.md", BodySyntax.Mdx, "\n\n# A\n")]
    [InlineData("a.Markdown", BodySyntax.Mdx, "\n\n# A\n")]
    [InlineData("a.html", BodySyntax.Html, "import X from 'x'\n\n# A\n")]
    public void Markdown_of_a_site_in_mdx_is_mdx(string path, BodySyntax syntax, string body)
    {
        var document = DocumentParser.Parse(path, System.Text.Encoding.UTF8.GetBytes("import X from 'x'\n\n# A\n"), readsMdx: true);
        Assert.Equal((syntax, body, ""), (document.BodySyntax, document.Body, document.Faults()));
    }

    [Fact]
    public void Other_files_keep_them() => Assert.Equal("import X from 'x'\n", Parse("a.md", "import X from 'x'\n").Body);

    [Theory]
    [InlineData("a.md", BodySyntax.Markdown)]
    [InlineData("a.MARKDOWN", BodySyntax.Markdown)]
    [InlineData("a.mdx", BodySyntax.Mdx)]
    [InlineData("a.html", BodySyntax.Html)]
    [InlineData("a.HTM", BodySyntax.Html)]
    public void A_body_has_the_syntax_of_its_file(string path, BodySyntax syntax)
    {
        var document = Parse(path, "---\na: 1\n---\n<p>x</p>\n");
        Assert.Equal((syntax, "<p>x</p>\n", "{a: 1}"), (document.BodySyntax, document.Body, Show(document.Root)));
    }

    [Fact]
    public void Unfinished_exports_do_not_make_the_time_quadratic()
    {
        var file = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("export const a = {\n\n", 100_000)));
        var body = "x";
        Assert.InRange(ThreadTime.Of(() => body = DocumentParser.Parse("a.mdx", file).Body!), 0, 5);
        Assert.Equal("", body.Trim());
    }
}
