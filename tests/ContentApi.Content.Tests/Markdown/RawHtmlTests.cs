using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

public sealed class RawHtmlTests
{
    [Theory]
    // elements
    [InlineData("<details><summary>a</summary>\n\n*b*\n\n</details>", "<details><summary>a</summary>\n<p><em>b</em></p>\n</details>")]
    [InlineData("a<br>b<wbr>c", "<p>a<br />b<wbr />c</p>")]
    [InlineData("<div class=\"a b\">\n\n**c**\n\n</div>", "<div class=\"a b\">\n<p><strong>c</strong></p>\n</div>")]
    [InlineData("<figure><img src=\"a.png\" alt=\"b\"><figcaption>c</figcaption></figure>",
        "<figure><img src=\"/site/pages/a.png\" alt=\"b\" /><figcaption>c</figcaption></figure>")]
    [InlineData("<table><tr><td colspan=2>a</td></tr></table>", "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>")]
    [InlineData("<kbd>a</kbd> H<sub>2</sub>O <mark>b</mark>", "<p><kbd>a</kbd> H<sub>2</sub>O <mark>b</mark></p>")]
    [InlineData("<p align=\"center\">a</p>", "<p align=\"center\">a</p>")]
    [InlineData("<video src=\"a.mp4\" controls poster=\"b.png\"></video>",
        "<p><video src=\"/site/pages/a.mp4\" controls=\"\" poster=\"/site/pages/b.png\"></video></p>")]
    // what is not allowed
    [InlineData("<marquee>a</marquee> b", "<p>a b</p>")]
    [InlineData("<form action=\"https://x.y\"><input name=a> b <button>c</button></form>", " b c ")]
    [InlineData("<p><button>a</button><button>b</button>c <button>d</button> e</p>", "<p>a b c d  e</p>")]
    [InlineData("a <script>b</script> c", "<p>a  c</p>")]
    [InlineData("<style>\na {}\n\nb {}\n</style>\n\nc", "\n<p>c</p>")]
    [InlineData("<svg><circle/><text>a</text></svg>\n\nb", "<p></p>\n<p>b</p>")]
    [InlineData("<template><b>a</b></template> b", "<p> b</p>")]
    [InlineData("<noscript><img src=x></noscript>b", "<p>b</p>")]
    [InlineData("<textarea><b>a</b></textarea>b", "b")]
    [InlineData("<select><option>a</option></select>b", "<p>b</p>")]
    [InlineData("<math><mi>a</mi></math>b", "<p>b</p>")]
    [InlineData("<b onclick=\"a\" style=\"color:red\" contenteditable data-a=\"b\">c</b>", "<p><b>c</b></p>")]
    [InlineData("<td>a</td>", "a")]
    [InlineData("<iframe src=\"https://a.b/c\"></iframe>d", "d")]
    [InlineData("<input type=\"text\" value=\"a\">b", "<p>b</p>")]
    [InlineData("<input type=\"checkbox\" checked name=a>b", "<p><input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" />b</p>")]
    // ids and names
    [InlineData("<a name=\"top\"></a>a", "<p><a id=\"top\"></a>a</p>")]
    [InlineData("<a id=\"x\" name=\"y\"></a>a", "<p><a id=\"x\"></a>a</p>")]
    [InlineData("<b id=\"a\">1</b><b id=\"a\">2</b>", "<p><b id=\"a\">1</b><b>2</b></p>")]
    [InlineData("<b id=\"title\">1</b>\n\n# Title", "<p><b>1</b></p>\n<h1 id=\"title\">Title</h1>")]
    [InlineData("<img name=\"cookie\" src=\"a.png\">", "<img src=\"/site/pages/a.png\" />")]
    [InlineData("<b id=\"a b\">1</b>", "<p><b>1</b></p>")]
    // links
    [InlineData("<a href=\"b.md#c\" target=\"_blank\">a</a>", "<p><a href=\"/site/pages/b.md#c\" target=\"_blank\" rel=\"noopener\">a</a></p>")]
    [InlineData("<a href=\"https://b.c\" rel=\"nofollow opener\" target=\"top\">a</a>", "<p><a href=\"https://b.c\" rel=\"nofollow\">a</a></p>")]
    [InlineData("<a href=\"gone.md\">a <b>b</b></a> c", "<p>a <b>b</b> c</p>")]
    [InlineData("<a id=\"x\" href=\"gone.md\">a</a>", "<p><a id=\"x\">a</a></p>")]
    [InlineData("<img src=\"gone.png\" alt=\"a &amp; b\"> c", "<p>a &amp; b c</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<p>a</p>")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"a\">", "a")]
    [InlineData("<a href=\"?b:c\">a</a> <a href=\"#d:e\">a</a> <a href=\"\">a</a>", "<p><a href=\"?b:c\">a</a> <a href=\"#d:e\">a</a> <a href=\"\">a</a></p>")]
    [InlineData("<a href=\"#b\">a</a> <a href=\"?b\">a</a>", "<p><a href=\"#b\">a</a> <a href=\"?b\">a</a></p>")]
    [InlineData("<b>*a*</b> [b](b.md)", "<p><b><em>a</em></b> <a href=\"/site/pages/b.md\">b</a></p>")]
    [InlineData("<b>x</b> [b](gone.md) ![c](gone.png)", "<p><b>x</b> b c</p>")]
    [InlineData("<img src=a.png srcset=\"b.png 2x, https://c.d/e.png 3x, gone.png 4x\">",
        "<img src=\"/site/pages/a.png\" srcset=\"/site/pages/b.png 2x, https://c.d/e.png 3x\" />")]
    [InlineData("<picture><source srcset=\"a.webp 1x\" type=\"image/webp\"><img src=\"a.png\"></picture>",
        "<p><picture><source srcset=\"/site/pages/a.webp 1x\" type=\"image/webp\" /><img src=\"/site/pages/a.png\" /></picture></p>")]
    // style
    [InlineData("<table><tr><td style=\"text-align:right; color: red\">a</td></tr></table>",
        "<table><tbody><tr><td style=\"text-align: right;\">a</td></tr></tbody></table>")]
    [InlineData("<div style=\"display: none\">a</div>", "<div hidden=\"\">a</div>")]
    // wrong nesting
    [InlineData("<div>a", "<div>a\n</div>")]
    [InlineData("a</div>", "<p>a</p>")]
    [InlineData("<b>a\n\nb</b>", "<p><b>a</b></p>\n<p>b</p>")]
    [InlineData("<b><i>a</b></i>", "<p><b><i>a</i></b></p>")]
    [InlineData("<p>a\n<p>b", "<p>a\n</p><p>b\n</p>")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<table>a<tr>b</table>", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>")]
    [InlineData("<a href=\"#a\">1<a href=\"#b\">2</a></a>", "<p><a href=\"#a\">1</a><a href=\"#b\">2</a></p>")]
    [InlineData("<span>a</b></span>", "<p><span>a</span></p>")]
    // characters
    [InlineData("<b>&copy; &lt;i&gt; &#x41; &amp;amp; \"</b>", "<p><b>© &lt;i&gt; A &amp;amp; &quot;</b></p>")]
    [InlineData("<b title='a\"<b>&'>c</b>", "<p><b title=\"a&quot;&lt;b&gt;&amp;\">c</b></p>")]
    [InlineData("<pre>\n a\n  b\n</pre>", "<pre> a\n  b\n</pre>")]
    public void Raw_HTML_is_sanitised(string markdown, string html) => Assert.Equal(html, Html(markdown).TrimEnd('\n'));

    [Theory]
    [InlineData("<p>a</p><p>b</p>", "a\n\nb")]
    [InlineData("<div>a<br>b</div>\n\nc", "a\nb\n\nc")]
    [InlineData("<h2>a</h2>b", "a\n\nb")]
    [InlineData("<ul>\n<li>a</li>\n<li>b <b>c</b></li>\n</ul>", "a\nb c")]
    [InlineData("<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>c</td><td>d</td></tr>\n</table>", "a\tb\nc\td")]
    [InlineData("<img src=\"a.png\" alt=\"b\"> c", "b c")]
    [InlineData("a <script>b</script><style>c</style> <b>d</b>", "a d")]
    [InlineData("<template>a</template><noscript>b</noscript>c", "c")]
    [InlineData("<b>&eacute;&nbsp;&amp;</b>", "é\u00A0&")]
    [InlineData("<pre>a\n  b\n</pre>\nc", "a\n  b\n\nc")]
    [InlineData("<details><summary>a</summary>b</details>", "a\n\nb")]
    [InlineData("<div hidden>a</div>b", "b")]
    [InlineData("<div style=\"display:none\">a</div>b", "b")]
    [InlineData("<span>a</span><span>b</span>", "ab")]
    [InlineData("<video src=a.mp4>Your browser is old</video>b", "b")]
    [InlineData("<form>a</form>b", "a\n\nb")]
    [InlineData("<b>a</b>[^1]\n\n[^1]: b", "a\n\nb")]
    public void Raw_HTML_is_text(string markdown, string text)
    {
        Assert.Equal(text, Text(markdown).PlainText.Value);
        Assert.Equal(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Text(markdown).Excerpt(200).Value);
    }

    [Fact]
    public void Raw_headings_are_headings()
    {
        var text = Text("# A\n\n<h2>B <i>c</i></h2>\n\n<h2 id=\"own\">D</h2>\n\n<h2>A</h2>\n\n## A\n\n<h3 hidden>E</h3>");

        Assert.Equal(["1 A a", "2 B c b-c", "2 D own", "2 A a-2", "2 A a-1"], text.Headings.Select(heading => $"{heading.Level} {heading.Text} {heading.Id}"));
        Assert.Contains("<h2 id=\"b-c\">B <i>c</i></h2>", text.Html(Site).ToString());
        Assert.Equal(4, text.Toc[0].Children.Count);
    }

    [Fact]
    public void Raw_links_are_links_at_their_places()
    {
        var text = Text("[a](a.md) <a href=\"b.md\" title=\"t\">b <i>c</i></a>\n\n<div>\n  <img src=\"c.png\" alt=\"d\">\n</div>\n\n> <a\n> "
            + "href=\"https://e.f\">g</a>");

        Assert.Equal(["/site/pages/a.md a  False False", "/site/pages/b.md b c t False False", "/site/pages/c.png d  False True", "https://e.f g  True False"],
            text.Links(Site).Select(link => $"{link.Url} {link.Text} {link.Title} {link.IsExternal} {link.IsImage}"));
        Assert.Equal(["1:1 pages/a.md", "1:11 pages/b.md", "4:3 pages/c.png"], text.ContentLinks.Select(link => $"{link.Position} {link.Target}"));
    }

    [Fact]
    public void Faults_are_at_their_places()
    {
        Assert.Equal(["1:3 CA6003"], Faults("a <a href=\"javascript:b\">c</a>"));
        Assert.Equal(["3:1 CA6010", "1:3 CA6010"], Faults("a <foo>b</foo> <foo>c</foo>\n\n<script>d</script>").Order().Reverse());
        Assert.Equal(["1:1 CA6012"], Faults("<iframe src=\"https://a.b/c\"></iframe>"));
        Assert.Equal(["2:3 CA6003"], Faults("> <b>a</b>\n> [c](vbscript:d)"));
    }

    [Fact]
    public void Another_snapshot_fills_other_addresses_into_the_HTML_that_was_sanitised()
    {
        var text = Text("<b>a</b> [b](b.md) <img src=\"c.png\" alt=\"d\">");

        Assert.Equal("<p><b>a</b> <a href=\"/1/pages/b.md\">b</a> <img src=\"/1/pages/c.png\" alt=\"d\" /></p>\n",
            text.Html(link => "/1/" + link.Target).ToString());
        Assert.Equal("<p><b>a</b> <a href=\"/ä&amp;%22/pages/b.md\">b</a> d</p>\n".Replace("ä", "%C3%A4"),
            text.Html(link => link.IsImage ? null : "/ä&\"/" + link.Target).ToString());
        Assert.Equal("<p><b>a</b> b <img src=\"/2/pages/c.png\" alt=\"d\" /></p>\n", text.Html(link => link.IsImage ? "/2/" + link.Target : null).ToString());
    }

    [Fact]
    public void A_model_may_allow_more()
    {
        var settings = new HtmlSettings { Elements = ["my-map"], Attributes = ["data-id"], IframeHosts = ["www.youtube.com"] };

        Assert.Equal("<p><my-map data-id=\"1\">a</my-map></p>\n", Text("<my-map data-id=1 onclick=x data-x=2>a</my-map>", settings).Html(Site).ToString());
        var frame = Text("<iframe width=\"5\" src=\"//www.youtube.com/embed/a?b&c\" allow=\"camera\" srcdoc=\"<script>\" name=x></iframe>",
            settings).Html(Site).ToString();
        Assert.Contains("<iframe width=\"5\" src=\"https://www.youtube.com/embed/a?b&amp;c\" sandbox=\"allow-scripts allow-same-origin allow-popups "
            + "allow-presentation allow-forms\" referrerpolicy=\"strict-origin-when-cross-origin\" loading=\"lazy\"></iframe>", frame);
        foreach (var other in new[]
        {
            "https://evil.com/a", "http://www.youtube.com/a", "https://www.youtube.com.evil.com/", "https://www.youtube.com@evil.com/", "javascript:alert(1)",
            "https://www.youtube.com:8080/", "data:text/html,a", "/a", "https:www.youtube.com.", "\\\\evil.com/www.youtube.com",
        })
            Assert.DoesNotContain("<iframe", Text($"<iframe src=\"{other}\"></iframe>", settings).Html(Site).ToString());
    }

    [Fact]
    public void Escaped_HTML_is_text()
    {
        var settings = new HtmlSettings { RawHtml = RawHtml.Escape };

        Assert.Equal("<p>&lt;b&gt;a&lt;/b&gt;</p>\n", Text("<b>a</b>", settings).Html(Site).ToString());
        Assert.Equal("<b>a</b>", Text("<b>a</b>", settings).PlainText.Value);
        Assert.Equal("<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>\n", Text("<div>\n*a*\n</div>", settings).Html(Site).ToString());
    }

    [Fact]
    public void HTML_files_are_sanitised_as_they_are()
    {
        var text = HtmlText("<html><head><title>x</title></head><body onload=a>\n<h1>A</h1>\n<p>*b* <a href=\"c.md\">d</a>\n<script>e</script></body></html>");

        Assert.Equal("\n<h1 id=\"a\">A</h1>\n<p>*b* <a href=\"/site/pages/c.md\">d</a>\n</p>", text.Html(Site).ToString());
        Assert.Equal("A\n\n*b* d", text.PlainText.Value);
        Assert.Equal(["3:8 pages/c.md"], text.ContentLinks.Select(link => $"{link.Position} {link.Target}"));
    }

    /// <summary>What Markdown itself makes passes the sanitiser as it is: the allow-list has all that Markdig writes.</summary>
    [Theory]
    [InlineData("# a\n\nb *c* **d** ~~e~~ `f` [g](h.md \"i\") ![j](k.png \"l\") <https://m.n> <o@p.qr>\n\n---\n\n> s\n\n1. t\n2. u\n\n   v\n\n- [ ] "
        + "w\n- [x] x")]
    [InlineData("|a|b|c|\n|-|:-:|-:|\n|d|*e*|f|\n\n```js\ng < h && \"i\"\n```\n\n    j\n\nk[^1] l\\\nm\n\n[^1]: n\n\n3) o")]
    public void What_Markdown_makes_is_allowed(string markdown)
    {
        const string html = "<b>z</b>";

        Assert.Equal(Html(markdown + "\n\nz").Replace("<p>z</p>", $"<p>{html}</p>").Replace("&#8617;", "↩"), Html(markdown + "\n\n" + html));
        Assert.Equal(Text(markdown + "\n\nz").PlainText.Value, Text(markdown + "\n\n" + html).PlainText.Value);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><i>")]
    [InlineData("<b><p>")]
    [InlineData("<a href=x><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<table>")]
    [InlineData("<ul><li>")]
    [InlineData("<span>a\n\n")]
    public void HTML_that_is_nested_too_deeply_is_shown_as_it_is_written(string repeated)
    {
        foreach (var text in new[] { Text(Repeat(repeated, 100_000)), HtmlText(Repeat(repeated, 100_000)) })
        {
            if (repeated is "<a href=x><p>" or "<b><p>") continue;
            Assert.Equal("CA6004", text.Diagnostics[^1].Rule.Code);
            Assert.StartsWith("<pre>&lt;", text.Html(Site).ToString());
        }
    }

    static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
