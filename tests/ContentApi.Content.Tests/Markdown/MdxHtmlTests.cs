using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Raw HTML in MDX. The expected HTML is what <c>@mdx-js/mdx</c> 3 shows, but for white space, and for paragraphs around elements.</summary>
public sealed class MdxHtmlTests
{
    static MarkdownText Mdx(string markdown) => new(markdown, "pages/here.mdx", TextPosition.Start) { Syntax = BodySyntax.Mdx };

    [Theory]
    // A line of tags alone is a block: what is below it is Markdown.
    [InlineData("<div>\n```js\nx < y\n```\n</div>", "<div>\n<pre><code class=\"language-js\">x &lt; y\n</code></pre>\n</div>\n")]
    [InlineData("<div\n>\n# A\n</div>", "<div>\n<h1 id=\"a\">A</h1>\n</div>\n")]
    [InlineData("<section><div>\n- a\n</div></section>\n*b*", "<section><div>\n<ul>\n<li>a</li>\n</ul>\n</div></section>\n<p><em>b</em></p>\n")]
    [InlineData("- <div>\n  *a*\n  </div>\n- b", "<ul>\n<li>\n<div>\n<em>a</em>\n</div>\n</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("a\n<br />\n*b*", "<p>a</p>\n<br />\n<p><em>b</em></p>\n")]
    // A tag may have several lines.
    [InlineData("<figure>\n  <img\n    src=\"/a.png\"\n    alt=\"b > c\"\n  />\n  <figcaption>d *e*</figcaption>\n</figure>",
        "<figure>\n<img src=\"/site/a.png\" alt=\"b &gt; c\" />\n<figcaption>d <em>e</em></figcaption>\n</figure>\n")]
    // The text in a line is Markdown.
    [InlineData("<details>\n<summary>**A?**</summary>\n\nb *c*\n</details>",
        "<details>\n<summary><strong>A?</strong></summary>\n<p>b <em>c</em></p>\n</details>\n")]
    [InlineData("<details>\n<summary>a [b](/c)</summary>\nd `e`\n</details>",
        "<details>\n<summary>a <a href=\"/site/c\">b</a></summary>\nd <code>e</code>\n</details>\n")]
    [InlineData("<table>\n<tr><td>*a*</td></tr>\n</table>", "<table>\n<tbody><tr><td><em>a</em></td></tr>\n</tbody></table>\n")]
    [InlineData("<ul>\n    <li>*a*</li>\n</ul>", "<ul>\n<li><em>a</em></li>\n</ul>\n")]
    [InlineData("<b>*a*</b> c\n*d*", "<p><b><em>a</em></b> c\n<em>d</em></p>\n")]
    // With components.
    [InlineData("<div><A>*a*</A></div>", "<div><em>a</em></div>\n")]
    [InlineData("<div>\n<A />\n*a*\n</div>", "<div>\n<p><em>a</em></p>\n</div>\n")]
    // Styles and programs are left out with what they contain.
    [InlineData("<style>\n*a* {}\n\n</style>\n*c*", "\n<p><em>c</em></p>\n")]
    [InlineData("<div\n\n*a*", "<p>&lt;div</p>\n<p><em>a</em></p>\n")]
    public void The_text_in_and_between_tags_is_Markdown(string markdown, string html) => Assert.Equal(html, Mdx(markdown).Html(Site).ToString());

    [Theory]
    [InlineData("a\n\n      ```js\n      x\n        y\n      ```\nb", "<p>a</p>\n<pre><code class=\"language-js\">x\n  y\n</code></pre>\n<p>b</p>\n")]
    [InlineData("1. a\n\n         ```\n         x\n         ```\n   b", "<ol>\n<li><p>a</p>\n<pre><code>x\n</code></pre>\n<p>b</p>\n</li>\n</ol>\n")]
    [InlineData("<div>\n      # A\n\n        - b\n</div>", "<div>\n<h1 id=\"a\">A</h1>\n<ul>\n<li>b</li>\n</ul>\n</div>\n")]
    [InlineData("a\n\n    <b>*c*</b>\n\n    > d", "<p>a</p>\n<p><b><em>c</em></b></p>\n<blockquote>\n<p>d</p>\n</blockquote>\n")]
    public void Blocks_may_be_indented(string markdown, string html) => Assert.Equal(html, Mdx(markdown).Html(Site).ToString());
}
