using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Finds in a line of Markdown the elements of raw HTML whose content is left out with them, such as <c>script</c>.</summary>
static class LeftOutInlines
{
    /// <summary>Returns the last inline of the element that a tag opens; null if the tag opens none whose content is left out.</summary>
    public static Inline? EndOf(HtmlInline tag)
    {
        var name = NameOf(tag.Tag.AsSpan(1));
        if (!HtmlElements.LeftOutWithContent.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            && !HtmlElements.RawText.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) return null;
        Inline last = tag;
        for (var next = tag.NextSibling; next is not null; last = next, next = next.NextSibling)
            if (next is HtmlInline { Tag: ['<', '/', ..] close } && NameOf(close.AsSpan(2)).SequenceEqual(name)) return next;
        return last;
    }

    /// <summary>The name in lower case at the beginning of the rest of a tag.</summary>
    static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAny(" \t\n/>");
        var name = new char[length < 0 ? rest.Length : length];
        rest[..name.Length].ToLowerInvariant(name);
        return name;
    }
}
