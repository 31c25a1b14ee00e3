using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

public sealed class MarkdownLinkTests
{
    [Theory]
    [InlineData("[a](b.md)", "<a href=\"/site/pages/b.md\">a</a>")]
    [InlineData("[a](./b.md?c=d&e#f)", "<a href=\"/site/pages/b.md?c=d&amp;e#f\">a</a>")]
    [InlineData("[a](../reports/x)", "<a href=\"/site/reports/x\">a</a>")]
    [InlineData("[a](/about)", "<a href=\"/site/about\">a</a>")]
    [InlineData("[a](@site/reports/x#y) [b](pathname:///c.pdf)", "<a href=\"/site/reports/x#y\">a</a> <a href=\"/site/c.pdf\">b</a>")]
    [InlineData("[a](@site//b.c/d) [e](pathname:////b.c) [f](@site/\\\\b.c)",
        "<a href=\"/site/b.c/d\">a</a> <a href=\"/site/b.c\">e</a> <a href=\"/site/b.c\">f</a>")]
    [InlineData("[a](@site/javascript:b) [c](pathname://d)", "<a href=\"/site/javascript:b\">a</a> c")]
    [InlineData("[a](b%20c.md)", "<a href=\"/site/pages/b%20c.md\">a</a>")]
    [InlineData("[a][r]\n\n[r]: b.md \"t\"", "<a href=\"/site/pages/b.md\" title=\"t\">a</a>")]
    [InlineData("![a](b.png)", "<img src=\"/site/pages/b.png\" alt=\"a\" />")]
    [InlineData("[![a](b.png)](c.md)", "<a href=\"/site/pages/c.md\"><img src=\"/site/pages/b.png\" alt=\"a\" /></a>")]
    [InlineData("[a](#b) [c]() [d](?e)", "<a href=\"#b\">a</a> <a href=\"\">c</a> <a href=\"?e\">d</a>")]
    [InlineData("[a](//b.c/d) [e](tel:+1) [f](MAILTO:g@h.i)", "<a href=\"//b.c/d\">a</a> <a href=\"tel:+1\">e</a> <a href=\"MAILTO:g@h.i\">f</a>")]
    // a link that leads nowhere keeps its text
    [InlineData("[a *b*](gone.md)", "a <em>b</em>")]
    [InlineData("![a *b*](gone.png)", "a b")]
    [InlineData("[![a](b.png)](gone.md)", "<img src=\"/site/pages/b.png\" alt=\"a\" />")]
    [InlineData("![a [b](c.md) d](gone.png)", "a b d")]
    [InlineData("![a ![b](gone.png) [c](javascript:d)](e.png)", "<img src=\"/site/pages/e.png\" alt=\"a b c\" />")]
    public void Content_links_lead_where_they_are_resolved_to(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Theory]
    [InlineData("b", "pages/b", "")]
    [InlineData("./b/", "pages/b", "")]
    [InlineData("../b/./c/../d", "b/d", "")]
    [InlineData("../../b", "../b", "")]
    [InlineData("../../../b/../c", "../../c", "")]
    [InlineData("..", "", "")]
    [InlineData("/b//c", "/b/c", "")]
    [InlineData("/b/c/?d", "/b/c/", "?d")]
    [InlineData("/", "/", "")]
    [InlineData("/../b", "/../b", "")]
    [InlineData("%2e%2e/b", "b", "")]
    [InlineData("b%2Fc%zz", "pages/b/c%zz", "")]
    [InlineData("%E2%82%AC", "pages/€", "")]
    [InlineData("ä#%20x?y", "pages/ä", "#%20x?y")]
    [InlineData("b?c#d", "pages/b", "?c#d")]
    [InlineData("b/c:d", "pages/b/c:d", "")]
    [InlineData("./c:d", "pages/c:d", "")]
    public void A_target_is_relative_to_the_content_root(string written, string target, string suffix)
    {
        var link = Assert.Single(Text($"[a]({written})").ContentLinks);

        Assert.Equal((target, suffix), (link.Target, link.Suffix));
    }

    [Fact]
    public void A_file_in_the_root_has_no_folder() =>
        Assert.Equal("b.md", Assert.Single(new MarkdownText("[a](b.md)", "here.md", TextPosition.Start).ContentLinks).Target);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java&#115;cript:alert(1)")]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("java&Tab;script:alert(1)")]
    [InlineData("java&NewLine;script:alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("<&#32;javascript:alert(1)>")]
    [InlineData("< javascript:alert(1)>")]
    [InlineData("<java\tscript:alert(1)>")]
    [InlineData("&#8203;javascript:alert(1)")]
    [InlineData("javascript\\:alert(1)")]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://a.b/c")]
    [InlineData("view-source:https://a.b")]
    [InlineData("ht&#9;tp://a.b")]
    [InlineData("ftp://a.b")]
    [InlineData(":a")]
    public void A_forbidden_scheme_loses_its_link_and_keeps_its_text(string url)
    {
        Assert.Equal("<p>see a <em>b</em> c</p>\n", Html($"see [a *b*]({url}) c"));
        Assert.Equal("<p>see a b c</p>\n", Html($"see ![a *b*]({url}) c"));
        Assert.Equal("<p>see a c</p>\n", Html($"see [a][r] c\n\n[r]: {url}"));
        Assert.Equal(["1:5 CA6003"], Faults($"see [a *b*]({url}) c"));
        Assert.Equal(["2:3 CA6003"], Faults($"see\nx ![a][r] c\n\n[r]: {url}"));
        Assert.Empty(Text($"[a]({url})").Links(Site));
        Assert.Empty(Text($"[a]({url})").ContentLinks);
    }

    [Theory]
    [InlineData("//b.c/d", "//b.c/d")]
    [InlineData("///b.c/d", "///b.c/d")]
    [InlineData("/\\\\b.c/d", "//b.c/d")]
    [InlineData("\\\\\\\\b.c/d", "//b.c/d")]
    [InlineData("\\\\/b.c", "//b.c")]
    [InlineData("/&Tab;/b.c", "//b.c")]
    [InlineData("/&NewLine;\\\\&#13;b.c", "//b.c")]
    [InlineData("&#1;//b.c", "//b.c")]
    [InlineData("<&#32;//b.c&#32;>", "//b.c")]
    [InlineData("//b.c:8\\\\d?e\\\\f", "//b.c:8/d?e\\f")]
    [InlineData("https:\\\\\\\\b.c/d", "https://b.c/d")]
    [InlineData("HTTP:/&Tab;\\\\b.c", "HTTP://b.c")]
    public void An_address_that_browsers_read_as_another_host_is_an_outside_link(string written, string read)
    {
        var text = Text($"[a]({written})");
        var html = text.Html(Site).ToString();

        Assert.Equal([new(read.Replace("\\", "%5C"), "a", null, true, false)], text.Links(Site));
        Assert.Equal($"<p><a href=\"{read.Replace("\\", "%5C")}\">a</a></p>\n", html);
        Assert.Empty(text.ContentLinks);
    }

    [Theory]
    [InlineData("/%2Fb.c", "/b.c")]
    [InlineData("%2F%2Fb.c", "/b.c")]
    [InlineData("/%5Cb.c", "/%5Cb.c")]
    [InlineData("/%09/b.c", "/%09/b.c")]
    [InlineData("/a/..//b.c", "/b.c")]
    [InlineData("/.//b.c", "/b.c")]
    public void An_address_of_the_site_stays_an_address_of_the_site(string written, string address)
    {
        var text = Text($"[a]({written})");
        var link = Assert.Single(text.Links(link => string.Join('/', link.Target.Split('/').Select(Uri.EscapeDataString))));

        Assert.Equal((address, false), (link.Url, link.IsExternal));
    }

    [Theory]
    [InlineData("<javascript:alert(1)>", "javascript:alert(1)")]
    [InlineData("<JAVASCRIPT:x>", "JAVASCRIPT:x")]
    [InlineData("ftp://a.bc/d", "ftp://a.bc/d")]
    public void An_address_with_a_forbidden_scheme_is_text(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>\n", Html(markdown));
        Assert.Equal(["1:1 CA6003"], Faults(markdown));
    }

    [Fact]
    public void An_address_out_of_content_is_trusted_no_more_than_a_written_one()
    {
        var text = Text("[a](b.md)");

        Assert.Equal("<p>a</p>\n", text.Html(_ => "javascript:alert(1)").ToString());
        Assert.Empty(text.Links(_ => "javascript:alert(1)"));
    }

    [Fact]
    public void A_fault_says_what_is_wrong_and_what_to_do()
    {
        var fault = Assert.Single(Text("[a](java\u200Bscript:x)").Diagnostics);

        Assert.Equal(
            "pages/here.md:1:1: warning CA6003: The link \"java�script:x\" has the scheme \"java�script\", which is not allowed; only its text is shown.",
            fault.ToString());
        Assert.NotNull(fault.Hint);
    }

    [Fact]
    public void Faults_beyond_a_hundred_are_not_reported() =>
        Assert.Equal(100, Text(string.Concat(Enumerable.Repeat("<ab:c>\n", 250))).Diagnostics[^1].Position.Line);

    [Theory]
    [InlineData("[a](b)", "1:1")]
    [InlineData("x\n\n- y\n  z [a](b)", "4:5")]
    [InlineData("> > 1. *x* ![a](b)", "1:12")]
    [InlineData("|[a](b)|\n|-|\n|x [c](d)|", "1:2", "3:4")]
    [InlineData("# [a](b)\n\n[c](d)\n===", "1:3", "3:1")]
    [InlineData("x[^1] [a](b)\n\n[^1]: [c](d)\n\n[e](f)", "1:7", "3:7", "5:1")]
    [InlineData("\t[no](b)\n\nx\t[a](b)", "3:3")]
    [InlineData("[a\nb](c) [d](e)", "1:1", "2:7")]
    [InlineData("*[a](b)*\\[c](d)`[e](f)`", "1:2")]
    [InlineData("😀 [a](b)", "1:4")]
    [InlineData("x\n\n# \t*y* [a](b)", "3:8")]
    [InlineData("x\n\n# \t*y* ![a](b)", "3:8")]
    public void Content_links_have_their_position(string markdown, params string[] places) =>
        Assert.Equal(places, Text(markdown).ContentLinks.Select(link => link.Position.ToString()));

    [Fact]
    public void Positions_are_those_in_the_file()
    {
        var block = new MarkdownText("a [b](c)\nd [e](f)", "p.md", new(10, 7), indent: 6);

        Assert.Equal(["10:9", "11:9"], block.ContentLinks.Select(link => link.Position.ToString()));
    }

    [Fact]
    public void Links_are_those_of_the_html()
    {
        var links = Text("[a *b*](c.md \"t\") ![i](i.png) https://x.y/ <m@n.o> [g](gone) [h](#h) [js](javascript:x) [s](/s?q#f)").Links(Site);

        Assert.Equal(
        [
            new("/site/pages/c.md", "a b", "t", false, false),
            new("/site/pages/i.png", "i", null, false, true),
            new("https://x.y/", "https://x.y/", null, true, false),
            new("mailto:m@n.o", "m@n.o", null, true, false),
            new("#h", "h", null, false, false),
            new("/site/s?q#f", "s", null, false, false),
        ], links);
    }

    [Fact]
    public void A_text_without_link_characters_is_not_parsed_for_the_build()
    {
        var text = new string('x', 30_000) + "\n\n# Title\n\n* a\n* b (c)\n";
        // Only the text itself, as UTF-8, is allocated.
        Assert.InRange(Allocation.Of(Ask), 0, text.Length + 1_000);

        void Ask()
        {
            var markdown = Text(text);
            Assert.Equal((0, 0), (markdown.ContentLinks.Count, markdown.Diagnostics.Count));
        }
    }
}
