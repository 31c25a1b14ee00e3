using System.Text;
using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Texts that are written to overflow a stack, fill the memory or keep a server busy. Without the bounds some of them take hours.</summary>
public sealed class MarkdownBoundsTests
{
    /// <summary>Long enough that a stack of 512 KB overflows without the bounds, and that time which grows with the square is minutes.</summary>
    const int Length = 1 << 17;

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("> - ")]
    [InlineData("*a ")]
    [InlineData("*a **b ")]
    [InlineData("*_")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a][")]
    [InlineData("[^")]
    [InlineData("[a](<b")]
    [InlineData(":::a\n")]
    public void A_hostile_text_is_shown_as_it_is_written(string repeated)
    {
        var text = Repeat(repeated) + "<b>";
        var (html, fault, _) = OnASmallStack(text);

        Assert.Equal("1:1 CA6004", fault);
        Assert.StartsWith("<pre>", html);
        Assert.EndsWith("&lt;b&gt;</pre>\n", html);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("]")]
    [InlineData("<")]
    [InlineData("<a:")]
    [InlineData("&")]
    [InlineData("\\")]
    [InlineData("`")]
    [InlineData("www.")]
    [InlineData("a * b ")]
    [InlineData("snake_case ")]
    [InlineData("h h\n")]
    [InlineData("http://a.b ")]
    [InlineData("`x` http://a.b ")]
    [InlineData("mailto:a@b.c ")]
    [InlineData("http://")]
    [InlineData("a\n=\n")]
    [InlineData("[a]:\n")]
    [InlineData("[a]: b\n")]
    [InlineData("~~~ a\n")]
    [InlineData("{")]
    [InlineData(":")]
    [InlineData("$")]
    [InlineData("|")]
    [InlineData(":::")]
    [InlineData("$a ")]
    [InlineData("{:a}")]
    [InlineData("a\n: b\n")]
    [InlineData("a\n|-|\n")]
    [InlineData("\\\\(")]
    public void A_strange_text_is_rendered(string repeated) => Assert.Null(OnASmallStack(Repeat(repeated)).Fault);

    [Fact]
    public void A_table_is_not_filled_up_beyond_a_limit()
    {
        const int columns = 500;
        var text = Times("|a", columns) + "\n" + Times("|-", columns) + "\n" + Times("|\n", 10_000);

        Assert.Equal("1:1 CA6004", OnASmallStack(text).Fault);
    }

    [Theory]
    [InlineData("> ", 40)]
    [InlineData("- ", 40)]
    [InlineData("*a **b ", 5)]
    public void Moderate_nesting_is_rendered(string repeated, int times) => Assert.Null(OnASmallStack(Times(repeated, times) + "x").Fault);

    /// <summary>
    /// A text with all elements, which are twice as dense as in any real text: one block or inline for every 3.3 characters. It has 640,000 of the
    /// 1,000,000 that are allowed.
    /// </summary>
    [Fact]
    public void A_long_text_of_all_elements_is_within_the_bounds()
    {
        var part = new StringBuilder();
        for (var i = 0; part.Length < 10_000; i++)
            part.Append($"## Heading {i}\n\nSome *text* with a [link](page-{i}.md), an ![image](i.png), `code` and https://example.org/{i}.\n")
                .Append("More **text**.\n\n")
                .Append($"- one\n- [two](b.md)\n  - three\n\n> quoted [text][r{i}]\n\n[r{i}]: https://example.org/\n\n");
        part.Append("|a|b|c|d|\n|-|-|-|-|\n").Append(Times("|*x*|[y](z.md)|**w**|v|\n", 100)).Append('\n');
        var text = Times(part.ToString(), 4 * Length / part.Length);

        Assert.Null(OnASmallStack(text).Fault);
    }

    /// <summary>Raw HTML whose reading takes some parsers quadratic time or a stack as deep as the text.</summary>
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><i><p>")]
    [InlineData("<p><b id=1>")]
    [InlineData("a</b>")]
    [InlineData("<table>a")]
    [InlineData("<table><b>")]
    [InlineData("<a x=\"")]
    [InlineData("<a x ")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<!-- -->")]
    [InlineData("<?")]
    [InlineData("<![CDATA[")]
    [InlineData("<!a ")]
    [InlineData("</ ")]
    [InlineData("<svg>")]
    [InlineData("<svg><p>")]
    [InlineData("<select>")]
    [InlineData("<foo>")]
    [InlineData("<li>")]
    [InlineData("<h1>a</h2>")]
    [InlineData("<td>")]
    [InlineData("<table><td>")]
    [InlineData("<ul><li>a</ul>\n\n")]
    [InlineData("<br>")]
    [InlineData("<img src=a.png srcset='a,b,c,'>")]
    [InlineData("<a href=a.md>b</a>")]
    [InlineData("<h2>a</h2>\n")]
    [InlineData("&amp;&#1;&copy")]
    [InlineData("a <!-- b\n\n")]
    [InlineData("{/* ")]
    public void Hostile_HTML_takes_no_longer_than_its_length(string repeated)
    {
        foreach (var text in new[] { Text("<b>a</b>\n\n" + Repeat(repeated)), HtmlText(Repeat(repeated)) })
            Assert.InRange(OnASmallStack(text).Seconds, 0, 10);
    }

    [Fact]
    public void An_attribute_list_without_end_takes_no_longer_than_its_length()
    {
        var html = "<b " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i} ")) + ">c</b>";

        Assert.Equal("<b>c</b>", HtmlText(html).Html(Site).ToString());
    }

    static string Repeat(string text) => Times(text, Length / text.Length);

    static string Times(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>Renders on a stack of 512 KB, as a thread has left that is deep inside a query.</summary>
    static (string Html, string? Fault, double Seconds) OnASmallStack(string markdown) => OnASmallStack(Text(markdown));

    static (string Html, string? Fault, double Seconds) OnASmallStack(MarkdownText text)
    {
        (string Html, string? Fault, double Seconds) result = default;
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                result.Seconds = ThreadTime.Of(() =>
                {
                    _ = (text.PlainText, text.WordCount, text.Toc);
                    result.Html = text.Html(Site).ToString();
                    result.Fault = text.Diagnostics.Select(fault => $"{fault.Position} {fault.Rule.Code}").FirstOrDefault(fault => fault.EndsWith("6004"));
                });
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }, maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
        return result;
    }
}
