using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

public sealed class MarkdownHtmlTests
{
    [Theory]
    // CommonMark 0.31, in the order of its specification
    [InlineData("    foo", "<pre><code>foo\n</code></pre>")]
    [InlineData("***", "<hr />")]
    [InlineData("Foo *bar*\n=====", "<h1 id=\"foo-bar\">Foo <em>bar</em></h1>")]
    [InlineData("## a ##", "<h2 id=\"a\">a</h2>")]
    [InlineData("```rb x\na < b\n```", "<pre><code class=\"language-rb\">a &lt; b\n</code></pre>")]
    [InlineData("~~~\n`x`\n~~~", "<pre><code>`x`\n</code></pre>")]
    [InlineData("> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>")]
    [InlineData("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>")]
    [InlineData("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>")]
    [InlineData("a\nb  \nc\\\nd", "<p>a\nb<br />\nc<br />\nd</p>")]
    [InlineData("**a *b* c** __d__ _e_ 5*6*7", "<p><strong>a <em>b</em> c</strong> <strong>d</strong> <em>e</em> 5<em>6</em>7</p>")]
    [InlineData("foo_bar_baz **\"a\"**b", "<p>foo_bar_baz **&quot;a&quot;**b</p>")]
    [InlineData("`` a`b `` \\*c\\*", "<p><code>a`b</code> *c*</p>")]
    [InlineData("&copy; &amp; &#35; &nope;", "<p>© &amp; # &amp;nope;</p>")]
    [InlineData("[a](http://b.c/d?e=f&g \"t\")", "<p><a href=\"http://b.c/d?e=f&amp;g\" title=\"t\">a</a></p>")]
    [InlineData("[a]\n\n[A]: https://b.c 't'", "<p><a href=\"https://b.c\" title=\"t\">a</a></p>")]
    [InlineData("![a *b*](https://c.d/e.png)", "<p><img src=\"https://c.d/e.png\" alt=\"a b\" /></p>")]
    [InlineData("<https://a.b/c> <d@e.fg>", "<p><a href=\"https://a.b/c\">https://a.b/c</a> <a href=\"mailto:d@e.fg\">d@e.fg</a></p>")]
    [InlineData("[not a link] [nor](this one)", "<p>[not a link] [nor](this one)</p>")]
    [InlineData("[a](https://b.c/ä)", "<p><a href=\"https://b.c/%C3%A4\">a</a></p>")]
    [InlineData("", "")]
    [InlineData("\n \n", "")]
    // beyond CommonMark
    [InlineData("|a|b|\n|-|:-:|\n|c|*d*|", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align: center;\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
            + "<td>c</td>\n<td style=\"text-align: center;\"><em>d</em></td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("|a|b|\n|-|-|\n|c|\n|d|e|f|", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td></td>\n</tr>\n"
            + "<tr>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("a | b\n", "<p>a | b</p>")]
    [InlineData("~~a~~ b~c", "<p><del>a</del> b~c</p>")]
    [InlineData("- [ ] a\n- [x] b", "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\"><input disabled=\"disabled\" type=\"checkbox\" /> a</li>\n"
            + "<li class=\"task-list-item\"><input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" /> b</li>\n</ul>")]
    [InlineData("- [x](https://b.c) a\n- b [x](https://b.c) [ ] c",
        "<ul>\n<li><a href=\"https://b.c\">x</a> a</li>\n<li>b <a href=\"https://b.c\">x</a> [ ] c</li>\n</ul>")]
    [InlineData("1. a\n\n   [x] b\n2. [X]\tc", "<ol class=\"contains-task-list\">\n<li><p>a</p>\n<p>[x] b</p>\n</li>\n"
            + "<li class=\"task-list-item\"><p><input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" />\tc</p>\n</li>\n</ol>")]
    [InlineData("see https://a.b/c, or www.d.ef.", "<p>see <a href=\"https://a.b/c\">https://a.b/c</a>, or <a href=\"http://www.d.ef\">www.d.ef</a>.</p>")]
    // raw HTML
    [InlineData("<b>a</b>", "<p><b>a</b></p>")]
    [InlineData("<script>\nalert(1)\n</script>", "")]
    [InlineData("<!-- a -->", "")]
    [InlineData("a {onclick=x}\n\n# b {#c onclick=x}", "<p>a {onclick=x}</p>\n<h1 id=\"c\">b</h1>")]
    public void Markdown_becomes_html(string markdown, string html) => Assert.Equal(html, Html(markdown).TrimEnd('\n'));

    [Fact]
    public void Footnotes_come_at_the_end_and_link_back()
    {
        var html = Html("a[^x]\n\n[^x]: b *c*\n\nd");

        Assert.Contains("<a id=\"fnref:1\" href=\"#fn:1\" class=\"footnote-ref\"><sup>1</sup></a>", html);
        Assert.Contains("<p>b <em>c</em><a href=\"#fnref:1\" class=\"footnote-back-ref\">", html);
        Assert.True(html.IndexOf("<p>d</p>", StringComparison.Ordinal) < html.IndexOf("id=\"fn:1\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Html_is_kept_while_content_links_lead_to_the_same_addresses()
    {
        var text = Text("[a](a.md) [b](b.md)");
        var first = text.Html(link => "/" + link.Target);

        Assert.Same(first, text.Html(link => "/" + link.Target));
        Assert.Equal("<p><a href=\"/pages/a.md\">a</a> b</p>\n", text.Html(link => link.Target == "pages/b.md" ? null : "/" + link.Target).ToString());
        Assert.Equal(first.ToString(), text.Html(link => "/" + link.Target).ToString());
    }

    [Fact]
    public void Html_without_content_links_is_rendered_once()
    {
        var text = Text("# a\n\n[b](https://c.d)");

        Assert.Same(text.Html(Nowhere), text.Html(Site));
    }

    [Fact]
    public void Asking_again_allocates_next_to_nothing()
    {
        var text = Text("# a\n\nb [c](d.md) e");
        Func<ContentLink, string?> resolve = _ => "/d";
        Assert.InRange(Allocation.Of(AskAll), 0, 100);

        void AskAll() => _ =
            (text.Raw, text.PlainText, text.Html(resolve), text.Excerpt(20), text.Headings, text.Toc, text.WordCount, text.ContentLinks, text.Diagnostics);
    }

    [Fact]
    public void Threads_that_ask_at_once_get_the_same_answer()
    {
        var text = Text(string.Concat(Enumerable.Range(0, 200).Select(i => $"# h\n\n[l{i}](p{i}.md) *x*\n\n")));
        var answers = new string[16];
        Parallel.For(0, answers.Length, i => answers[i] = text.Html(Site).ToString() + text.PlainText + text.Headings.Count + text.ContentLinks.Count);

        Assert.Single(answers.Distinct());
    }
}
