using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>
/// Blocks of raw HTML with <c>@site(dialect: KRAMDOWN)</c>. The expected HTML is what kramdown 2.4 shows, but for elements that it leaves open.
/// </summary>
public sealed class KramdownHtmlTests
{
    [Theory]
    // A block ends with its element.
    [InlineData("<hr>\n* *a*", "<hr />\n<ul>\n<li><em>a</em></li>\n</ul>\n")]
    [InlineData("<div>*a*</div>\n*b*", "<div>*a*</div>\n<p><em>b</em></p>\n")]
    [InlineData("<div\n class=\"x>\"\n>\n*a*\n</div>\n# B", "<div class=\"x&gt;\">\n*a*\n</div>\n<h1 id=\"b\">B</h1>\n")]
    [InlineData("a\n<div>\nb\n</div>\nc", "<p>a</p>\n<div>\nb\n</div>\n<p>c</p>\n")]
    // And not at an empty line, after which lines that are indented are no code.
    [InlineData("<div>\n  <section>\n\n    <p>*a*</p>\n\n  </section>\n</div>\n\n*b*",
        "<div>\n<section>\n\n<p>*a*</p>\n\n</section>\n</div>\n<p><em>b</em></p>\n")]
    [InlineData("<ul>\n<li>*a*\n\n<li>b\n</ul>\n*c*", "<ul>\n<li>*a*\n\n</li><li>b\n</li></ul>\n<p><em>c</em></p>\n")]
    [InlineData("<script>\nif (a < b) '<div>'\n\n</script>\n*c*", "\n<p><em>c</em></p>\n")]
    [InlineData("<div><!-- <div>\n\n--></div>\n*c*", "<div></div>\n<p><em>c</em></p>\n")]
    [InlineData("<div/>\n*c*", "<div>\n<p><em>c</em></p>\n</div>")]
    // A part of a line is no block.
    [InlineData("<br/>\n## A", "<p><br /></p>\n<h2 id=\"a\">A</h2>\n")]
    [InlineData("<a name=\"x\">\n*b*</a>", "<p><a id=\"x\">\n<em>b</em></a></p>\n")]
    [InlineData("<https://a.bc>\n*d*", "<p><a href=\"https://a.bc\">https://a.bc</a>\n<em>d</em></p>\n")]
    // Markdown in elements.
    [InlineData("<section markdown=\"1\" class=\"x\">\n## A *b*\n\n- c\n</section>\n*d*",
        "<section class=\"x\">\n<h2 id=\"a-b\">A <em>b</em></h2>\n<ul>\n<li>c</li>\n</ul>\n</section>\n<p><em>d</em></p>\n")]
    [InlineData("<div>\n*a*\n<div markdown='block'>\n*b*\n</div>\n*c*\n</div>\n*d*",
        "<div>\n*a*\n<div>\n<p><em>b</em></p>\n</div>\n*c*\n</div>\n<p><em>d</em></p>\n")]
    [InlineData("<div markdown=\"1\">\n<div>\n*a*\n</div>\n*b*\n</div>", "<div>\n<div>\n*a*\n</div>\n<p><em>b</em></p>\n</div>\n")]
    [InlineData("<p markdown=\"1\" class=\"x\">\n- [a](/b), *c*\n\n    e\n</p>\n*f*",
        "<p class=\"x\">\n- <a href=\"/site/b\">a</a>, <em>c</em>\ne\n</p>\n<p><em>f</em></p>\n")]
    [InlineData("<aside markdown=\"1\">\n*a*\n<p markdown=\"1\">\n1. *b*\n</p>\n- c\n</aside>",
        "<aside>\n<p><em>a</em></p>\n<p>\n1. <em>b</em>\n</p>\n<ul>\n<li>c</li>\n</ul>\n</aside>\n")]
    [InlineData("<div markdown=\"0\">\n*a*\n</div>", "<div>\n*a*\n</div>\n")]
    [InlineData("<ul markdown=\"1\">\n<li>*a*</li>\n</ul>", "<ul>\n<li>*a*</li>\n</ul>\n")]
    // In containers.
    [InlineData("> <div>\n> *a*\n\n*b*\n\n<div>*c*</div>\n*d*",
        "<blockquote>\n<div>\n*a*\n</div></blockquote>\n<p><em>b</em></p>\n<div>*c*</div>\n<p><em>d</em></p>\n")]
    [InlineData("- <div>\n  *a*\n\n  *b*\n  </div>\n  *c*", "<ul>\n<li>\n<div>\n*a*\n\n*b*\n</div>\n<p><em>c</em></p>\n</li>\n</ul>\n")]
    public void A_block_of_raw_HTML_ends_with_its_element(string markdown, string html) => Assert.Equal(html, Kramdown(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("A | B |\n--- | --- | ---\nc | d |", 2)]
    [InlineData("| A | B | C |\n|---|---|\n| d | e | f |", 3)]
    [InlineData("A | B\n:-: | - | - | -\nc | d", 2)]
    [InlineData("A\n--- | ---\nc | d", 0)]
    public void The_row_below_the_header_of_a_table_may_have_another_number_of_cells(string markdown, int columns)
    {
        Assert.Equal(columns, Kramdown(markdown).Html(Site).ToString().Split("<th").Length - (columns == 0 ? 1 : 2));
        Assert.DoesNotContain("<table", Html(markdown));
    }

    [Fact]
    public void Without_the_dialect_a_block_of_raw_HTML_ends_at_an_empty_line()
    {
        Assert.Equal("<div>*a*</div>\n*b*\n<p><em>c</em></p>\n", Html("<div>*a*</div>\n*b*\n\n*c*"));
        Assert.Equal("<div>\n<p><em>c</em></p>\n</div>\n", Html("<div>\n\n*c*\n\n</div>"));
    }

    [Theory]
    [InlineData("<div>\n")]
    [InlineData("</div>\n")]
    [InlineData("<div markdown=1>\n")]
    [InlineData("<div markdown=1>\n\n</div>\n<p>\n")]
    [InlineData("<div markdown ")]
    [InlineData("<div a=\"")]
    [InlineData("<x><y></x>\n")]
    [InlineData("<!-- <div>\n")]
    [InlineData("<script>\n</")]
    [InlineData("> <div>\n\n")]
    public void Twice_the_HTML_is_twice_the_work(string repeated) => AssertWorkIsLinear(Kramdown, repeated);
}
