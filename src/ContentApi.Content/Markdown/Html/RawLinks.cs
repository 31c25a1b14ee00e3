using ContentApi.Content.Markdown.Bounds;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Finds the bare addresses in the text of raw links: there they are text, because a link cannot have another one in it.</summary>
static class RawLinks
{
    /// <summary>Turns the bare addresses between <c>&lt;a href="…"></c> and <c>&lt;/a></c> back into text.</summary>
    public static void KeepTexts(MarkdownDocument document, WorkBudget budget)
    {
        var inside = new List<LinkInline>();
        // A link that begins in a paragraph ends with it; one that begins in a block of HTML ends in another.
        var (isOpenInBlock, isOpenInLine) = (false, false);
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            switch (node)
            {
                case HtmlBlock html:
                    isOpenInBlock = IsOpenAfter(html.Lines.ToString(), isOpenInBlock);
                    break;
                case LeafBlock:
                    isOpenInLine = false;
                    break;
                case HtmlInline html:
                    isOpenInLine = IsOpenAfter(html.Tag, isOpenInLine);
                    break;
                case LinkInline { IsAutoLink: true } link when isOpenInBlock || isOpenInLine:
                    inside.Add(link);
                    break;
            }
        }
        foreach (var link in inside) link.ReplaceBy(new ContainerInline { IsClosed = true });
    }

    /// <summary>Whether a link is open behind some HTML.</summary>
    static bool IsOpenAfter(string html, bool isOpenBefore)
    {
        var open = html.LastIndexOf("<a", StringComparison.OrdinalIgnoreCase);
        // Not the tag of another element, such as <abbr>.
        while (open >= 0 && (open + 2 >= html.Length || !char.IsWhiteSpace(html[open + 2])))
            open = open == 0 ? -1 : html.LastIndexOf("<a", open - 1, StringComparison.OrdinalIgnoreCase);
        var close = html.LastIndexOf("</a", StringComparison.OrdinalIgnoreCase);
        return open > close ? html.AsSpan(open).Contains("href", StringComparison.OrdinalIgnoreCase) : close < 0 && isOpenBefore;
    }
}
