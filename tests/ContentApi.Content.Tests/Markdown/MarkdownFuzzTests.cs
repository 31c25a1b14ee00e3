using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>
/// Random texts made of pieces that are risky in HTML. An HTML5 parser reads the result as a browser would. <c>./test --fuzz-cases N --fuzz-seed S</c> runs
/// others.
/// </summary>
public sealed partial class MarkdownFuzzTests
{
    static readonly HashSet<string> elements =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br",
        "table", "thead", "tbody", "tr", "th", "td", "input", "sup", "div", "dl", "dt", "dd", "span", "details", "summary",
        // of raw HTML
        "b", "i", "section", "caption", "picture", "source", "video",
    ];

    static readonly HashSet<string> attributes =
    [
        "href", "title", "src", "alt", "class", "id", "style", "start", "type", "disabled", "checked", "lang", "dir", "width", "height", "target", "rel",
        "srcset", "hidden", "open", "poster", "colspan",
    ];

    static readonly string[] schemes =
    [
        "javascript:", "JavaScript:", "java&#115;cript:", "java\tscript:", "java&Tab;script:", "&#1;javascript:", "\u0001javascript:", "javascript&colon;",
        "javascript&#58;", "javascript\\:", "java\\script:", "%6aavascript:", "javascript%3a", "data:text/html,", "vbscript:", "&#x6a;avascript:",
        "java\u200Bscript:", "\uFEFFjavascript:", "https:", "http://", "mailto:", "tel:", "//", "/", "#", "?", "../", "./", "", " ", "ftp://",
        "feed:javascript:", "\\\\", "/\\",
    ];

    static readonly string[] pieces =
    [
        "[", "]", "(", ")", "![", "](", "][", "]:", "<", ">", "\"", "'", "`", "``", "*", "**", "_", "__", "~~", "\\", "&", "&amp;", "&lt;", "&quot;", "&#34;",
        "{", "}", "|", "|-|", ":-:",
        "\n", "\n\n", "\n    ", "\n\t", "\n> ", "\n- ", "\n1. ", "\n# ", "\n===\n", "\n---\n", "\n```", "\n~~~", "\n|a|b|\n|-|-|\n", "[^1]", "\n\n[^1]: ",
        "\n\n[r]: ", "[r]", "[x][r]", "- [ ] ", "- [x] ",
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:x\">", "<svg/onload=x>", "<!--", "-->", "<![CDATA[", "<?php", "<b",
        "<div>", "</div>", "<p>", "</p>", "<b title=\"", "<i>", "</i>", "<table>", "<tr>", "<td colspan=2>", "</td>", "</table>", "<caption>",
        "<a href='gone.md'>",
        "<a id=a>", "</a>", "<h2>", "</h2>", "<ul><li>", "</ul>", "<style>", "</style>", "<noscript>", "</noscript>", "<template>", "<math>", "<mglyph>",
        "</math>",
        "<textarea>", "<title>", "<select>", "<plaintext>", "<details open>", "<summary>", "<section>", "<picture>", "<source srcset='a.png 2x'>",
        "<span hidden>",
        "<img alt=a src=a.png>", "<video src=a.mp4 poster=a.png>", "<form>", "<foo>", "</", "<!--more-->", "--!>", "<iframe src=https://a.b>",
        "on\"click=x", "\" onmouseover=\"x", "style=\"x\"", "{onclick=x}",
        "{: .a #b }", "\n{: .a onclick=x style=\"y\" title='\"z'}\n", "{:toc}", "\n{:toc}", "{::options x /}", "{#a .b}", "{.a}",
        "\n{.a}\n", " {.a #b}", "\n<div markdown=1>\n", "\n<p markdown='1'>", "\n</div>\n", "\n<section\n", " {#\"x .<b>}", "{:a: .c}", "{:",
        "\n:::tip a\n", "\n:::\n", "\n::::\n", "\n:::{.a onclick=x}\n", "\n::: details [b]{#c}\n", "\n: a", "\n:   b\n", "a\n: b", ":tada:", ":x:", ":",
        "\n> [!NOTE]\n> a\n", "[!TIP]", "$a$", "$", "$$", "\n$$\n", "\\\\(", "\\\\)", "\\\\[x\\\\]", "~", "~~~", "|", "\\|", "a@b.cd", "xmpp:a@b.c/d",
        "https://a.bc/&amp;d", "&lt;)",
        "a", "b c", "é", "日", "😀", "\0", "\u0001", "\u2028", "\uD800", " ", "  ", "\t", "www.a.bc", "alert(1)", "\"title\"", "'t'",
        "(t)", "a.md", "gone.md",
        "{{", "}}", "{{<", ">}}", "{{%", "%}}", "{%", "%}", "{#", "#}", "{{< x >}}", "{{< /x >}}", "{% raw %}", "{% endraw %}", "{{ site.baseurl }}/a.md",
        "\n{% highlight js %}\n", "\n{% endhighlight %}\n", "{{< ref \"a.md\" >}}", "{% link javascript:x %}", "{{ \"javascript:x\" | url }}", "{{ a }}",
        "{{ '<b>' }}", "{{</* <b> */>}}", "\n::x{a=b}\n", "\n::\n", ":x{", ":x[a]{b}", "{% comment %}", "{% endcomment %}", "{/*", "*/}", "{::comment}",
        "<A", "<A b={c}>", "</A>", "<>", "</>", "{'x'}", "{", "}", "\uE000", "\uFDD0", "\uFDD1", "\uF8FF",
    ];

    [Fact]
    public void Nothing_that_is_written_becomes_active_html()
    {
        var random = new Random((int)FuzzRun.Seed);
        var parser = new HtmlParser();
        for (var i = 0; i < FuzzRun.Cases(4_000); i++)
        {
            var markdown = Generate(random);
            var (syntax, settings) = ways[i % ways.Length];
            try
            {
                Check(markdown, Make(markdown, syntax, settings), Make(markdown, syntax, settings), parser);
            }
            catch (Exception fault)
            {
                Assert.Fail($"seed {FuzzRun.Seed}, case {i}, {syntax}, {settings}: {Regex.Escape(markdown)}\n{fault}");
            }
        }
    }

    static string Generate(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 40); left > 0; left--)
            text.Append(random.Next(6) switch
            {
                0 => $"[{Piece()}]({Address()})",
                1 => random.Next(4) switch
                {
                    0 => $"![{Piece()}]({Address()} \"{Piece()}\")",
                    1 => $"<{Address()}>",
                    2 => $"[{Piece()}](<{Address()}>)",
                    _ => $"\n\n[r]: {Address()} '{Piece()}'\n\n",
                },
                2 => Address(),
                _ => Piece(),
            });
        return text.ToString();

        string Piece() => pieces[random.Next(pieces.Length)];
        string Address() => schemes[random.Next(schemes.Length)] + pieces[random.Next(pieces.Length)];
    }

    static readonly MarkdownSettings[] kinds =
    [
        .. Enum.GetValues<TemplateMarkup>().Select(policy => new MarkdownSettings { Templates = policy }),
        new() { Dialect = MarkdownDialect.Kramdown },
        new() { Html = new() { RawHtml = RawHtml.Escape } },
    ];

    /// <summary>Each text is read in one of the syntaxes with one of the settings.</summary>
    static readonly (BodySyntax Syntax, MarkdownSettings Settings)[] ways =
        [.. Enum.GetValues<BodySyntax>().SelectMany(syntax => kinds.Select(settings => (syntax, settings)))];

    static MarkdownText Make(string markdown, BodySyntax syntax, MarkdownSettings settings) =>
        new(markdown, "pages/here.md", TextPosition.Start, settings: settings) { Syntax = syntax };

    static void Check(string markdown, MarkdownText text, MarkdownText again, HtmlParser parser)
    {
        var html = text.Html(Site).ToString();
        var body = parser.ParseDocument("<body>" + html).Body!;
        CheckElements(body);

        Assert.All(text.ContentLinks, link => Assert.Contains(CharacterAt(markdown, link), link.IsImage ? "!<" : "[<{"));
        Assert.Equal(text.Headings.Count, text.Headings.Select(heading => heading.Id).Distinct().Count());
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(text.Headings,
            heading => Assert.Contains(body.QuerySelectorAll($"h{heading.Level}"), element => element.Id == heading.Id.Replace('\uD800', '\uFFFD')));
        var links = body.QuerySelectorAll("a[href]:not(.footnote-ref):not(.footnote-back-ref):not([id^=markdown-toc] a), img, video[src]").Length
            + body.QuerySelectorAll("[poster]").Length
            + body.QuerySelectorAll("[srcset]").Sum(element => element.GetAttribute("srcset")!.Split(", ", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(links, text.Links(Site).Count);
        Assert.Equal(html, again.Html(Site).ToString());
        // A browser that reads what it has written finds the same.
        Assert.Equal(body.InnerHtml, parser.ParseDocument("<body>" + body.InnerHtml).Body!.InnerHtml);
        var tree = JsonNode.Parse(text.Tree(Site).Utf8Json.Span)!;
        Assert.Equal("root", (string?)tree["type"]);
        CheckTree(tree);
        var raw = new StringBuilder();
        Join(tree, raw);
        CheckElements(parser.ParseDocument("<body>" + raw).Body!);
        CheckMasks(markdown, [html, tree.ToJsonString(), (string)text.PlainText.Value, .. text.Links(Site).Select(link => link.Url + link.Text + link.Title),
            .. text.Diagnostics.Select(fault => fault.Message)]);
        _ = (text.PlainText, text.Excerpt(20), text.Toc, text.WordCount);
    }

    static void CheckElements(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, elements);
            foreach (var attribute in element.Attributes) CheckAttribute(attribute);
        }
        foreach (var comment in body.Descendants<IComment>()) Assert.Fail($"comment {comment.Data}");
    }

    /// <summary>Joins the raw HTML of a tree with its texts, as a front end does that shows both.</summary>
    static void Join(JsonNode node, StringBuilder html)
    {
        var value = (string?)node["value"] ?? "";
        html.Append((string?)node["type"] == "html" ? value : System.Net.WebUtility.HtmlEncode(value));
        foreach (var child in node["children"]?.AsArray() ?? []) Join(child!, html);
    }

    /// <summary>Checks that no characters appear with which template markup is masked while a text is parsed.</summary>
    static void CheckMasks(string markdown, string[] results)
    {
        foreach (var mask in "\uFDD0\uFDD1\uFDD2\uFDD3\uE000\uE001\uE002\uE003")
            if (!markdown.Contains(mask)) Assert.All(results, result => Assert.DoesNotContain(mask, result));
    }

    static void CheckTree(JsonNode node)
    {
        if ((string?)node["url"] is { } url && Scheme().Match(Ignored().Replace(url, "")) is { Success: true } scheme)
            Assert.Contains(scheme.Groups[1].Value.ToLowerInvariant(), new[] { "http", "https", "mailto", "tel", "xmpp" });
        foreach (var child in node["children"]?.AsArray() ?? []) CheckTree(child!);
    }

    static void CheckAttribute(IAttr attribute)
    {
        Assert.Contains(attribute.LocalName, attributes);
        if (attribute.LocalName == "style") Assert.Matches("^text-align: (left|right|center);$", attribute.Value);
        if (attribute.LocalName is "href" or "src" && Scheme().Match(Ignored().Replace(attribute.Value, "")) is { Success: true } scheme)
            Assert.Contains(scheme.Groups[1].Value.ToLowerInvariant(), new[] { "http", "https", "mailto", "tel", "xmpp" });
    }

    static char CharacterAt(string markdown, ContentLink link) => markdown.Split('\n')[link.Position.Line - 1][link.Position.Column - 1];

    /// <summary>The characters that browsers drop from an address before they look for its scheme, and some more.</summary>
    [GeneratedRegex(@"[\x00-\x20\x7F\p{Cf}\p{Z}]")]
    private static partial Regex Ignored();

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*):")]
    private static partial Regex Scheme();
}
