using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Random texts made of pieces that are risky in HTML. An HTML5 parser reads the result as a browser would.</summary>
public sealed partial class MarkdownFuzzTests
{
    const int TextsPerSeed = 400;

    static readonly HashSet<string> elements =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br",
        "table", "thead", "tbody", "tr", "th", "td", "input", "sup", "div",
        // of raw HTML
        "b", "i", "section", "caption", "details", "summary", "picture", "source", "video", "span",
    ];

    static readonly HashSet<string> attributes = ["href", "title", "src", "alt", "class", "id", "style", "start", "type", "disabled", "checked",
        "srcset", "hidden", "open", "poster", "colspan"];

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
        "<div>", "</div>", "<p>", "</p>", "<b title=\"", "<i>", "</i>", "<table>", "<tr>", "<td colspan=2>", "</td>", "</table>", "<caption>", "<a href='gone.md'>",
        "<a id=a>", "</a>", "<h2>", "</h2>", "<ul><li>", "</ul>", "<style>", "</style>", "<noscript>", "</noscript>", "<template>", "<math>", "<mglyph>", "</math>",
        "<textarea>", "<title>", "<select>", "<plaintext>", "<details open>", "<summary>", "<section>", "<picture>", "<source srcset='a.png 2x'>", "<span hidden>",
        "<img alt=a src=a.png>", "<video src=a.mp4 poster=a.png>", "<form>", "<foo>", "</", "<!--more-->", "--!>", "<iframe src=https://a.b>",
        "on\"click=x", "\" onmouseover=\"x", "style=\"x\"", "{onclick=x}",
        "a", "b c", "é", "日", "😀", "\0", "\u0001", "\u2028", "\uD800", " ", "  ", "\t", "www.a.bc", "alert(1)", "\"title\"", "'t'",
        "(t)", "a.md", "gone.md",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Nothing_that_is_written_becomes_active_html(int seed)
    {
        var random = new Random(seed);
        var parser = new HtmlParser();
        for (var i = 0; i < TextsPerSeed; i++)
        {
            var markdown = Generate(random);
            try
            {
                Check(markdown, Text(markdown), () => Text(markdown), parser);
                Check(markdown, HtmlText(markdown), () => HtmlText(markdown), parser);
                Check(markdown, Text(markdown, escape), () => Text(markdown, escape), parser);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{Regex.Escape(markdown)}\n{fault}");
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

    static readonly HtmlSettings escape = new() { RawHtml = RawHtml.Escape };

    static void Check(string markdown, MarkdownText text, Func<MarkdownText> again, HtmlParser parser)
    {
        var html = text.Html(Site).ToString();
        var body = parser.ParseDocument("<body>" + html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, elements);
            foreach (var attribute in element.Attributes) CheckAttribute(attribute);
        }
        foreach (var comment in body.Descendants<IComment>()) Assert.Fail($"comment {comment.Data}");

        Assert.All(text.ContentLinks, link => Assert.Contains(CharacterAt(markdown, link), link.IsImage ? "!<" : "[<"));
        Assert.Equal(text.Headings.Count, text.Headings.Select(heading => heading.Id).Distinct().Count());
        Assert.All(text.Headings,
            heading => Assert.Contains(body.QuerySelectorAll($"h{heading.Level}"), element => element.Id == heading.Id.Replace('\uD800', '\uFFFD')));
        var links = body.QuerySelectorAll("a[href]:not(.footnote-ref):not(.footnote-back-ref), img, video[src]").Length + body.QuerySelectorAll("[poster]").Length
            + body.QuerySelectorAll("[srcset]").Sum(element => element.GetAttribute("srcset")!.Split(", ", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(links, text.Links(Site).Count);
        Assert.Equal(html, again().Html(Site).ToString());
        // A browser that reads what it has written finds the same.
        Assert.Equal(body.InnerHtml, parser.ParseDocument("<body>" + body.InnerHtml).Body!.InnerHtml);
        Assert.Equal(body.QuerySelectorAll("[id]").Length, body.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        _ = (text.PlainText, text.Excerpt(20), text.Toc, text.WordCount);
    }

    static void CheckAttribute(IAttr attribute)
    {
        Assert.Contains(attribute.LocalName, attributes);
        if (attribute.LocalName == "style") Assert.Matches("^text-align: (left|right|center);$", attribute.Value);
        if (attribute.LocalName is "href" or "src" && Scheme().Match(Ignored().Replace(attribute.Value, "")) is { Success: true } scheme)
            Assert.Contains(scheme.Groups[1].Value.ToLowerInvariant(), new[] { "http", "https", "mailto", "tel" });
    }

    static char CharacterAt(string markdown, ContentLink link) => markdown.Split('\n')[link.Position.Line - 1][link.Position.Column - 1];

    /// <summary>The characters that browsers drop from an address before they look for its scheme, and some more.</summary>
    [GeneratedRegex(@"[\x00-\x20\x7F\p{Cf}\p{Z}]")]
    private static partial Regex Ignored();

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*):")]
    private static partial Regex Scheme();
}
