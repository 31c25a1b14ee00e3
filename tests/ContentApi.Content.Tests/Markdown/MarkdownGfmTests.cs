using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>What <see cref="MarkdownSuiteTests"/> does not show of GitHub Flavored Markdown (https://github.github.com/gfm/).</summary>
public sealed class MarkdownGfmTests
{
    /// <summary>A table is written as its cells: those of a row are joined by <c>|</c>, and rows by <c>/</c>.</summary>
    [Theory]
    [InlineData("|a|b|\n|---|---|\n|`x \\| y`|z|", "a|b/<code>x | y</code>|z")]
    [InlineData("|a|b|\n|---|---|\n|*x \\| y*|z|", "a|b/<em>x | y</em>|z")]
    [InlineData("|a|b|\n|---|---|\n|`` \\|` ``|**`\\|`**|", "a|b/<code>|`</code>|<strong><code>|</code></strong>")]
    [InlineData("|a|\n|---|\n|`a | b`|\n|\\\\|", "a/`a/\\")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\nSource: survey", "a|b/1|2/Source: survey|")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n{: .striped}", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n\nbehind", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n> quote", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n- item", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n# heading", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\n|1|2|\n    code", "a|b/1|2")]
    [InlineData("|a|b|\n|---|---|\nwords\nmore | words | lost", "a|b/words|/more|words")]
    [InlineData("text\nmore text\n|a|b|\n|-|-|\n|1|2|", "a|b/1|2")]
    [InlineData("a | b\n-: | -\n1 | 2", "a|b/1|2")]
    [InlineData("a | b\n-| -\n1 | 2", "a|b/1|2")]
    [InlineData("a | b\n- | -\n1 | 2", "")]
    [InlineData("> a | b\n> - | ---\n> 1 | 2", "")]
    [InlineData("a\n:-:\n1", "a/1")]
    [InlineData("| a |\n| - |", "a")]
    [InlineData("> |a|b|\n> |-|-|\n> |1|2|", "a|b/1|2")]
    [InlineData("> |a|b|\n> |-|-|\n> |1|2|\n|3|4|", "a|b/1|2")]
    [InlineData("- |a|b|\n  |-|-|\n  |1|2|\n  |3", "a|b/1|2/3|")]
    [InlineData("|a|b|\n|-|-|\n|[x](https://y.z/a\\|b)|<https://y.z>|", "a|b/<a href=\"https://y.z/a%7Cb\">x</a>|<a href=\"https://y.z\">https://y.z</a>")]
    [InlineData("|a|b|\n|-|\n|1|2|", "")]
    [InlineData("|a|b|\n|-|-|-|", "")]
    [InlineData("|a|b|\n|-|x|", "")]
    [InlineData("|a|b|\n\n|-|-|", "")]
    [InlineData("> |a|b|\n|-|-|", "")]
    [InlineData("a\n---", "")]
    public void A_table_has_the_cells_of_the_specification(string markdown, string cells)
    {
        var table = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown)).QuerySelector("table");
        Assert.Equal(cells, table is null ? ""
            : string.Join('/', table.QuerySelectorAll("tr").Select(row => string.Join('|', row.Children.Select(cell => cell.InnerHtml)))));
    }

    [Fact]
    public void Text_around_a_table_stays_text()
    {
        Assert.StartsWith("<p>text\nmore</p>\n<table>", Html("text\nmore\n|a|\n|-|"));
        Assert.EndsWith("</table>\n<p>behind</p>\n", Html("|a|\n|-|\n\nbehind"));
        Assert.EndsWith("</table>\n<h1 id=\"h\">h</h1>\n", Html("|a|\n|-|\n# h"));
        Assert.StartsWith("<p>[r]: b</p>\n<table>", Html("\\[r]: b\n|a|\n|-|"));
        Assert.StartsWith("<table>", Html("[r]: b\n|a|\n|-|"));
        Assert.Equal("a\tb\nx | y\tz", Text("|a|b|\n|-|-|\n|`x \\| y`|z|").PlainText.Value);
    }

    /// <summary>A mark is written as its number in brackets, and the notes behind the text as what is in them, joined by <c>|</c>.</summary>
    [Theory]
    [InlineData("a[^1]\n\n[^1]: n", "<p>a[1]</p>", "<p>n</p>")]
    [InlineData("> a[^1] b\n>\n> [^1]: n", "<blockquote><p>a[1] b</p></blockquote>", "<p>n</p>")]
    [InlineData("- a[^1]\n\n  [^1]: n", "<ul><li>a[1]</li></ul>", "<p>n</p>")]
    [InlineData("a[^1]\n[^1]: n", "<p>a[1]</p>", "<p>n</p>")]
    [InlineData("a[^1] b[^2]\n\n  [^1]: n\n  [^2]: m", "<p>a[1] b[2]</p>", "<p>n</p>|<p>m</p>")]
    [InlineData("a[^1] b[^2]\n\n[^1]: n\n[^2]: m\n\n    more", "<p>a[1] b[2]</p>", "<p>n</p>|<p>m</p><p>more</p>")]
    [InlineData("a[^1]\n\n[^1]: n\nlazy\n\nb", "<p>a[1]</p><p>b</p>", "<p>nlazy</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n> q", "<p>a[1]</p><blockquote><p>q</p></blockquote>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n\n    more\n> q", "<p>a[1]</p><blockquote><p>q</p></blockquote>", "<p>n</p><p>more</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n- q", "<p>a[1]</p><ul><li>q</li></ul>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n---\nb", "<p>a[1]</p><hr><p>b</p>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n\n    more\n----- \n", "<p>a[1]</p><hr>", "<p>n</p><p>more</p>")]
    [InlineData("> a[^1]\n>\n> [^1]: n\n> ---\n> b", "<blockquote><p>a[1]</p><hr><p>b</p></blockquote>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n    ---\nb", "<p>a[1]</p><p>b</p>", "<h2 id=\"n\">n</h2><p></p>")]
    [InlineData("a[^1]\n\n[^1]: n\n===\n--\nb", "<p>a[1]</p>", "<p>n===--b</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n# h", "<p>a[1]</p><h1 id=\"h\">h</h1>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n\n\n  b", "<p>a[1]</p><p>b</p>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]:\n    n\n\n\n    more\n\nb", "<p>a[1]</p><p>b</p>", "<p>n</p><p>more</p>")]
    [InlineData("a[^1]\n\n[^1]: - n\n    - m", "<p>a[1]</p>", "<ul><li>n</li><li>m</li></ul><p></p>")]
    [InlineData("a[^1]\n\n[^1]: ```\n    n\n\n    m\n    ```", "<p>a[1]</p>", "<pre><code>nm</code></pre><p></p>")]
    [InlineData("a[^1]\n\n[^1]:     n", "<p>a[1]</p>", "<p>n</p>")]
    [InlineData("a[^b] c[^a]\n\n[^a]: n\n[^b]: m", "<p>a[1] c[2]</p>", "<p>m</p>|<p>n</p>")]
    [InlineData("a[^X] b[^x]\n\n[^x]: n\n[^X]: m", "<p>a[1] b[1]</p>", "<p>n</p>")]
    [InlineData("a[^1]\n\n[^1]: n [^2]\n\n[^2]: m", "<p>a[1]</p>", "<p>n [2]</p>|<p>m</p>")]
    [InlineData("a[^1][^2][^1]\n\n[^1]: n\n[^2]: m", "<p>a[1][2][1]</p>", "<p>n</p>|<p>m</p>")]
    [InlineData("[word][^1]. *[b][^1]*\n\n[^1]: n", "<p>[word][1]. <em>[b][1]</em></p>", "<p>n</p>")]
    [InlineData("Good![^1] ![a][^1]\n\n[^1]: n", "<p>Good![1] ![a][1]</p>", "<p>n</p>")]
    [InlineData("# a[^1]\n\n| b[^1] |\n|---|\n\n[^1]: n", "<h1 id=\"a\">a[1]</h1><table><thead><tr><th>b[1]</th></tr></thead></table>", "<p>n</p>")]
    [InlineData("a[^1]", "<p>a[^1]</p>", null)]
    [InlineData("a\n\n[^1]: n", "<p>a</p>", null)]
    [InlineData("`[^1]` \\[^1] [^](https://b.c)\n\n[^1]: n", "<p><code>[^1]</code> [^1] <a href=\"https://b.c\">^</a></p>", null)]
    [InlineData("a[^1]\n\n    [^1]: n", "<p>a[^1]</p><pre><code>[^1]: n</code></pre>", null)]
    public void Footnotes_are_those_of_GitHub(string markdown, string body, string? notes)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown));
        foreach (var mark in document.QuerySelectorAll("a.footnote-ref")) mark.OuterHtml = $"[{mark.TextContent}]";
        foreach (var back in document.QuerySelectorAll("a.footnote-back-ref")) back.Remove();
        var list = document.QuerySelector("div.footnotes");
        list?.Remove();
        var found = list?.QuerySelectorAll("li[id^='fn:']").Select(note => note.InnerHtml);
        Assert.Equal(body, document.Body!.InnerHtml.Replace("\n", ""));
        Assert.Equal(notes, found is null ? null : string.Join('|', found).Replace("\n", ""));
    }

    [Theory]
    [InlineData("-\n  a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>")]
    [InlineData("- \n  a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>")]
    [InlineData("1.\n   a\n\n   ```\n   b\n   ```\n2. c", "<ol><li><p>a</p><pre><code>b</code></pre></li><li><p>c</p></li></ol>")]
    [InlineData("*\n  a\n  * b\n\n    c", "<ul><li>a<ul><li><p>b</p><p>c</p></li></ul></li></ul>")]
    [InlineData("> -\n>   a\n>\n>   b", "<blockquote><ul><li><p>a</p><p>b</p></li></ul></blockquote>")]
    [InlineData("-\n\n  a", "<ul><li></li></ul><p>a</p>")]
    [InlineData("- a\n-\n- c", "<ul><li>a</li><li></li><li>c</li></ul>")]
    [InlineData("[a]: /b\n===\n[a]", "<p>===<a href=\"/site/b\">a</a></p>")]
    [InlineData("[a]: /b\nc\n---", "<h2 id=\"c\">c</h2>")]
    [InlineData("a\n: b\n---\nc", "<dl><dt>a</dt><dd>b</dd></dl><hr><p>c</p>")]
    [InlineData("[R][r] ](/y)", "<p>[R][r] ](/y)</p>")]
    [InlineData("[a [R][r] b](/y)", "<p><a href=\"/site/y\">a [R][r] b</a></p>")]
    [InlineData("![R][r] ](/y) *b*", "<p>![R][r] ](/y) <em>b</em></p>")]
    [InlineData("[R][r][s] [t](/y)\n\n[s]: /z", "<p>[R]<a href=\"/site/z\">r</a> <a href=\"/site/y\">t</a></p>")]
    public void What_Markdig_reads_otherwise_is_read_as_the_specification_says(string markdown, string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown));
        Assert.Equal(html, document.Body!.InnerHtml.Replace("\n", ""));
    }

    [Theory]
    [InlineData("This is ~~~not~~~ struck, ~this~ is.", "This is ~~~not~~~ struck, <del>this</del> is.")]
    [InlineData("~~a~~ ~b~", "<del>a</del> <del>b</del>")]
    [InlineData("~~a~ b~", "~~a~ b~")]
    [InlineData("x~~~~y~~~~", "x~~~~y~~~~")]
    [InlineData("a ~ b ~ c", "a ~ b ~ c")]
    [InlineData("~/home/~ ~~*a*~~ *~b~*", "<del>/home/</del> <del><em>a</em></del> <em><del>b</del></em>")]
    [InlineData("~~a ~b~ c~~", "<del>a <del>b</del> c</del>")]
    [InlineData("\\~a~ 5~6", "~a~ 5~6")]
    public void One_or_two_tildes_strike(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Theory]
    [InlineData("**pre-**alpha **pre-** alpha", "**pre-**alpha <strong>pre-</strong> alpha")]
    [InlineData("**C++**is, **C++** is, *+1*", "**C++**is, <strong>C++</strong> is, <em>+1</em>")]
    [InlineData("a*-b* a *-b*", "a*-b* a <em>-b</em>")]
    [InlineData("~~pre-~~alpha ~~pre-~~ alpha", "~~pre-~~alpha <del>pre-</del> alpha")]
    [InlineData("*a€*b *a€* *€*b", "*a€*b <em>a€</em> *€*b")]
    [InlineData("**😀a**b **a😀**b 😀_a_😀", "<strong>😀a</strong>b **a😀**b 😀<em>a</em>😀")]
    [InlineData("a**b**c a_b_c \\**a* (_a_)", "a<strong>b</strong>c a_b_c *<em>a</em> (<em>a</em>)")]
    public void Emphasis_begins_and_ends_as_the_specification_says(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    /// <summary>A link is written as its address in angle brackets, with its text if that differs.</summary>
    [Theory]
    [InlineData("See https://e.example/?a=1&amp;b=2 for more.", "See <https://e.example/?a=1&b=2> for more.")]
    [InlineData("https://e.example/?a=1&b=2", "<https://e.example/?a=1&b=2>")]
    [InlineData("https://e.example/?q=a&hl;", "<https://e.example/?q=a>&hl;")]
    [InlineData("https://e.example/?q=a&copy;", "<https://e.example/?q=a>©")]
    [InlineData("https://e.example/?q=a;", "<https://e.example/?q=a>;")]
    [InlineData("www.e.example/a?b!.,:*_~'\"", "<http://www.e.example/a?b|www.e.example/a?b>!.,:*_~'\"")]
    [InlineData("(https://e.example/a_(b))", "(<https://e.example/a_(b)>)")]
    [InlineData("https://e.example/a_(b)))", "<https://e.example/a_(b)>))")]
    [InlineData("https://e.example/a(b", "<https://e.example/a(b>")]
    [InlineData("https://e.example/a<b", "<https://e.example/a><b")]
    [InlineData("HTTPS://E.example/A", "<HTTPS://E.example/A>")]
    [InlineData("**https://e.example** _www.e.example_", "<https://e.example> <http://www.e.example|www.e.example>")]
    [InlineData("xhttps://e.example 1www.e.example", "xhttps://e.example 1www.e.example")]
    [InlineData("http://localhost:80/a https://x. https://a_b.c_d/ https://- www.", "<http://localhost:80/a> <https://x>. https://a_b.c_d/ https://- www.")]
    [InlineData("foo@bar.baz, a.b-c_d@a.b. x+y@z.example",
        "<mailto:foo@bar.baz|foo@bar.baz>, <mailto:a.b-c_d@a.b|a.b-c_d@a.b>. <mailto:x+y@z.example|x+y@z.example>")]
    [InlineData("a.b-c_d@a.b- a@b @c.d a@b.c_ a@@b.c", "a.b-c_d@a.b- a@b @c.d a@b.c_ a@@b.c")]
    [InlineData("mailto:foo@bar.baz. mailto:x", "<mailto:foo@bar.baz>. mailto:x")]
    [InlineData("xmpp:foo@bar.baz/txt@bin.com/x xmpp:foo@bar.baz", "<xmpp:foo@bar.baz/txt@bin.com>/x <xmpp:foo@bar.baz>")]
    [InlineData("[a https://e.example](https://f.example)", "<https://f.example|a https://e.example>")]
    [InlineData("As in [1][2], see https://e.example/a.", "As in [1][2], see <https://e.example/a>.")]
    [InlineData("[a *b*][c] www.e.example", "[a b][c] <http://www.e.example|www.e.example>")]
    [InlineData("![a][b] [c][d] e@f.gh", "![a][b] [c][d] <mailto:e@f.gh|e@f.gh>")]
    [InlineData("`https://e.example` a@b.c", "https://e.example <mailto:a@b.c|a@b.c>")]
    [InlineData("|www.a.bc|\n|-|\n|x@y.zz|", "<http://www.a.bc|www.a.bc><mailto:x@y.zz|x@y.zz>")]
    [InlineData("# www.a.bc\n\n- https://d.ef", "<http://www.a.bc|www.a.bc><https://d.ef>")]
    public void Bare_addresses_are_links(string markdown, string expected)
    {
        var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown)).Body!;
        var links = body.QuerySelectorAll("a");
        Assert.Equal(links.Select(link => link.GetAttribute("href")), Text(markdown).Links(Site).Select(link => link.Url));
        foreach (var link in links)
        {
            var (address, text) = (link.GetAttribute("href"), link.TextContent);
            link.TextContent = address == text ? $"<{address}>" : $"<{address}|{text}>";
        }
        Assert.Equal(expected, body.TextContent.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("[a](<https://e.example/a b>)", "https://e.example/a%20b")]
    [InlineData("[a](https://e.example/é?q=ü#ß)", "https://e.example/%C3%A9?q=%C3%BC#%C3%9F")]
    [InlineData("[a](https://я.рф/я)", "https://xn--41a.xn--p1ai/%D1%8F")]
    [InlineData("[a](//я.рф:80/я)", "//xn--41a.xn--p1ai:80/%D1%8F")]
    [InlineData("[a](https://e.example/\"x\"[y]{z}'|^`)", "https://e.example/%22x%22%5By%5D%7Bz%7D'%7C%5E%60")]
    [InlineData("https://e.example/~u?a=1&amp;b=é", "https://e.example/~u?a=1&b=%C3%A9")]
    [InlineData("<https://e.example/ü%20~>", "https://e.example/%C3%BC%20~")]
    [InlineData("![a](https://e.example/%C3%A9é.png)", "https://e.example/%C3%A9%C3%A9.png")]
    [InlineData("[a][r]\n\n[r]: <https://e.example/x y>", "https://e.example/x%20y")]
    [InlineData("[a](#ü)", "#%C3%BC")]
    [InlineData("[a](ü.md?x=é#ß)", "/site/pages/%C3%BC.md?x=%C3%A9#%C3%9F")]
    [InlineData("a@b.example", "mailto:a@b.example")]
    public void Links_have_the_address_of_the_HTML(string markdown, string url)
    {
        var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown)).Body!;
        Assert.Equal(url, body.QuerySelector("a, img")!.Attributes.First(attribute => attribute.Name is "href" or "src").Value);
        Assert.Equal(url, Assert.Single(Text(markdown).Links(Site)).Url);
    }

    [Theory]
    [InlineData("[a]: /b\n---", "<hr />\n")]
    [InlineData("[a]: /b\n[c]: /d \"e\"\n-------  \n[a]", "<hr />\n<p><a href=\"/site/b\">a</a></p>\n")]
    [InlineData("> [a]: /b\n> ---\n> [a]", "<blockquote>\n<hr />\n<p><a href=\"/site/b\">a</a></p>\n</blockquote>\n")]
    [InlineData("- [a]: /b\n  ----\n  x", "<ul>\n<li><hr />\nx</li>\n</ul>\n")]
    [InlineData("[a]: /b\n===\n[a]", "<p>===\n<a href=\"/site/b\">a</a></p>\n")]
    [InlineData("[a]: /b\n--\nx", "<p>--\nx</p>\n")]
    [InlineData("[a]: /b\nc\n---", "<h2 id=\"c\">c</h2>\n")]
    public void A_line_of_hyphens_below_definitions_is_a_thematic_break(string markdown, string html) => Assert.Equal(html, Html(markdown));
}
