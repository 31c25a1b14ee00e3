using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Finds in a line of Markdown the elements of raw HTML whose content is left out with them, such as <c>script</c>.</summary>
static class LeftOutInlines
{
    /// <summary>Returns the last inline of the element that a tag opens; null if the tag opens none whose content is left out.</summary>
    public static Inline? EndOf(HtmlInline tag)
    {
        if (HtmlElements.NameAt(tag.Tag.AsSpan(1)) is not { } name) return null;
        if (!HtmlElements.LeftOutWithContent.Contains(name) && !HtmlElements.RawText.Contains(name)) return null;
        Inline last = tag;
        for (var next = tag.NextSibling; next is not null; last = next, next = next.NextSibling)
            if (next is HtmlInline { Tag: ['<', '/', ..] close } && HtmlElements.NameAt(close.AsSpan(2)) == name) return next;
        return last;
    }
}
