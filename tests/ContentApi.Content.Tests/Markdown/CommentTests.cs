using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>A comment never reaches a reader, whatever the model says of raw HTML.</summary>
public sealed class CommentTests
{
    static readonly HtmlSettings escape = new() { RawHtml = RawHtml.Escape };

    /// <summary>Texts with the word "secret" in comments alone, each with the text that a reader sees.</summary>
    public static TheoryData<string, string> Hidden => new()
    {
        { "<!-- secret -->", "" },
        { "a\n\n<!-- secret -->\n\nb", "a\n\nb" },
        { "a <!-- secret --> b", "a b" },
        { "a<!-- secret -->b", "ab" },
        { "a <!-- secret\nsecret --> b", "a b" },
        { "a\n<!-- secret -->\nb", "a\n\nb" },
        { "<!-- secret\n\nsecret\n\n# secret\n\n- secret\n-->\n\na", "a" },
        { "<!-- secret --> <!-- secret -->\na", "a" },
        { "- a\n<!-- secret -->\n- b", "a\n\nb" },
        { "- a\n\n  <!-- secret -->\n- b", "a\n\nb" },
        { "- <!-- secret -->\n- b", "b" },
        { "- a <!-- secret -->\n- b", "a\nb" },
        { "> <!-- secret -->\n> a", "a" },
        { "> a <!-- secret\n> secret --> b", "a b" },
        { "# a <!-- secret --> b", "a b" },
        { "a <!-- secret -->\n===", "a" },
        { "**a <!-- secret --> b**", "a b" },
        { "[a <!-- secret --> b](c.md)", "a b" },
        { "![a <!-- secret --> b](c.png)", "a b" },
        { "| a | b |\n|-|-|\n| <!-- secret --> c | d <!-- secret --> |", "a\tb\nc\td" },
        { "a[^1]\n\n[^1]: b <!-- secret -->", "a\n\nb" },
        { "a <!--> b", "a b" },
        { "a <!---> b", "a b" },
        { "a <!---- secret ----> b", "a b" },
        { "a <!--secret--!> b", "a b" },
        { "a <!-- secret -- secret - > secret --> b", "a b" },
        { "a <!-- <b>secret</b> `secret` --> b", "a b" },
        { "a <!--[if IE]> secret <![endif]--> b", "a b" },
        { "   <!-- secret -->\na", "a" },
        { "a &lt;!-- b", "a <!-- b" },
        { "a \\<!-- b -->", "a <!-- b -->" },
        // not closed in their blocks
        { "a\n\n<!-- secret", "a" },
        { "a\n\n<!-- secret\n\nsecret\n\n- secret", "a" },
        { "a <!-- secret", "a" },
        { "a <!-- secret\n\nsecret", "a" },
        { "a <!-- secret\n\n- secret\n\n```\nsecret\n```\n\nsecret --> b", "a b" },
        { "> <!-- secret\nsecret -->\n\na", "a" },
        { "> a <!-- secret\n\nsecret -->\n\nb", "a\n\nb" },
        { "- a <!-- secret\n- secret -->\n- b", "a\nb" },
        { "- <!-- secret\n\nsecret -->\n\na", "a" },
        { "# a <!-- secret\n\nsecret --> b", "a b" },
        { "a <!-- secret\n\nsecret --> b <!-- secret\n\nsecret --> c", "a b c" },
        { "| a |\n|-|\n| b <!-- secret |\n\nsecret -->\n\nc", "a\nb\n\nc" },
        { "\ta\n\n-\tb <!-- secret\n\nsecret --> c", "a\n\nb c" },
    };

    [Theory]
    [InlineData("<script>\nvar a = \"<!--\";\n</script>\n\nb", "b")]
    [InlineData("<style>\n<!--\n.a { color: red }\n</style>\n\nb <!-- secret", "b")]
    [InlineData("<SCRIPT src=\"a.js\">/<!--/</SCRIPT> b\n\nc", "b\n\nc")]
    [InlineData("<div>\n<textarea><!-- a</textarea>\n\nb\n\n</div>\n\nc", "b\n\nc")]
    [InlineData("<script>a</script><!-- secret\n\nsecret --> b", "b")]
    [InlineData("<pre>a <!-- secret\n\nsecret -->b</pre>\n\nc", "a b\n\nc")]
    [InlineData("<script-like>\n<!-- secret\n</script-like>\n\nsecret -->\n\nb", "b")]
    public void A_script_has_no_comments(string markdown, string text)
    {
        var read = Text(markdown);
        Assert.Equal(text, read.PlainText.Value);
        Assert.DoesNotContain("secret", AllOf(read));
        Assert.DoesNotContain("secret", AllOf(Text(markdown, escape)));
        Assert.DoesNotContain("secret", AllOf(Text("<!-- a -->" + markdown, escape)));
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_comment_is_in_no_form_of_a_text(string markdown, string text)
    {
        foreach (var read in new[] { Text(markdown), Text(markdown, escape) })
        {
            Assert.Equal(text, read.PlainText.Value);
            Assert.DoesNotContain("secret", AllOf(read));
            Assert.DoesNotContain("<!--", read.Html(Site).ToString());
            Assert.Equal(markdown, read.Raw.Value);
        }
    }

    [Theory]
    [InlineData("<div>\n<!-- secret -->\na\n</div>", "a")]
    [InlineData("<div>\n<!-- secret\n\nsecret -->\n\na\n</div>", "a")]
    [InlineData("<div><!-- secret --> a <!-- secret --></div>", "a")]
    [InlineData("<b>a</b> <!-- secret --> b", "a b")]
    [InlineData("<!-- secret --> <b>a</b>", "a")]
    [InlineData("<p>a\n<!-- secret", "a")]
    [InlineData("<ul>\n<li>a</li>\n<!-- <li>secret</li> -->\n<li>b</li>\n</ul>", "a\nb")]
    [InlineData("<table><tr><!-- secret --><td>a</td></tr></table>", "a")]
    [InlineData("a <?php secret ?> b <b>c</b>", "a b c")]
    [InlineData("<?php\nif ($a > 3) secret();\n?>\n\n<b>a</b>", "a")]
    [InlineData("<![CDATA[ secret > ]]>\n\n<b>a</b>", "a")]
    [InlineData("<!DOCTYPE html>\n<b>a</b>", "a")]
    public void A_comment_in_HTML_is_in_no_form_of_a_text(string html, string text)
    {
        foreach (var read in new[] { Text(html), HtmlText(html) })
        {
            Assert.Equal(text, read.PlainText.Value);
            Assert.DoesNotContain("secret", AllOf(read));
        }
    }

    [Theory]
    [InlineData("`<!-- a -->`")]
    [InlineData("```\n<!-- a -->\n```")]
    [InlineData("    <!-- a -->")]
    [InlineData("~~~ html\n<!-- a -->\n~~~")]
    public void A_comment_in_code_is_shown(string markdown)
    {
        foreach (var read in new[] { Text(markdown), Text(markdown, escape) })
        {
            Assert.Equal("<!-- a -->", read.PlainText.Value);
            Assert.Contains("&lt;!-- a --&gt;", read.Html(Site).ToString());
        }
    }

    [Fact]
    public void A_text_that_is_too_complex_is_shown_without_its_comments()
    {
        var text = Text(new string('>', 1000) + " a <!-- secret --> b <!-- secret");

        Assert.Equal("CA6004", Assert.Single(text.Diagnostics).Rule.Code);
        Assert.EndsWith(" a  b </pre>\n", text.Html(Site).ToString());
        Assert.DoesNotContain("secret", AllOf(text));
    }

    [Fact]
    public void Only_a_comment_that_is_never_closed_is_reported()
    {
        Assert.Equal(["3:3 CA6011"], Faults("a\n\nb <!-- c\n\nd"));
        Assert.Equal(["3:1 CA6011"], Faults("a\n\n<!-- c\n\nd"));
        Assert.Equal(["3:3 CA6011"], Faults("> a\n\n> <!-- c\n\nd"));
        Assert.Empty(Faults("a <!-- b\n\nc -->"));
        Assert.Empty(Faults("a <!-- b -->"));
    }

    [Fact]
    public void Links_after_a_comment_that_reaches_beyond_its_block_have_their_places()
    {
        var text = Text("[a](a.md) <!-- x\n\ny --> [b](b.md)\n\n[c](c.md) <!--\n\n--> [d](d.md)");

        Assert.Equal(["1:1 pages/a.md", "3:7 pages/b.md", "5:1 pages/c.md", "7:5 pages/d.md"],
            text.ContentLinks.Select(link => $"{link.Position} {link.Target}"));
    }

    [Fact]
    public void Many_comments_that_reach_beyond_their_blocks_hide_the_rest_of_the_text()
    {
        var text = Text(string.Concat(Enumerable.Repeat("a <!-- secret\n\nsecret --> b\n\n", 100)));

        Assert.DoesNotContain("secret", AllOf(text));
        Assert.Equal("CA6011", Assert.Single(text.Diagnostics).Rule.Code);
    }

    [Theory]
    [InlineData("One two.\n\n<!--more-->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n<!-- more -->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n<!-- MORE -->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n<!--truncate-->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n<!-- Truncate -->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n{/* truncate */}\n\nThree.", "One two.")]
    [InlineData("One two.\n\n{/*truncate*/}\n\nThree.", "One two.")]
    [InlineData("One two. <!--more--> Three.", "One two.")]
    [InlineData("One two. {/* truncate */} Three.", "One two.")]
    [InlineData("One two.\n<!--more-->\nThree.", "One two.")]
    [InlineData("- One\n- two.\n\n<!--more-->\n\nThree.", "One two.")]
    [InlineData("One two.\n\n<!--more-->\n\nThree.\n\n<!--more-->\n\nFour.", "One two.")]
    [InlineData("One two.\n\n<!--more--> three.", "One two.")]
    // no marks
    [InlineData("<!--more-->\n\nThree.", "Three.")]
    [InlineData("One two.\n\n<!--no more-->\n\nThree.", "One two. Three.")]
    [InlineData("One `<!--more-->` three.", "One <!--more--> three.")]
    [InlineData("One {/* b */} three.", "One three.")]
    public void A_mark_ends_the_excerpt(string markdown, string excerpt)
    {
        foreach (var read in new[] { Text(markdown), Text(markdown, escape) })
        {
            Assert.Equal(excerpt, read.Excerpt(200).Value);
            _ = read.PlainText;
            Assert.Equal(excerpt, read.Excerpt(100).Value);
            Assert.Equal("…", read.Excerpt(2).Value!.ToString()![^1..]);
        }
    }

    [Fact]
    public void A_mark_ends_the_excerpt_of_HTML_and_is_shown_nowhere()
    {
        var mixed = Text("One <b>two</b>.\n\n<!-- more -->\n\nThree.");
        Assert.Equal("One two.", mixed.Excerpt(200).Value);
        Assert.Equal("<p>One <b>two</b>.</p>\n\n<p>Three.</p>\n", mixed.Html(Site).ToString());
        Assert.Equal("One two.", HtmlText("<p>One two.</p><!--more--><p>Three.</p>").Excerpt(200).Value);
        Assert.Equal("<p>a</p>\n<p>b</p>\n", Html("a\n\n{/* truncate */}\n\nb"));
        Assert.Equal("One…", Text("One two three.\n\n<!--more-->\n\nFour.").Excerpt(6).Value);
    }

    static string AllOf(MarkdownText text) =>
        string.Join('\n', [text.Html(Site), text.PlainText.Value, text.Excerpt(5000).Value,
            .. text.Headings.Select(heading => $"{heading.Id} {heading.Text}"), .. text.Toc.Select(entry => entry.Text),
            .. text.Links(Site).Select(link => $"{link.Text} {link.Url} {link.Title}")]);
}
