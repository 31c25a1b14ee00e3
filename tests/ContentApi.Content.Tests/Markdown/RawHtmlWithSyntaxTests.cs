using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Raw HTML beside the syntaxes of GitHub and others, beside template markup, and on a page with other texts.</summary>
public sealed class RawHtmlWithSyntaxTests
{
    static MarkdownText Text(string markdown, TemplateMarkup policy) =>
        new(markdown, "pages/here.md", TextPosition.Start, settings: new() { Templates = policy });

    static string Tree(MarkdownText text) =>
        Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span)["{\"type\":\"root\",\"children\":[".Length..^2].Replace('"', '\'');

    static MarkdownText[] Page(params string[] markdown)
    {
        var (page, allowance) = (new PageIds(), new MarkdownAllowance());
        MarkdownText[] texts = [.. markdown.Select(MarkdownUnderTest.Text)];
        foreach (var text in texts) text.Inspect(allowance, page);
        return texts;
    }

    /// <summary>What Markdown makes passes the sanitiser as it is.</summary>
    [Theory]
    [InlineData("Apple\n: A *fruit*\n: A company\n\nPear\n\n: b\n\n  c")]
    [InlineData(":::tip A *b*\nc\n:::\n\n:::details d\ne\n:::\n\n:::{.f #g}\nh\n:::")]
    [InlineData("> [!NOTE]\n> a *b*\n\n> [!WARNING]\n> - c")]
    [InlineData("$a < b$ and $$c$$\n\n$$\nd & e\n$$")]
    [InlineData("- [ ] a\n- [x] b\n\n|a|b|c|\n|-|:-:|-:|\n|d|*e*|`f`|")]
    [InlineData("## A {#b .c lang=de}\n\nd *e*{: .f title=\"g\"}\n{: .h width=\"5\" dir=\"ltr\"}\n\n[i](j.md){: target=\"k\" rel=\"me\"} ![l](m.png){: "
        + "width=\"5\"}")]
    [InlineData("a[^1] b[^c]\n\n[^1]: d\n\n[^c]: e *f*\n\n    g")]
    [InlineData("# A\n\n* TOC\n{:toc}\n\n## B *c*\n\n# D\n{: .no_toc}")]
    [InlineData(":tada: ~~a~~ b@c.de www.f.gh xmpp:i@j.kl tel:+49123 <https://m.nö/ö>")]
    [InlineData("[a](#ä) [b](?c) [d](https://e.f/g\"h 'i') [j](k%20l.md)")]
    public void Elements_of_all_syntaxes_pass_the_sanitiser(string markdown)
    {
        var (plain, raw) = (MarkdownUnderTest.Text(markdown + "\n\nz"), MarkdownUnderTest.Text(markdown + "\n\n<b>z</b>"));

        Assert.Equal(plain.Html(Site).ToString()!.Replace("<p>z</p>", "<p><b>z</b></p>").Replace("&#8617;", "↩"), raw.Html(Site).ToString());
        Assert.Equal(plain.PlainText.Value, raw.PlainText.Value);
        Assert.Equal(plain.Headings, raw.Headings);
        Assert.Equal(plain.Links(Site), raw.Links(Site));
        Assert.Equal(Tree(plain), Tree(raw).Replace("{'type':'html','value':'<b>'},", "").Replace(",{'type':'html','value':'</b>'}", ""));
        Assert.Empty(raw.Diagnostics);
    }

    [Fact]
    public void Ids_are_unique_on_a_page_also_in_raw_HTML()
    {
        var page = Page("# A\n\nb[^1]\n\n[^1]: c", "<h2>A</h2>\n\n# A\n\n<a name=\"top\"></a> [d](#a) <a href=\"#top\">e</a> <i aria-labelledby=\"a "
            + "top\">f</i>[^1]\n\n[^1]: g",
            "<b id=\"top\">h</b>\n\n# A\n\n[i](#top)");
        string[] html = [.. page.Select(text => text.Html(Site).ToString()!)];

        Assert.Contains("<h1 id=\"a\">", html[0]);
        Assert.Contains("<h2 id=\"a-1-1\">A</h2>", html[1]);
        Assert.Contains("<h1 id=\"a-1\">A</h1>", html[1]);
        Assert.Contains("<a id=\"top\"></a> <a href=\"#a-1\">d</a> <a href=\"#top\">e</a> <i aria-labelledby=\"a-1 top\">f</i>", html[1]);
        Assert.Contains("<a id=\"fnref:2-1\" href=\"#fn:2-1\" class=\"footnote-ref\">", html[1]);
        Assert.Contains("<li id=\"fn:2-1\">", html[1]);
        Assert.Contains("<b id=\"top-1\">h</b>", html[2]);
        Assert.Contains("<a href=\"#top-1\">i</a>", html[2]);
        Assert.Equal(["2 A a-1-1", "1 A a-1"], page[1].Headings.Select(heading => $"{heading.Level} {heading.Text} {heading.Id}"));
        Assert.Contains("'id':'a-1'", Tree(page[1]));
        Assert.Contains("'url':'#a-1'", Tree(page[1]));
        Assert.Contains("#top-1", page[2].Links(Site).Select(link => link.Url));
    }

    [Fact]
    public void Ids_get_a_prefix_and_headings_an_offset_also_in_raw_HTML()
    {
        var text = MarkdownUnderTest.Text("# A\n\n<h2 id=\"b\">B</h2>\n\n<h6>C</h6>\n\n[d](#b) <a href=\"#a\">e</a> <a href=\"#gone\">f</a>[^1]\n\n[^1]: g");
        var before = text.Html(Site);

        Assert.Equal("<h2 id=\"x-a\">A</h2>\n<h3 id=\"x-b\">B</h3>\n<h6 id=\"x-c\">C</h6>\n<p><a href=\"#x-b\">d</a> <a href=\"#x-a\">e</a> <a "
            + "href=\"#gone\">f</a>"
            + "<a id=\"x-fnref:1\" href=\"#x-fn:1\" class=\"footnote-ref\"><sup>1</sup></a></p>\n<div class=\"footnotes\">\n<hr />\n<ol>\n<li id=\"x-fn:1\">\n"
            + "<p>g<a href=\"#x-fnref:1\" class=\"footnote-back-ref\">↩</a></p>\n</li>\n</ol>\n</div>\n", text.Html(Site, variant: new("x-", 1)).ToString());
        Assert.Same(before, text.Html(Site));
        Assert.Equal(["1 a", "2 b", "6 c"], text.Headings.Select(heading => $"{heading.Level} {heading.Id}"));
        Assert.Equal("<h3 id=\"x-a\">A</h3>", HtmlText("<h1>A</h1>").Html(Site, variant: new("x-", 2)).ToString());
    }

    [Theory]
    [InlineData("<a href=\"b.md\">https://c.de</a> https://f.gh",
        "<p><a href=\"/site/pages/b.md\">https://c.de</a> <a href=\"https://f.gh\">https://f.gh</a></p>")]
    [InlineData("<a\nhref='b.md'>*www.c.de* f@g.hi</a>", "<p><a href=\"/site/pages/b.md\"><em>www.c.de</em> f@g.hi</a></p>")]
    [InlineData("<a href=\"b.md\">\n\nhttps://c.de\n\n</a>\n\nwww.f.gh",
        "<a href=\"/site/pages/b.md\">\n<p>https://c.de</p>\n</a>\n<p><a href=\"http://www.f.gh\">www.f.gh</a></p>")]
    [InlineData("<a name=\"b\"> www.c.de", "<p><a id=\"b\"> </a><a href=\"http://www.c.de\">www.c.de</a></p>")]
    [InlineData("<abbr title=\"href\"> www.c.de</abbr>", "<p><abbr title=\"href\"> <a href=\"http://www.c.de\">www.c.de</a></abbr></p>")]
    public void A_bare_address_in_a_raw_link_is_its_text(string markdown, string html) => Assert.Equal(html, Html(markdown).TrimEnd('\n'));

    [Theory]
    [InlineData("<img src=\"{{ site.baseurl }}/a.png\" alt=\"b\">", "<img src=\"/site/a.png\" alt=\"b\" />")]
    [InlineData("<a href=\"{% link x.md %}\">b</a>", "<p><a href=\"/site/x.md\">b</a></p>")]
    [InlineData("<a href='{{ \"/x.md\" | relative_url }}#c'>b</a>", "<p><a href=\"/site/x.md#c\">b</a></p>")]
    [InlineData("<a href=\"{{ page.url }}\">b</a> <img src=\"{{ x }}.png\" alt=\"c\">", "<p>b c</p>")]
    [InlineData("<div class=\"a {{ b }}\">\n{% include c.html %}\n<p {% if d %}id=\"e\"{% endif %} class={{ f }}>g{{ h }}</p>\n</div>",
        "<div class=\"a \">\n\n<p id=\"e\">g</p>\n</div>")]
    [InlineData("<div>\n<h{{ a }}>b</h{{ a }}>\n</div>", "<div>\nb\n</div>")]
    [InlineData("a <!-- {{ b }} {% c %} --> d", "<p>a d</p>")]
    [InlineData("<!--\n{% c %}\n\n{{ b }} -->\n\nd", "<p>d</p>")]
    [InlineData("{% comment %}<b>a</b>{% endcomment %}c", "<p>c</p>")]
    [InlineData("<b title=\"{{ '<i>' }}\">{{ '</b>&' }}</b>", "<p><b title=\"&lt;i&gt;\">&lt;/b&gt;&amp;</b></p>")]
    [InlineData("<span {{ a }}>b</span>", "<p>&lt;span &gt;b</p>")]
    [InlineData("<img srcset=\"{{ site.url }}/a.png 2x\" src=\"b.png\">", "<img srcset=\"/site/a.png 2x\" src=\"/site/pages/b.png\" />")]
    public void Template_markup_in_raw_HTML_is_read(string markdown, string html) => Assert.Equal(html, Html(markdown).TrimEnd('\n'));

    [Fact]
    public void An_address_that_only_the_generator_knows_is_reported_at_its_place()
    {
        Assert.Contains("3:1 CA6022", Faults("{{ a }}\n\n<a href=\"{% include b %}\">c</a>"));
        Assert.Contains("2:3 CA6022", Faults("<div>\n  <img src=\"{{ a\n}}\" alt=\"b\">\n</div>"));
        Assert.DoesNotContain(Faults("<a href=\"{% link x.md %}\">b</a>"), fault => fault.EndsWith("CA6022"));
    }

    [Fact]
    public void A_reference_in_raw_HTML_leads_to_a_file_from_the_root() =>
        Assert.Equal("1:1 /x.md x.md", MarkdownUnderTest.Text("<a href=\"{% link x.md %}\">b</a>").ContentLinks
            .Select(link => $"{link.Position} {link.Target} {link.Reference?.Paths[0]}").Single());

    [Fact]
    public void Kept_template_markup_is_in_the_html_alone()
    {
        var text = Text("{{< a >}}\n\n<b>{{ c }}</b> {{ d }}\n\n<div>{% e %}</div>", TemplateMarkup.Keep);

        Assert.Equal("<p>{{&lt; a &gt;}}</p>\n<p><b>{{ c }}</b> {{ d }}</p>\n<div>{% e %}</div>\n", text.Html(Site).ToString());
        Assert.Equal("", text.PlainText.Value);
    }

    [Fact]
    public void Links_keep_their_places_behind_a_comment_and_template_markup()
    {
        var text = MarkdownUnderTest.Text("{{ a\nb }} c <!-- d\n\ne --> [f](g.md) <a href=\"h.md\">i</a>\n\n[j](k.md)");

        Assert.Equal(["4:7 pages/g.md", "4:17 pages/h.md", "6:1 pages/k.md"], text.ContentLinks.Select(link => $"{link.Position} {link.Target}"));
    }

    [Theory]
    [InlineData("One {/* truncate */} two.", BodySyntax.Markdown)]
    [InlineData("One\n\n{/* truncate */}\n\ntwo", BodySyntax.Mdx)]
    [InlineData("<b>One</b>\n\n{/* more */}\n\ntwo", BodySyntax.Mdx)]
    [InlineData("<div>One\n{/* more */}\ntwo</div>", BodySyntax.Mdx)]
    public void The_mark_of_MDX_ends_the_excerpt(string markdown, BodySyntax syntax) =>
        Assert.Equal("One", new MarkdownText(markdown, "a.md", TextPosition.Start) { Syntax = syntax }.Excerpt(100).Value);

    [Theory]
    [InlineData("a <b>c</b> <!-- d --> e", "{'type':'paragraph','children':[{'type':'text','value':'a '},{'type':'html','value':'<b>'},"
        + "{'type':'text','value':'c'},{'type':'html','value':'</b>'},{'type':'text','value':' e'}]}")]
    [InlineData("<div onclick=\"x\">\n<script>y</script>\n</div>\n\n*a*", "{'type':'html','value':'<div>\\n\\n</div>'},"
        + "{'type':'paragraph','children':[{'type':'emphasis','children':[{'type':'text','value':'a'}]}]}")]
    [InlineData("<img src=\"a.png\"> [b](c.md) [d](javascript:e)",
        "{'type':'paragraph','children':[{'type':'html','value':'<img src=\\'/site/pages/a.png\\' />'},{'type':'text','value':' "
        + "'},{'type':'link','title':null,'url':'/site/pages/c.md','children':[{'type':'text','value':'b'}]},"
        + "{'type':'text','value':' d'}]}")]
    [InlineData("$a_b$\n\n$$\nc\n$$", "{'type':'paragraph','children':[{'type':'inlineMath','value':'a_b'}]},{'type':'math','value':'c'}")]
    [InlineData(":tada: ~a~", "{'type':'paragraph','children':[{'type':'text','value':'\\uD83C\\uDF89 "
        + "'},{'type':'delete','children':[{'type':'text','value':'a'}]}]}")]
    [InlineData(":::tip{.c #d}\ne\n:::", "{'type':'containerDirective','name':'tip','attributes':{'id':'d','class':'c'},'children':["
        + "{'type':'paragraph','children':[{'type':'text','value':'e'}]}]}")]
    [InlineData(":::tip A\ne\n:::", "{'type':'containerDirective','name':'tip','attributes':{},'children':[{'type':'paragraph','data':{'directiveLabel':true},"
        + "'children':[{'type':'text','value':'A'}]},{'type':'paragraph','children':[{'type':'text','value':'e'}]}]}")]
    [InlineData("> [!NOTE]\n> a", "{'type':'blockquote','data':{'hProperties':{'className':['markdown-alert','markdown-alert-note']}},'children':["
        + "{'type':'paragraph','data':{'hProperties':{'className':['markdown-alert-title']}},'children':[{'type':'text','value':'Note'}]},"
        + "{'type':'paragraph','children':[{'type':'text','value':'a'}]}]}")]
    [InlineData("a\n: b", "{'type':'defList','children':[{'type':'defListTerm','children':[{'type':'text','value':'a'}]},"
        + "{'type':'defListDescription','children':[{'type':'paragraph','children':[{'type':'text','value':'b'}]}]}]}")]
    [InlineData("* x\n{:toc}\n\na\n{: .b}", "{'type':'paragraph','children':[{'type':'text','value':'a'}]}")]
    public void A_tree_has_the_nodes_of_all_syntaxes(string markdown, string tree) =>
        Assert.Equal(tree, Tree(MarkdownUnderTest.Text(markdown)));

    [Fact]
    public void The_tree_of_an_HTML_file_is_its_HTML() => Assert.Equal("{'type':'html','value':'<p>a <a href=\\'/site/pages/b.md\\'>c</a></p>'}",
        Tree(HtmlText("<p>a <a href=\"b.md\">c</a><script>d</script></p><!-- e -->")));

    [Theory]
    [InlineData("<a href=\"xmpp:a@b.cd\">e</a>")]
    [InlineData("<b>x</b> [e](xmpp:a@b.cd)")]
    [InlineData("[e](xmpp:a@b.cd)")]
    [InlineData("<b>x</b> xmpp:a@b.cd")]
    public void Links_may_have_the_scheme_xmpp(string markdown)
    {
        Assert.Contains("<a href=\"xmpp:a@b.cd\">", Html(markdown));
        Assert.Equal("xmpp:a@b.cd", MarkdownUnderTest.Text(markdown).Links(Site)[0].Url);
    }

    [Theory]
    [InlineData("{{ a }} [b](&#xFDD0;&#xE000;&#xE000;)")]
    [InlineData("{{ a }} <a href=\"&#xFDD0;&#xE000;&#xE000;\">b</a>")]
    [InlineData("{{ a }} $ {{ b }} $ <b>{{ c }}</b>")]
    [InlineData("## A {#{{ b }} .{{ c }} title=\"{{ d }}\"}\n\n[^{{ e }}]\n\n[^{{ e }}]: f")]
    public void Masks_are_in_no_result(string markdown)
    {
        foreach (var policy in Enum.GetValues<TemplateMarkup>())
        {
            var text = Text(markdown, policy);
            foreach (var result in new[] { text.Html(Site).ToString()!, Tree(text), (string)text.PlainText.Value })
                Assert.False(!markdown.Contains("&#x") && result.AsSpan().ContainsAnyInRange('\uE000', '\uFDEF'), result);
        }
    }

    [Fact]
    public void Entities_cannot_repeat_a_long_piece()
    {
        var text = Text("{{ \"/" + new string('a', 20_000) + "\" | relative_url }} <b>" + string.Concat(Enumerable.Repeat("&#xFDD0;&#xE000;&#xE000;",
            20_000)) + "</b>",
            TemplateMarkup.Keep);

        Assert.InRange(text.Html(Site).ToString()!.Length, 20_000, 400_000);
    }
}
