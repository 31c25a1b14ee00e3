using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>The syntaxes beyond GitHub Flavored Markdown, and those of it that a site can do without.</summary>
public sealed class MarkdownSyntaxTests
{
    [Theory]
    [InlineData("# A {#own}", "<h1 id=\"own\">A</h1>")]
    [InlineData("# A{#own}", "<h1 id=\"own\">A</h1>")]
    [InlineData("## A *b* ## {.x .y #c title=\"d e\"}", "<h2 id=\"c\" class=\"x y\" title=\"d e\">A <em>b</em></h2>")]
    [InlineData("## A ## {: #c}", "<h2 id=\"c\">A</h2>")]
    [InlineData("A {.x}\n===", "<h1 id=\"a\" class=\"x\">A</h1>")]
    [InlineData("# A {#b onclick=\"x()\" style=\"y\" data-z=1}", "<h1 id=\"b\">A</h1>")]
    [InlineData("# A {id=b class=\"c d\" lang=de}", "<h1 id=\"b\" class=\"c d\" lang=\"de\">A</h1>")]
    [InlineData("# A {b}", "<h1 id=\"a-b\">A {b}</h1>")]
    [InlineData("# A \\{{#b}", "<h1 id=\"a-b\">A {{#b}</h1>")]
    [InlineData("# `{#a}`", "<h1 id=\"a\"><code>{#a}</code></h1>")]
    [InlineData("# A {#\"><b>}", "<h1 id=\"a-\">A {#&quot;&gt;<b>}</b></h1>")]
    [InlineData("# A {#b}\n# C {#b}\n# B", "<h1 id=\"b\">A</h1>\n<h1 id=\"b-1\">C</h1>\n<h1 id=\"b-2\">B</h1>")]
    [InlineData("# B\n# A {#b}", "<h1 id=\"b-1\">B</h1>\n<h1 id=\"b\">A</h1>")]
    public void Headings_have_attributes(string markdown, string html) => Assert.Equal(html + "\n", Html(markdown));

    [Theory]
    [InlineData("a\n{.x #y}", "<p id=\"y\" class=\"x\">a</p>")]
    [InlineData("> a\n{ .x title=\"b c\" }\n\nd", "<blockquote class=\"x\" title=\"b c\">\n<p>a</p>\n</blockquote>\n<p>d</p>")]
    [InlineData("- a\n{.x onclick=\"y()\"}", "<ul class=\"x\">\n<li>a</li>\n</ul>")]
    [InlineData("a\n\n{.x}", "<p>a</p>\n<p>{.x}</p>")]
    [InlineData("{.x}\na", "<p>{.x}\na</p>")]
    [InlineData("a\n{x}\n{}\n{.x} b", "<p>a\n{x}\n{}\n{.x} b</p>")]
    public void A_line_of_attributes_as_in_Goldmark_belongs_to_the_block_above(string markdown, string html) => Assert.Equal(html, Html(markdown)
        .TrimEnd('\n'));

    [Theory]
    [InlineData("*a*{.x} `b`{lang=\"en\"}", "<em class=\"x\">a</em> <code lang=\"en\">b</code>")]
    [InlineData("[c](https://d.e){target=\"_blank\" onclick=\"f\"}", "<a href=\"https://d.e\" target=\"_blank\">c</a>")]
    [InlineData("a{.x} *b* {.x} `c`{d} **e**{{f}}", "a{.x} <em>b</em> {.x} <code>c</code>{d} <strong>e</strong>")]
    [InlineData("a [b *c*]{.d #e f=\"g\"}. *h [i*]{.j} k*", "a <span id=\"e\" class=\"d\">b <em>c</em></span>. <em>h <span class=\"j\">i*</span> k</em>")]
    [InlineData("[a]{b} [c] {.d} ![e]{.f} g]{.h} [[i]{.j}](https://k.l)",
        "[a]{b} [c] {.d} ![e]{.f} g]{.h} <a href=\"https://k.l\"><span class=\"j\">i</span></a>")]
    public void Attributes_behind_a_part_of_a_line_belong_to_it(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Theory]
    [InlineData("a\n{: .x #y}", "<p id=\"y\" class=\"x\">a</p>")]
    [InlineData("{: .x}\na", "<p class=\"x\">a</p>")]
    [InlineData("a\n\n{: .x}\n\nb", "<p>a</p>\n<p>b</p>")]
    [InlineData("a\n{: .x}\nb", "<p class=\"x\">a</p>\n<p>b</p>")]
    [InlineData("# A\n{: #b .no_toc}", "<h1 id=\"b\" class=\"no_toc\">A</h1>")]
    [InlineData("> a\n{: .x}", "<blockquote class=\"x\">\n<p>a</p>\n</blockquote>")]
    [InlineData("> a\n> {: .x}", "<blockquote>\n<p class=\"x\">a</p>\n</blockquote>")]
    [InlineData("- a\n- {:.y} b\n{: .x}", "<ul class=\"x\">\n<li>a</li>\n<li class=\"y\">b</li>\n</ul>")]
    [InlineData("```\na\n```\n{: .x}", "<pre><code class=\"x\">a\n</code></pre>")]
    [InlineData("{:n: .x title=\"t\"}\n\na\n{:n #b}", "<p id=\"b\" class=\"x\" title=\"t\">a</p>")]
    [InlineData("*a*{: .x} **b**{:.y} [c](https://d.ef){:target=\"_blank\"} `g`{:.h} ![i](https://j.kl){: width=\"9\"}",
        "<p><em class=\"x\">a</em> <strong class=\"y\">b</strong> <a href=\"https://d.ef\" target=\"_blank\">c</a> <code class=\"h\">g</code> "
            + "<img src=\"https://j.kl\" width=\"9\" alt=\"i\" /></p>")]
    [InlineData("*a*{: onclick=\"x()\" style=\"y\"} b{: .x} c", "<p><em>a</em> b c</p>")]
    [InlineData("{::options toc_levels=\"1\" /}\na {::nomarkdown}b{:/}", "<p>a b</p>")]
    [InlineData("# A\n\n* TOC\n{:toc}\n\n## B *c*\n\n# D\n{: .no_toc}", "<h1 id=\"a\">A</h1>\n<ul id=\"markdown-toc\">\n<li><a href=\"#a\">A</a>\n<ul>\n"
        + "<li><a href=\"#b-c\">B c</a></li>\n</ul>\n</li>\n</ul>\n<h2 id=\"b-c\">B <em>c</em></h2>\n<h1 id=\"d\" class=\"no_toc\">D</h1>")]
    [InlineData("1. x\n{:toc}\n\n# A", "<ol id=\"markdown-toc\">\n<li><a href=\"#a\">A</a></li>\n</ol>\n<h1 id=\"a\">A</h1>")]
    [InlineData("- x\n{:toc}\n\n- y\n{:toc}\n\n# A", "<ul id=\"markdown-toc\">\n<li><a href=\"#a\">A</a></li>\n</ul>\n<h1 id=\"a\">A</h1>")]
    [InlineData("a\n\n    {: .x}", "<p>a</p>\n<pre><code>{: .x}\n</code></pre>")]
    [InlineData("`{: .x}` {a} { b }", "<p><code>{: .x}</code> {a} { b }</p>")]
    public void Attribute_lists_of_kramdown_belong_to_what_they_follow(string markdown, string html)
    {
        Assert.Equal(html + "\n", Html(markdown));
        if (!html.Contains("{:")) Assert.DoesNotContain("{:", (string)Text(markdown).PlainText.Value!);
    }

    [Theory]
    [InlineData("a\n{.x #y}", "<p id=\"y\" class=\"x\">a</p>")]
    [InlineData("A *sentence*. {.x}", "<p class=\"x\">A <em>sentence</em>.</p>")]
    [InlineData("A sentence. {.x .y title=\"d e\" onclick=\"z()\"}", "<p class=\"x y\" title=\"d e\">A sentence.</p>")]
    [InlineData("A sentence. {width=3}", "<p width=\"3\">A sentence.</p>")]
    [InlineData("- a {.x}\n- b", "<ul>\n<li class=\"x\">a</li>\n<li>b</li>\n</ul>")]
    [InlineData("> a {.x}", "<blockquote>\n<p class=\"x\">a</p>\n</blockquote>")]
    [InlineData("![i](https://j.kl){.x width=9} and [c](https://d.ef){target=_blank}, `g`{.h}",
        "<p><img src=\"https://j.kl\" class=\"x\" width=\"9\" alt=\"i\" /> and "
            + "<a href=\"https://d.ef\" target=\"_blank\">c</a>, <code class=\"h\">g</code></p>")]
    [InlineData("```\na\n```\n{.x}", "<pre><code class=\"x\">a\n</code></pre>")]
    [InlineData("a\n\n{.x}\n\nb", "<p>a</p>\n<p>{.x}</p>\n<p>b</p>")]
    [InlineData("{% image \"a\" %}{.x .y}\n\nb", "<p>b</p>")]
    [InlineData("{{% param x %}}\n{.y}\n\nb", "<p>b</p>")]
    [InlineData("Set {x=1} or {.a} here, {b} and f{.c}", "<p>Set {x=1} or {.a} here, {b} and f{.c}</p>")]
    [InlineData("A set {x=1}", "<p>A set {x=1}</p>")]
    [InlineData("A sentence. \\{.x}", "<p>A sentence. {.x}</p>")]
    [InlineData("a `{.x}`", "<p>a <code>{.x}</code></p>")]
    [InlineData("a {.x", "<p>a {.x</p>")]
    public void Attributes_without_a_colon_belong_to_what_they_follow(string markdown, string html) =>
        Assert.Equal(html + "\n", Html(markdown));

    [Theory]
    [InlineData("Apple\n: Fruit\n: Firm", "<dl>\n<dt>Apple</dt>\n<dd>Fruit</dd>\n<dd>Firm</dd>\n</dl>", "Apple\nFruit\nFirm")]
    [InlineData("A\n\n: b\n\nC\n: d", "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dt>C</dt>\n<dd>d</dd>\n</dl>", "A\nb\n\nC\nd")]
    [InlineData("A\nB\n:   *c*\n    d", "<dl>\n<dt>A</dt>\n<dt>B</dt>\n<dd><em>c</em>\nd</dd>\n</dl>", "A\nB\nc d")]
    [InlineData("A\n: b\n\n  c\n\nd", "<dl>\n<dt>A</dt>\n<dd><p>b</p>\n<p>c</p>\n</dd>\n</dl>\n<p>d</p>", "A\nb\n\nc\n\nd")]
    [InlineData("A\n: - b\n  - c", "<dl>\n<dt>A</dt>\n<dd>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</dd>\n</dl>", "A\nb\nc")]
    [InlineData("> A\n> : b", "<blockquote>\n<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n</blockquote>", "A\nb")]
    [InlineData("A\n:b", "<p>A\n:b</p>", "A :b")]
    [InlineData(": b", "<p>: b</p>", ": b")]
    [InlineData("A\n\n\n: b", "<p>A</p>\n<p>: b</p>", "A\n\n: b")]
    [InlineData("# A\n: b", "<h1 id=\"a\">A</h1>\n<p>: b</p>", "A\n\n: b")]
    public void Definition_lists_have_terms_and_definitions(string markdown, string html, string text)
    {
        Assert.Equal(html.Replace("<dd>\n<ul>", "<dd><ul>"), Html(markdown).TrimEnd('\n').Replace("<dd>\n<ul>", "<dd><ul>"));
        Assert.Equal(text, Text(markdown).PlainText.Value);
    }

    [Theory]
    [InlineData("> [!NOTE]\n> a *b*", "note", "Note")]
    [InlineData("> [!tip]\n>\n> a *b*", "tip", "Tip")]
    [InlineData("> [!Important]  \n> a *b*", "important", "Important")]
    [InlineData("> [!WARNING]\na *b*", "warning", "Warning")]
    [InlineData("> [!CAUTION]\n> a *b*", "caution", "Caution")]
    public void An_alert_is_a_quote_with_a_kind(string markdown, string name, string title)
    {
        Assert.Equal(
            $"<div class=\"markdown-alert markdown-alert-{name}\">\n<p class=\"markdown-alert-title\">{title}</p>\n<p>a <em>b</em></p>\n</div>\n",
            Html(markdown));
        Assert.Equal($"{title}\n\na b", Text(markdown).PlainText.Value);
    }

    [Theory]
    [InlineData("> [!NOTE]")]
    [InlineData("> [!NOTE] a\n> b")]
    [InlineData("> [!OTHER]\n> b")]
    [InlineData("> a\n> [!NOTE]")]
    [InlineData("> a\n>\n> [!NOTE]\n> b")]
    [InlineData("[!NOTE]\na")]
    [InlineData("- [!NOTE]\n  a")]
    public void Other_quotes_are_no_alerts(string markdown)
    {
        Assert.DoesNotContain("markdown-alert", Html(markdown));
        Assert.Contains("[!", Html(markdown));
    }

    [Theory]
    [InlineData(":::tip\na\n:::", "<div class=\"custom-block tip\">\n<p>a</p>\n</div>")]
    [InlineData("::: tip A *b*\nc\n:::\nd", "<div class=\"custom-block tip\">\n<p class=\"custom-block-title\">A <em>b</em></p>\n<p>c</p>\n</div>\n<p>d</p>")]
    [InlineData(":::note[A [b]]{#c .d onclick=x}\ne\n:::",
        "<div id=\"c\" class=\"custom-block note d\">\n<p class=\"custom-block-title\">A [b]</p>\n<p>e</p>\n</div>")]
    [InlineData("::: {.a}\nb\n:::", "<div class=\"custom-block a\">\n<p>b</p>\n</div>")]
    [InlineData(":::{note} A\nb\n:::", "<div class=\"custom-block note\">\n<p class=\"custom-block-title\">A</p>\n<p>b</p>\n</div>")]
    [InlineData("::: a :::\nb\n:::", "<div class=\"custom-block a\">\n<p>b</p>\n</div>")]
    [InlineData("::: details A\nb\n:::", "<details class=\"custom-block details\">\n<summary>A</summary>\n<p>b</p>\n</details>")]
    [InlineData(":::a\n:::b\nc\n:::\nd\n:::\ne",
        "<div class=\"custom-block a\">\n<div class=\"custom-block b\">\n<p>c</p>\n</div>\n<p>d</p>\n</div>\n<p>e</p>")]
    [InlineData("::::a\n:::b\nc\n::::\nd", "<div class=\"custom-block a\">\n<div class=\"custom-block b\">\n<p>c</p>\n</div>\n</div>\n<p>d</p>")]
    [InlineData(":::a\nb", "<div class=\"custom-block a\">\n<p>b</p>\n</div>")]
    [InlineData("> :::a\n> b\n\nc", "<blockquote>\n<div class=\"custom-block a\">\n<p>b</p>\n</div>\n</blockquote>\n<p>c</p>")]
    [InlineData(":::a\n```\n:::\n```\n:::\nb", "<div class=\"custom-block a\">\n<pre><code>:::\n</code></pre>\n</div>\n<p>b</p>")]
    [InlineData("a\n:::b\nc\n:::", "<p>a</p>\n<div class=\"custom-block b\">\n<p>c</p>\n</div>")]
    [InlineData(":::\na", "<p>:::\na</p>")]
    [InlineData("::a\nb", "<p>::a\nb</p>")]
    [InlineData(":::\"><b>\na", "<p>:::&quot;&gt;<b>\na</b></p>")]
    public void A_container_is_an_element_with_its_name_and_title(string markdown, string html) => Assert.Equal(html + "\n", Html(markdown));

    [Theory]
    [InlineData(":tada: a :+1::heart:", "🎉 a 👍❤️")]
    [InlineData("10:30:00 at 10:100:30", "10:30:00 at 10:100:30")]
    [InlineData("a:tada:b :nope: : tada :", "a:tada:b :nope: : tada :")]
    [InlineData("`:tada:` \\:tada:", "<code>:tada:</code> :tada:")]
    [InlineData("*:tada:* (:tada:)", "<em>🎉</em> (🎉)")]
    [InlineData("https://a.bc/:tada:/d", "<a href=\"https://a.bc/:tada:/d\">https://a.bc/:tada:/d</a>")]
    [InlineData("[:tada:](https://a.bc/:tada:)", "<a href=\"https://a.bc/:tada:\">🎉</a>")]
    public void Known_names_of_emoji_are_characters(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Fact]
    public void The_id_of_a_heading_has_the_name_of_an_emoji_as_on_GitHub()
    {
        Assert.Equal("<h1 id=\"tada-party\">🎉 Party</h1>\n", Html("# :tada: Party"));
        Assert.Equal("🎉 Party", Assert.Single(Text("# :tada: Party").Headings).Text);
    }

    [Theory]
    [InlineData("$a_1*b*c_2$", "<span class=\"math inline\">\\(a_1*b*c_2\\)</span>")]
    [InlineData("($x<y$), $z$.", "(<span class=\"math inline\">\\(x&lt;y\\)</span>), <span class=\"math inline\">\\(z\\)</span>.")]
    [InlineData("a $$E = mc^2$$ b", "a <span class=\"math display\">\\[E = mc^2\\]</span> b")]
    [InlineData("\\\\( a*b*c \\\\) \\\\[d_e_\\\\]", "<span class=\"math inline\">\\(a*b*c\\)</span> <span class=\"math display\">\\[d_e_\\]</span>")]
    [InlineData("$a\\$b$", "<span class=\"math inline\">\\(a\\$b\\)</span>")]
    [InlineData("$2 + 2$", "<span class=\"math inline\">\\(2 + 2\\)</span>")]
    [InlineData("$5 and $10", "$5 and $10")]
    [InlineData("$5-$10, $5/$6, US$5 and US$6", "$5-$10, $5/$6, US$5 and US$6")]
    [InlineData("$5 (or US$) and 20$ or 30$", "$5 (or US$) and 20$ or 30$")]
    [InlineData("$2 ** 10 - 1$", "<span class=\"math inline\">\\(2 ** 10 - 1\\)</span>")]
    [InlineData("$5 *and* A$", "$5 <em>and</em> A$")]
    [InlineData("$HOME/$USER ($a, $b)", "$HOME/$USER ($a, $b)")]
    [InlineData("\\$a$ `$b$` $ c $", "$a$ <code>$b$</code> $ c $")]
    [InlineData("\\\\(a \\(b\\)", "\\(a (b)")]
    [InlineData("$$ is the PID", "$$ is the PID")]
    public void Formulas_keep_their_source(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>\n", Html(markdown));
        if (html.StartsWith("<span")) Assert.Equal(markdown, Text(markdown).PlainText.Value);
    }

    [Theory]
    [InlineData("$$\na\n=\n\n- b*c*\n$$\nd", "<div class=\"math display\">\\[\na\n=\n\n- b*c*\n\\]</div>\n<p>d</p>")]
    [InlineData("$$ a\n= b $$", "<div class=\"math display\">\\[\na\n= b\n\\]</div>")]
    [InlineData("> $$\n> a < b\n> $$", "<blockquote>\n<div class=\"math display\">\\[\na &lt; b\n\\]</div>\n</blockquote>")]
    [InlineData("$$ is\n\nthe PID $$", "<p>$$ is</p>\n<p>the PID $$</p>")]
    [InlineData("$$\na", "<p>$$\na</p>")]
    public void A_formula_of_several_lines_is_a_block(string markdown, string html) => Assert.Equal(html + "\n", Html(markdown));

    [Theory]
    [InlineData("\"a\" and 'b'", "“a” and ‘b’")]
    [InlineData("\"'a' b\", it's the '80s, Jess' \"c.\"", "“‘a’ b”, it’s the ’80s, Jess’ “c.”")]
    [InlineData("\"\" ''", "“” ‘’")]
    [InlineData("(\"a\") [\"b\"] x-\"c\" 5'10\"", "(“a”) [“b”] x-“c” 5’10”")]
    [InlineData("*\"a\"* \"*b*\" **c**'s \"`d`\" \"[e](f)\"",
        "<em>“a”</em> “<em>b</em>” <strong>c</strong>’s “<code>d</code>” “<a href=\"/site/pages/f\">e</a>”")]
    [InlineData("<i>\"a</i>'s\"", "<i>“a</i>’s”")]
    [InlineData("a -- b---c - d-e ----", "a – b—c - d-e —-")]
    [InlineData("a... b.. c....", "a… b.. c….")]
    [InlineData("<< a >> <<b>> a << b", "« a » «b» a « b")]
    [InlineData("\\\"a\\\" \\-- &quot;", "&quot;a&quot; -- &quot;")]
    [InlineData("`\"a\"--...` $x''--$ <https://x.y/a--b> [a](b--c \"d\")", "<code>&quot;a&quot;--...</code> <span class=\"math inline\">\\(x''--\\)</span> "
        + "<a href=\"https://x.y/a--b\">https://x.y/a--b</a> <a href=\"/site/pages/b--c\" title=\"d\">a</a>")]
    [InlineData("a <<!-- \"b\" --> c", "a &lt; c")]
    [InlineData("*a*{: title=\"b--c\"}", "<em title=\"b--c\">a</em>")]
    public void Quotation_marks_and_dashes_become_typographic_if_the_model_says_so(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>\n", Typographic(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("**a.**b 나**\"c\"**는", "<strong>a.</strong>b 나<strong>&quot;c&quot;</strong>는")]
    [InlineData("2 * 3 * 4 a_b_c -_d_ _e_f_", "2 * 3 * 4 a_b_c -_d_ <em>e_f</em>")]
    [InlineData("***a*** **b** *c***d**", "<em><strong>a</strong></em> <strong>b</strong> <em>c</em><strong>d</strong>")]
    [InlineData("H~2~O ~~x~~", "H~2~O <del>x</del>")]
    [InlineData("$a*b*$ $$a*b*$$ \\\\(c*d*\\\\)", "$a<em>b</em>$ <span class=\"math inline\">\\(a*b*\\)</span> <span class=\"math inline\">\\(c*d*\\)</span>")]
    [InlineData("$$a$$", "<span class=\"math display\">\\[a\\]</span>")]
    [InlineData("<code>*.md</code> *<kbd>*</kbd>* <var class=\"x\">a&amp;b_c_</var>",
        "<code>*.md</code> <em><kbd>*</kbd></em> <var class=\"x\">a&amp;b_c_</var>")]
    [InlineData("<code>*a <b>b</b>*</code> <code>*c* <kbd></kbd> <codes>*d*</codes>",
        "<code><em>a <b>b</b></em></code> <code><em>c</em> <kbd></kbd> <em>d</em></code>")]
    [InlineData("<code>a<!-- b --></code>", "<code>a</code>")]
    public void In_the_dialect_of_Jekyll_spaces_decide_on_emphasis_and_code_in_tags_is_no_Markdown(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>\n", Kramdown(markdown).Html(Site).ToString());

    [Fact]
    public void Text_between_tags_of_code_is_in_all_forms_of_a_text_of_Jekyll()
    {
        var text = Kramdown("Run <code>a \"--b\" &lt;c></code>.", hasTypography: true);
        Assert.Equal("<p>Run <code>a &quot;--b&quot; &lt;c&gt;</code>.</p>\n", text.Html(Site).ToString());
        Assert.Equal("Run a \"--b\" <c>.", text.PlainText.Value);
        Assert.Contains("a \\\"--b\\\"", System.Text.Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span).Replace("\\u0022", "\\\""));
    }

    static MarkdownText Kramdown(string markdown, bool hasTypography = false) => new(
        markdown, "pages/here.md", TextPosition.Start, settings: new() { Dialect = MarkdownDialect.Kramdown, HasTypography = hasTypography });

    [Fact]
    public void Typography_is_in_all_forms_of_a_text_but_for_the_ids_of_headings()
    {
        var text = Typographic("## It's \"new\" -- a...\n\n| 'b' |\n|--|\n| \"c\" |\n");
        Assert.Equal("It’s “new” – a…\n\n‘b’\n“c”", text.PlainText.Value);
        Assert.Equal([new(2, "It’s “new” – a…", "its-new----a")], text.Headings);
        Assert.Contains("It’s “new” – a…", System.Text.Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span));
        Assert.Equal("a \"b\" -- c", Text("a \"b\" -- c").PlainText.Value);
    }

    static MarkdownText Typographic(string markdown) => new(markdown, "pages/here.md", TextPosition.Start, settings: new() { HasTypography = true });

    [Theory]
    [InlineData(MarkdownFeatures.HeadingAttributes, "# A {#b}", "<h1 id=\"a-b\">A {#b}</h1>")]
    [InlineData(MarkdownFeatures.KramdownAttributes, "a\n{: .x}", "<p>a\n{: .x}</p>")]
    [InlineData(MarkdownFeatures.DefinitionLists, "a\n: b", "<p>a\n: b</p>")]
    [InlineData(MarkdownFeatures.Alerts, "> [!NOTE]\n> a", "<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>")]
    [InlineData(MarkdownFeatures.Containers, ":::a\nb\n:::", "<p>:::a\nb\n:::</p>")]
    [InlineData(MarkdownFeatures.Emoji, ":tada:", "<p>:tada:</p>")]
    [InlineData(MarkdownFeatures.Math, "$a*b*$", "<p>$a<em>b</em>$</p>")]
    [InlineData(MarkdownFeatures.BareAddresses, "www.a.bc https://a.bc a@b.cd", "<p>www.a.bc https://a.bc a@b.cd</p>")]
    [InlineData(MarkdownFeatures.Footnotes, "a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>")]
    [InlineData(MarkdownFeatures.TaskLists, "- [ ] a\n- [x] b", "<ul>\n<li>[ ] a</li>\n<li>[x] b</li>\n</ul>")]
    [InlineData(MarkdownFeatures.Attributes, "*a*{.b}", "<p><em>a</em>{.b}</p>")]
    [InlineData(MarkdownFeatures.IndentedCode, "a\n\n    b *c*\n\n- d\n\n      e\n\n<div>\n\n    f\n\n</div>",
        "<p>a</p>\n<p>b <em>c</em></p>\n<ul>\n<li><p>d</p>\n<p>e</p>\n</li>\n</ul>\n<div>\n<p>f</p>\n</div>")]
    public void A_syntax_can_be_switched_off(MarkdownFeatures feature, string markdown, string html)
    {
        Assert.Equal(html + "\n", Without(feature, markdown));
        Assert.NotEqual(html + "\n", Html(markdown));
    }

    static string Without(MarkdownFeatures features, string markdown) =>
        new MarkdownText(markdown, "pages/here.md", TextPosition.Start, settings: new() { Features = MarkdownFeatures.All & ~features }).Html(Site).ToString();
}
