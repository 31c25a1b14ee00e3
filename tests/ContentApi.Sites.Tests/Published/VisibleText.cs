using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Sites.Tests.Published;

/// <summary>The text of HTML as a reader sees it: without tags, comments, scripts and styles. Blocks and lines are separated by one space.</summary>
static partial class VisibleText
{
    static readonly HashSet<string> hidden = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "head", "title", "noscript" };

    static readonly HashSet<string> inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong",
            "sub", "sup",
        "time", "u", "var", "wbr", "font", "tt", "strike", "big", "label", "ruby", "rt", "rp",
    };

    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument("<body>");
        return Of(new HtmlParser().ParseFragment(html, document.Body!));
    }

    public static string Of(INode node) => Of([node]);

    static string Of(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes) Append(text, node);
        return Space.Replace(text.ToString(), " ").Trim();
    }

    static void Append(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText part:
                text.Append(part.Data);
                break;
            case IElement element when !hidden.Contains(element.LocalName):
                // Browsers show an element that they do not know in its line.
                var isBlock = !inline.Contains(element.LocalName) && element is not IHtmlUnknownElement;
                if (isBlock) text.Append(' ');
                foreach (var child in element.ChildNodes) Append(text, child);
                if (isBlock) text.Append(' ');
                break;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
