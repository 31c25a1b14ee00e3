using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Template markup of site generators in HTML, texts and headings.</summary>
public sealed class TemplateMarkupTests
{
    static MarkdownText Mdx(string markdown) => new(markdown, "pages/here.mdx", TextPosition.Start) { Syntax = BodySyntax.Mdx };

    static string Kept(string markdown, string path = "pages/here.md") =>
        new MarkdownText(markdown, path, TextPosition.Start, settings: new() { Templates = TemplateMarkup.Keep }).Html(Site).ToString();

    [Theory]
    // Hugo
    [InlineData("a {{< x >}} b", "<p>a  b</p>\n")]
    [InlineData("{{< youtube w7Ft2ymGmfc >}}", "")]
    [InlineData("{{< figure src=\"a.png\"\n  title=\"A }} figure\" >}}\n\nb", "<p>b</p>\n")]
    [InlineData("a\n{{< note >}}\nb *c*\n{{< /note >}}\nd", "<p>a</p>\n<p>b <em>c</em></p>\n<p>d</p>\n")]
    [InlineData("{{% notice tip %}}\n\n- b\n\n{{% /notice %}}", "<ul>\n<li>b</li>\n</ul>\n")]
    [InlineData("- b\n{{< /tabs >}}\nc", "<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n")]
    [InlineData("{{< x />}}a", "<p>a</p>\n")]
    [InlineData("Use {{</* ref \"a\" */>}} or {{%/* x */%}}.", "<p>Use {{&lt; ref &quot;a&quot; &gt;}} or {{% x %}}.</p>\n")]
    [InlineData("a {{/* not\n\nshown */}} b", "<p>a  b</p>\n")]
    [InlineData("{{< comment >}}\nnot *shown*\n\n{{< /comment >}}\nb", "<p>b</p>\n")]
    [InlineData("{{< param \"x >}} y\" >}}b", "<p>b</p>\n")]
    [InlineData("{{< highlight go \"linenos=false\" >}}\nfunc main() { /* *a* */ }\n\n{{< b >}}\n{{< /highlight >}}\nc",
        "<pre><code class=\"language-go\">func main() { /* *a* */ }\n\n{{&lt; b &gt;}}\n</code></pre>\n<p>c</p>\n")]
    [InlineData("{{% table %}}{.x}\n{{% table %}}\n{.x}\n\n{{% table %}} {b}", "<p> {b}</p>\n")]
    [InlineData("a {{% highlight %}}*b*{{% /highlight %}}", "<p>a <em>b</em></p>\n")]
    [InlineData("| a | b |\n|---|---|\n| {{< x \"c|d\" >}} | e |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
        + "<tbody>\n<tr>\n<td></td>\n<td>e</td>\n</tr>\n</tbody>\n</table>\n")]
    // Liquid
    [InlineData("{% include a.html b=\"c\" %}", "")]
    [InlineData("{% note \"x\" %}**Read [this](https://a.bc). Now!**{% endnote %} {{ a }}*b*{{ c }} d{{ e }}_f_",
        "<p><strong>Read <a href=\"https://a.bc\">this</a>. Now!</strong> <em>b</em> d<em>f</em></p>\n")]
    [InlineData("{%- assign a = 1 -%}\nb {{ a | plus: 1 }} c", "<p>b  c</p>\n")]
    [InlineData("{% if a %}\nb\n{% else %}\nc\n{% endif %}", "<p>b</p>\n<p>c</p>\n")]
    [InlineData("a\n\n{% comment %}\nnot\n\n```\n# shown\n{% endcomment %}\n\nb", "<p>a</p>\n<p>b</p>\n")]
    [InlineData("a {%- comment -%} not shown {%- endcomment -%} b", "<p>a  b</p>\n")]
    [InlineData("a {% # not shown %} b", "<p>a  b</p>\n")]
    [InlineData("a\n\n{% comment %} not *shown*", "<p>a</p>\n")]
    [InlineData("a {# not shown #} b {#- nor this -#} c", "<p>a  b  c</p>\n")]
    [InlineData("{% raw %}a {{ b }} *c* {% d %}{% endraw %}", "<p>a {{ b }} <em>c</em> {% d %}</p>\n")]
    [InlineData("{% raw %}\n```\n{{ a }}\n```\n{% endraw %}", "<pre><code>{{ a }}\n</code></pre>\n")]
    [InlineData("`{% raw %}{{ a }}{% endraw %}` b", "<p><code>{{ a }}</code> b</p>\n")]
    [InlineData("`{{ \"{{\" }} page.title {{ '}}' }}` and `{{- \"{% raw %}\" -}}`", "<p><code>{{ page.title }}</code> and <code>{% raw %}</code></p>\n")]
    [InlineData("```\n{{ '{% tag %}' }} {{ \"x\" }} {{ \"{{\" | a }}\n```",
        "<pre><code>{% tag %} {{ &quot;x&quot; }} {{ &quot;{{&quot; | a }}\n</code></pre>\n")]
    [InlineData("{{ \"{% this %}\" }} and {{ '{{' }}", "<p>{% this %} and {{</p>\n")]
    [InlineData("{% highlight ruby linenos %}\ndef a\n\n  {{ b }} # c\n{% endhighlight %}\nd",
        "<pre><code class=\"language-ruby\">def a\n\n  {{ b }} # c\n</code></pre>\n<p>d</p>\n")]
    [InlineData("{% highlight %}\n<b>\n{% endhighlight %}", "<pre><code>&lt;b&gt;\n</code></pre>\n")]
    [InlineData("{::comment}\nnot shown\n{:/comment}\n\na", "<p>a</p>\n")]
    [InlineData("{::nomarkdown}\na\n{:/}\n\nb {::options x=\"1\" /}", "<p>a</p>\n<p>b </p>\n")]
    // Code is left as it is written
    [InlineData("`{{ a }}` `{% b %}` `{{< c >}}`", "<p><code>{{ a }}</code> <code>{% b %}</code> <code>{{&lt; c &gt;}}</code></p>\n")]
    [InlineData("```yaml\nrun: ${{ a }}\n{% if b %}\n```", "<pre><code class=\"language-yaml\">run: ${{ a }}\n{% if b %}\n</code></pre>\n")]
    [InlineData("```\n{% raw %}\n{{ a }}\n{% endraw %}\n```", "<pre><code>{{ a }}\n</code></pre>\n")]
    [InlineData("- a\n  ~~~\n  {% comment %}\n  b\n  {% endcomment %}\n  ~~~",
        "<ul>\n<li>a\n<pre><code>{% comment %}\nb\n{% endcomment %}\n</code></pre>\n</li>\n</ul>\n")]
    [InlineData("    {% include x %}", "<pre><code>{% include x %}\n</code></pre>\n")]
    [InlineData("`{% comment %}` hides and `{% endcomment %}` ends", "<p><code>{% comment %}</code> hides and <code>{% endcomment %}</code> ends</p>\n")]
    [InlineData("`{{</* a */>}}` {{ b", "<p><code>{{&lt; a &gt;}}</code> {{ b</p>\n")]
    [InlineData("```\n{{%/* a \"b\" */%}}{{</*\n```\n\n    {{</* c */>}}",
        "<pre><code>{{% a &quot;b&quot; %}}{{&lt;/*\n</code></pre>\n<pre><code>{{&lt; c &gt;}}\n</code></pre>\n")]
    // Nuxt Content
    [InlineData("::alert{type=\"info\"}\na *b*\n::\n\nc", "<p>a <em>b</em></p>\n<p>c</p>\n")]
    [InlineData("::hero\n---\ntitle: A\n---\nb\n\n#description\nc\n::", "<p>b</p>\n<p>c</p>\n")]
    [InlineData("a :icon{name=\"x\"} b :badge[new]{.c}", "<p>a  b new</p>\n")]
    [InlineData("a :br b\n\n:hr\n\n:read-more\n\nc", "<p>a  b</p>\n<p>c</p>\n")]
    [InlineData("a :hr b", "<p>a  b</p>\n")]
    [InlineData(":hr\n\na :break b:br :hrx", "<p>a :break b:br :hrx</p>\n")]
    // Text that is no template markup
    [InlineData("a {{ b\n\nc }} d", "<p>a {{ b</p>\n<p>c }} d</p>\n")]
    [InlineData("a {{ b and {% c and {{< d", "<p>a {{ b and {% c and {{&lt; d</p>\n")]
    [InlineData("int a[] = {{1,2},{3,4}};", "<p>int a[] = {{1,2},{3,4}};</p>\n")]
    [InlineData("{{}} {%%} {} { a }", "<p>{{}} {%%} {} { a }</p>\n")]
    [InlineData("\\frac{a}{b} x_{1}", "<p>\\frac{a}{b} x_{1}</p>\n")]
    [InlineData("run ${{ github.sha }}", "<p>run ${{ github.sha }}</p>\n")]
    [InlineData("\\{{ a }}", "<p>{{ a }}</p>\n")]
    [InlineData("std::vector and a::b\n\n::name", "<p>std::vector and a::b</p>\n<p>::name</p>\n")]
    [InlineData("at 10:30[1] and :unknown: and note:a[b]", "<p>at 10:30[1] and :unknown: and note:a[b]</p>\n")]
    [InlineData("\uE000\uE001 \uFDD0\uE000\uE000 {{ a }}b", "<p>\uE000\uE001 \uFDD0\uE000\uE000 b</p>\n")]
    public void Template_markup_is_left_out_of_html_and_what_is_none_stays(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("<Tabs groupId=\"a\">\n<Tab value={b}>\n\n*c*\n\n</Tab>\n</Tabs>", "<p><em>c</em></p>\n")]
    [InlineData("a <Badge text='b' {...c} /> d", "<p>a  d</p>\n")]
    [InlineData("<Image\n  src={a.b}\n  style={{ color: '}' }}\n/>\n\nb", "<p>b</p>\n")]
    [InlineData("<>a</> {1 + 1} b", "<p>a  b</p>\n")]
    [InlineData("a {/* not\n\nshown */} b", "<p>a  b</p>\n")]
    [InlineData("{/* not shown */}\n\na", "<p>a</p>\n")]
    [InlineData("## A {/* #b-c */}", "<h2 id=\"b-c\">A</h2>\n")]
    [InlineData("## A {/* #b */} {/* #c */} \n\na {/* #d */}\n# {/* #e */} f", "<h2 id=\"c\">A </h2>\n<p>a </p>\n<h1 id=\"f\"> f</h1>\n")]
    [InlineData("    a `b`", "<p>a <code>b</code></p>\n")]
    [InlineData("<A>\n    # b\n\n    - c\n      - d\n</A>\n\n    e", "<h1 id=\"b\">b</h1>\n<ul>\n<li>c\n<ul>\n<li>d</li>\n</ul>\n</li>\n</ul>\n<p>e</p>\n")]
    [InlineData("<A>\n  <B\n    c>\n\n    ```js\n    d\n      e\n f\n    ```\n\n  </B>\n</A>", "<pre><code class=\"language-js\">d\n  e\nf\n</code></pre>\n")]
    [InlineData("1. a\n   <A>\n       *b*\n   </A>\n\n   c", "<ol>\n<li><p>a</p>\n<p><em>b</em></p>\n<p>c</p>\n</li>\n</ol>\n")]
    [InlineData("<A>\n\t\t*b*\n</A>\n`<A>`\n", "<p><em>b</em></p>\n<p><code>&lt;A&gt;</code></p>\n")]
    [InlineData("a{' '}b", "<p>a b</p>\n")]
    [InlineData("a {`b *c*`} {`${d}`}", "<p>a b *c* </p>\n")]
    [InlineData("{list.map(x => `}${x}`)}", "")]
    [InlineData("`{a}` and `<B>`", "<p><code>{a}</code> and <code>&lt;B&gt;</code></p>\n")]
    [InlineData("```jsx\n<A b={c}>\n```", "<pre><code class=\"language-jsx\">&lt;A b={c}&gt;\n</code></pre>\n")]
    [InlineData("a < b, {c and <D", "<p>a &lt; b, {c and &lt;D</p>\n")]
    [InlineData("\\{a\\}", "<p>{a}</p>\n")]
    [InlineData("<a.b>c</a.b>", "<p>c</p>\n")]
    public void Elements_and_expressions_of_mdx_are_left_out(string markdown, string html) => Assert.Equal(html, Mdx(markdown).Html(Site).ToString());

    // What MDX 3 shows.
    [Theory]
    [InlineData("<div>**bold**</div>", "<div><strong>bold</strong></div>\n")]
    [InlineData("<div>\n**bold**\n</div>", "<div>\n<p><strong>bold</strong></p>\n</div>\n")]
    [InlineData("<div>\n  **bold** and `x`\n\n  - item\n</div>",
        "<div>\n<p><strong>bold</strong> and <code>x</code></p>\n<ul>\n<li>item</li>\n</ul>\n</div>\n")]
    [InlineData("<section class=\"x\">\n# Heading\n</section>\n# Next",
        "<section class=\"x\">\n<h1 id=\"heading\">Heading</h1>\n</section>\n<h1 id=\"next\">Next</h1>\n")]
    [InlineData("<details>\n<summary>**Sum** `c`</summary>\nContent *here*\n- a\n</details>",
        "<details>\n<summary><strong>Sum</strong> <code>c</code></summary>\nContent <em>here</em>\n<ul>\n<li>a</li>\n</ul>\n</details>\n")]
    [InlineData("<table><tr><td>**b**</td></tr></table>", "<table><tbody><tr><td><strong>b</strong></td></tr></tbody></table>\n")]
    [InlineData("<ul>\n  <li>*a*</li>\n  <li>b [l](x)</li>\n</ul>",
        "<ul>\n<li><em>a</em></li>\n<li>b <a href=\"/site/pages/x\">l</a></li>\n</ul>\n")]
    [InlineData("text <b>*i*</b> more", "<p>text <b><em>i</em></b> more</p>\n")]
    [InlineData("text\n<br/>\n*b*", "<p>text</p>\n<br />\n<p><em>b</em></p>\n")]
    [InlineData("<div\n  class=\"x>\"\n>\n*a*\n</div>", "<div class=\"x&gt;\">\n<p><em>a</em></p>\n</div>\n")]
    [InlineData("<a href=\"x\"\n  title=\"y\">*a*</a>", "<p><a href=\"/site/pages/x\" title=\"y\"><em>a</em></a></p>\n")]
    [InlineData("> <div>\n> *a*\n> </div>", "<blockquote>\n<div>\n<p><em>a</em></p>\n</div>\n</blockquote>\n")]
    [InlineData("<div\n*a*\n\nb", "<p>&lt;div\n<em>a</em></p>\n<p>b</p>\n")]
    public void Markdown_in_elements_of_mdx_is_read(string markdown, string html) => Assert.Equal(html, Mdx(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("A\n\n{% capture x %}\n*b*\n\n[c](gone)\n{% endcapture %}\n\nD", "<p>A</p>\n<p>D</p>\n")]
    [InlineData("A {%- set x -%}b{%- endset -%} C", "<p>A  C</p>\n")]
    [InlineData("{% macro f(a) %}\nb\n{% endmacro %}\n# C", "<h1 id=\"c\">C</h1>\n")]
    [InlineData("{% css %}\na { b: c }\n{% endcss %}\n{% js %}\nlet a;\n{% endjs %}\nD", "<p>D</p>\n")]
    [InlineData("{% schema %}\n{\"a\": 1}\n{% endschema %}\n\n{% style %}a{}{% endstyle %}\n\nB", "<p>B</p>\n")]
    public void Text_that_a_tag_keeps_is_left_out_with_it(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("{% set x = 1 %}A{% endset %}", "<p>A</p>\n")]
    [InlineData("{% capture x %}A", "<p>A</p>\n")]
    [InlineData("{% endcapture %}A{% capture x %}", "<p>A</p>\n")]
    [InlineData("{% tab x %}A{% endtab %}", "<p>A</p>\n")]
    public void Text_that_no_tag_keeps_stays(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("{% capture x %}\n*b*\n{% endcapture %}\n\n[c](javascript:d)", "5:1 CA6003")]
    [InlineData("{% css %}\na\n\nb\n{% endcss %}\n\n[c](javascript:d)", "7:1 CA6003")]
    [InlineData("{% set x %}\nb\n{% endset %} [c](javascript:d)", "3:14 CA6003")]
    public void The_lines_after_such_a_tag_are_counted(string markdown, string fault) => Assert.Contains(fault, Faults(markdown));

    [Fact]
    public void Elements_are_raw_HTML_and_expressions_are_text_outside_mdx() => Assert.Equal("<p> {a}</p>\n", Html("<Tab> {a}"));

    [Theory]
    [InlineData("Hello {{ page.name }} there", "Hello there")]
    [InlineData("{{< a >}} b", "b")]
    [InlineData("{{< note >}}\nb\n{{< /note >}}\n\nc", "b\n\nc")]
    [InlineData("a{% comment %}b{% endcomment %}c", "ac")]
    [InlineData("# A {{< badge >}} heading", "A heading")]
    [InlineData("- {{< a >}} b", "b")]
    [InlineData("![a {{ b }} c](d.png)", "a c")]
    public void Template_markup_is_left_out_of_texts_whatever_the_policy_is(string markdown, string text)
    {
        foreach (var policy in Enum.GetValues<TemplateMarkup>())
        {
            var source = new MarkdownText(markdown, "a.md", TextPosition.Start, settings: new() { Templates = policy });
            Assert.Equal(text, source.PlainText.Value);
            Assert.Equal(text.ReplaceLineEndings(" ").Replace("  ", " "), source.Excerpt(100).Value);
            Assert.All(source.Headings, heading => Assert.Equal((text, "a-heading"), (heading.Text, heading.Id)));
        }
    }

    [Theory]
    [InlineData("a {{< x y=\"<z>\" >}} b", "<p>a {{&lt; x y=&quot;&lt;z&gt;&quot; &gt;}} b</p>\n")]
    [InlineData("{% include a.html %}\nb", "<p>{% include a.html %}</p>\n<p>b</p>\n")]
    [InlineData("{{ a }}", "<p>{{ a }}</p>\n")]
    [InlineData("a {% comment %}not shown{% endcomment %} b", "<p>a  b</p>\n")]
    [InlineData("{# not shown #}", "")]
    [InlineData("[a]({{< ref \"b.md\" >}})", "<p><a href=\"/site/pages/b.md\">a</a></p>\n")]
    public void Kept_markup_is_shown_as_it_is_written_and_comments_are_not(string markdown, string html) => Assert.Equal(html, Kept(markdown));

    [Theory]
    [InlineData("[a]({{< ref \"x.md#frag\" >}})", "<p><a href=\"/site/pages/x.md#frag\">a</a></p>\n")]
    [InlineData("[a]({{< relref path=\"/blog/x\" >}} \"t\")", "<p><a href=\"/site/blog/x\" title=\"t\">a</a></p>\n")]
    [InlineData("[a]({{% ref \"../x.md\" %}})", "<p><a href=\"/site/x.md\">a</a></p>\n")]
    [InlineData("[a]({% link _posts/2016-07-26-name.md %})", "<p><a href=\"/site/_posts/2016-07-26-name.md\">a</a></p>\n")]
    [InlineData("[a]({% post_url 2016-07-26-name %}#b)", "<p><a href=\"/site/_posts/2016-07-26-name#b\">a</a></p>\n")]
    [InlineData("[a]({{ site.baseurl }}{% link about.md %})", "<p><a href=\"/site/about.md\">a</a></p>\n")]
    [InlineData("![a]({{ site.baseurl }}/b.png)", "<p><img src=\"/site/b.png\" alt=\"a\" /></p>\n")]
    [InlineData("[a]({{ \"/b\" | relative_url }})", "<p><a href=\"/site/b\">a</a></p>\n")]
    [InlineData("[a]({{ 'b' | absolute_url }})", "<p><a href=\"/site/b\">a</a></p>\n")]
    [InlineData("[a]({{ \"/b\" | prepend: site.baseurl }})", "<p><a href=\"/site/b\">a</a></p>\n")]
    [InlineData("[a][r]\n\n[r]: {{ site.url }}/b", "<p><a href=\"/site/b\">a</a></p>\n")]
    [InlineData("See {{< ref \"x.md\" >}}.", "<p>See <a href=\"/site/pages/x.md\">/site/pages/x.md</a>.</p>\n")]
    [InlineData("See {{< ref \"gone.md\" >}}.", "<p>See .</p>\n")]
    [InlineData("[a]({{ page.url }})", "<p>a</p>\n")]
    [InlineData("![a]({{< param \"b\" >}}/c.png)", "<p>a</p>\n")]
    [InlineData("https://e.x/{{ page.slug }}/a b", "<p>https://e.x//a b</p>\n")]
    [InlineData("[a](b \"t {{ page.c }}\")", "<p><a href=\"/site/pages/b\" title=\"t \">a</a></p>\n")]
    [InlineData("[{{ page.a }}](b)", "<p><a href=\"/site/pages/b\"></a></p>\n")]
    [InlineData("[a]({{< ref \"javascript:alert(1)\" >}})", "<p>a</p>\n")]
    [InlineData("[a]({{ \"javascript:alert(1)\" | url }})", "<p><a href=\"/site/javascript:alert(1)\">a</a></p>\n")]
    public void Tags_that_write_an_address_are_links(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("content/blog/here.md", "{{< ref \"posts/x.md\" >}}", "content/blog/posts/x.md content/posts/x.md")]
    [InlineData("pages/here.md", "{{< ref \"posts/x.md\" >}}", "pages/posts/x.md posts/x.md")]
    [InlineData("pages/here.md", "{{< ref \"/posts/x.md\" >}}", "posts/x.md")]
    [InlineData("pages/here.md", "{% link _posts/x.md %}", "_posts/x.md")]
    [InlineData("pages/here.md", "{{< ref \"x.md\" >}}", "pages/x.md x.md, x.md anywhere")]
    [InlineData("content/nl/docs/here.md", "{{< ref \"/x\" >}}", "content/nl/x content/x, x anywhere in nl/")]
    [InlineData("content/here.nl.md", "{{< ref \"x.md\" >}}",
        "content/x.nl.md content/x.md/index.nl content/x.md/_index.nl content/x.md, x.nl.md or x.md anywhere in .nl")]
    [InlineData("pages/here.md", "posts/x.md", null)]
    [InlineData("pages/here.md", "{{ \"/x\" | relative_url }}", null)]
    public void A_reference_may_mean_several_files(string path, string address, string? meanings)
    {
        var reference = Assert.Single(new MarkdownText($"[a]({address})", path, TextPosition.Start).ContentLinks).Reference;
        Assert.Equal(meanings, reference is null ? null
            : string.Join(' ', reference.Paths) + (reference.Name is null ? "" : $", {string.Join(" or ", reference.Names())} anywhere")
                + (reference.Language is "" ? "" : $" in {reference.Language}"));
    }

    [Theory]
    [InlineData("a\n\n{{< figure\n  src=\"b\" >}} [c](javascript:x)", "3:1 CA6020", "4:15 CA6003")]
    [InlineData("{% comment %}\na\n{% endcomment %}\nb [c](d:e)", "4:3 CA6003")]
    [InlineData("a [b]({{ page.url }})", "1:3 CA6022", "1:7 CA6020")]
    [InlineData("a\n{% comment %}b", "2:1 CA6021")]
    [InlineData("`{{ a }}` {% raw %}{{ b }}{% endraw %} {{</* c */>}}")]
    [InlineData("{{< note >}}a{{< /note >}}", "1:1 CA6020")]
    [InlineData("$a {{ b }}$\n\n    {{ c }}\n\n$$\n{% d %}\n$$")]
    public void What_there_is_is_reported_at_its_place(string markdown, params string[] faults) =>
        Assert.Equal(faults, Faults(markdown).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{{")]
    [InlineData("{%")]
    [InlineData("{{< a \"")]
    [InlineData("{{ a }}\n")]
    [InlineData("{% if a %}\n\n")]
    [InlineData("{% comment %}endcomment ")]
    [InlineData("{{< ref \"a\" >}} ")]
    [InlineData("<A b={", BodySyntax.Mdx)]
    [InlineData("{'", BodySyntax.Mdx)]
    [InlineData("{/*\n\n", BodySyntax.Mdx)]
    [InlineData("{//", BodySyntax.Mdx)]
    public void A_hundred_thousand_tags_are_read(string tag, BodySyntax syntax = BodySyntax.Markdown)
    {
        var text = new MarkdownText(string.Concat(Enumerable.Repeat(tag, 100_000)), "a.md", TextPosition.Start) { Syntax = syntax };
        Assert.DoesNotContain(text.Diagnostics, fault => fault.Rule == DiagnosticRules.MarkdownTooComplex);
    }

    [Theory]
    [InlineData("{{< youtube x >}}", "The shortcode \"youtube\" is left out.")]
    [InlineData("{% include x.html %}", "The tag \"include\" is left out.")]
    [InlineData("{{ page.title | upcase }}", "The output \"page.title\" is left out.")]
    [InlineData("::alert{type=info}\na\n::", "The component \"alert\" is left out.")]
    public void A_message_names_what_is_left_out(string markdown, string message) =>
        Assert.Equal(message, Assert.Single(Text(markdown).Diagnostics).Message);
}
