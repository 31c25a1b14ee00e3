using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>
/// Syntaxes that kramdown alone has, with <c>@site(dialect: KRAMDOWN)</c>. The expected texts are those of kramdown 2.4, but for the bodies and feet of tables,
/// which are one body.
/// </summary>
public sealed class KramdownSyntaxTests
{
    [Theory]
    [InlineData("| a | b |\n| c | d |", "a\tb\nc\td")]
    [InlineData("a | b\n *c* | `d`", "a\tb\nc\td")]
    [InlineData("|---+---|\n| a | b |", "a\tb")]
    [InlineData("| a | b |\n|---+---|\n| c | d |\n|---|---|\n| e | f |", "a\tb\nc\td\ne\tf")]
    [InlineData("| a | b |\n| c | d |\n|:-:|--:|\n| e | f |", "a\tb\nc\td\ne\tf")]
    [InlineData("| a | b |\n|---|\n| c | d |\n|===|===|\n| e | f |", "a\tb\nc\td\ne\tf")]
    [InlineData("| a | b | c |\n|---\n| d ||\n|| e", "a\tb\tc\nd\t\t\n\te\t")]
    [InlineData("| `a | b` | c \\| d |\n| <code>e | f</code> | `g |", "a | b\tc | d\ne | f\t`g")]
    [InlineData("> | a | b |\n\n- c | d\n", "a\tb\n\nc\td")]
    [InlineData("{:.x}\n| a | b |\n{: #y}", "a\tb")]
    [InlineData("Text\n\n| a |\n\nText", "Text\n\na\n\nText")]
    public void A_paragraph_with_a_pipe_in_each_line_is_a_table(string markdown, string text)
    {
        Assert.Equal(text, Kramdown(markdown).PlainText.Value!.ToString());
        Assert.Contains("<table", Kramdown(markdown).Html(Site).ToString());
    }

    [Theory]
    [InlineData("| a | b |", "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n")]
    [InlineData("| a | b\n| c | d\n|:-:|--:\n| e",
        "<table>\n<thead>\n<tr>\n<th style=\"text-align: center;\">a</th>\n<th style=\"text-align: right;\">b</th>\n</tr>\n"
        + "<tr>\n<th style=\"text-align: center;\">c</th>\n<th style=\"text-align: right;\">d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td style=\"text-align: center;\">e</td>\n<td style=\"text-align: right;\"></td>\n</tr>\n</tbody>\n</table>\n")]
    [InlineData("{: .x}\n| a |", "<table class=\"x\">\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>\n")]
    public void The_rows_above_the_first_separator_are_the_head(string markdown, string html) => Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("| a | b |\ntext", "| a | b | text")]
    [InlineData("`a | b`", "a | b")]
    [InlineData("a \\| b", "a | b")]
    [InlineData("| a | b |\n|---|---|", "| a | b | |---|---|")]
    [InlineData("|---|---|\n|---|---|", "|---|---| |---|---|")]
    [InlineData("| a\n|===\n| b\ntext", "| a |=== | b text")]
    [InlineData("$$|x| = 5$$", "$$|x| = 5$$")]
    [InlineData("$$ |x|\n = |5| $$", "|x|\n = |5|")]
    [InlineData("[|]: a\n[b|]: c", "")]
    public void Other_paragraphs_are_none(string markdown, string text)
    {
        Assert.Equal(text, Kramdown(markdown).PlainText.Value!.ToString());
        Assert.DoesNotContain("<table", Kramdown(markdown).Html(Site).ToString());
    }

    [Theory]
    [InlineData("- a\n^\n- b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n")]
    [InlineData("a\n^\nb", "<p>a</p>\n<p>b</p>\n")]
    [InlineData("    a\n^\n    b", "<pre><code>a\n</code></pre>\n<pre><code>b\n</code></pre>\n")]
    [InlineData("> a\n^\nb\n\n^  \n", "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n")]
    [InlineData("a ^\n ^\n^b", "<p>a ^\n^\n^b</p>\n")]
    public void A_circumflex_alone_on_a_line_ends_a_block(string markdown, string html) => Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("The HTML.\n\n*[HTML]: HyperText *Markup* Language\n", "<p>The <abbr title=\"HyperText *Markup* Language\">HTML</abbr>.</p>\n")]
    [InlineData("*[A B]: C\n*[A]:\n\nA B, A: xA Ax *A*", "<p><abbr title=\"C\">A B</abbr>, <abbr>A</abbr>: xA Ax <em><abbr>A</abbr></em></p>\n")]
    [InlineData("# The A\n\n`A` [A](b) <!-- A -->\n\n  *[A]: \"c\" & d", "<h1 id=\"the-a\">The <abbr title=\"&quot;c&quot; &amp; d\">A</abbr></h1>\n"
        + "<p><code>A</code> <a href=\"/site/pages/b\"><abbr title=\"&quot;c&quot; &amp; d\">A</abbr></a></p>\n")]
    [InlineData("- *[A]: b\n- A", "<ul>\n<li></li>\n<li><abbr title=\"b\">A</abbr></li>\n</ul>\n")]
    [InlineData("*[A]: b\n*[A]: c\n\nA", "<p><abbr title=\"c\">A</abbr></p>\n")]
    public void Abbreviations_are_marked_and_their_definitions_left_out(string markdown, string html) =>
        Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("a\n*[A]: b")]
    [InlineData("* [A] : b")]
    [InlineData("*[A] b*")]
    public void Other_lines_define_none(string markdown) => Assert.Contains("A", Kramdown(markdown).PlainText.Value!.ToString());

    [Theory]
    [InlineData("[a](b c.pdf)", "<p><a href=\"/site/pages/b%20c.pdf\">a</a></p>\n")]
    [InlineData("*x [a *b*]( b (c) d 'e f' )* g", "<p><em>x <a href=\"/site/pages/b%20(c)%20d\" title=\"e f\">a <em>b</em></a></em> g</p>\n")]
    [InlineData("![a](https://b.example/c d.png \"e\")", "<p><img src=\"https://b.example/c%20d.png\" alt=\"a\" title=\"e\" /></p>\n")]
    [InlineData("[a] [1], [b]\n[1], ![c] [1]\n\n[1]: https://d.example 'e'",
        "<p><a href=\"https://d.example\" title=\"e\">a</a>, <a href=\"https://d.example\" title=\"e\">b</a>, "
        + "<img src=\"https://d.example\" alt=\"c\" title=\"e\" /></p>\n")]
    [InlineData("[a [b](c d) e](f g)", "<p>[a <a href=\"/site/pages/c%20d\">b</a> e](f g)</p>\n")]
    [InlineData("[a](javascript:b c)", "<p>a</p>\n")]
    [InlineData("[a](b c\n\n[d] [e] [f](g", "<p>[a](b c</p>\n<p>[d] [e] [f](g</p>\n")]
    public void Links_have_spaces_in_their_addresses_and_before_their_labels(string markdown, string html) =>
        Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("a\\\\\nb", "<p>a<br />\nb</p>\n")]
    [InlineData("*a\\\\\n  b*", "<p><em>a<br />\nb</em></p>\n")]
    [InlineData("a\\\\ b\\\\", "<p>a\\ b\\</p>\n")]
    [InlineData("`a\\\\\nb`", "<p><code>a\\\\ b</code></p>\n")]
    public void Two_backslashes_break_a_line(string markdown, string html) => Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Fact]
    public void Without_the_dialect_these_lines_are_text() =>
        Assert.Equal("| a |\n\n^\n\n[A]: b", Text("| a |\n\n^\n\n*[A]: b").PlainText.Value!.ToString()!.Replace("*", ""));

    [Theory]
    [InlineData("| a |\n")]
    [InlineData("|---|\n")]
    [InlineData("| ` |\n|--|\n")]
    [InlineData("|`<code>")]
    [InlineData("|")]
    [InlineData("^\n")]
    [InlineData("*[a]: b\n")]
    [InlineData("*[a]:\n\na a ")]
    [InlineData("a | b\n\n")]
    [InlineData("[a](b ")]
    [InlineData("[a] [b")]
    public void Twice_the_text_is_twice_the_work(string repeated) => AssertWorkIsLinear(Kramdown, repeated);
}
