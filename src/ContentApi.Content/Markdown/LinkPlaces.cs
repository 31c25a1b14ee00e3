using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Html;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Finds where links begin: at their <c>[</c>, <c>!</c>, <c>&lt;</c> or first letter. Markdig loses the place in a block with an expanded tab; the first
/// character of the block that may begin such a link is used then.
/// </summary>
sealed class LinkPlaces(MarkdownText source, string text, SourceCuts? cuts)
{
    readonly TextPositions positions = new(source);

    /// <summary>The lines of the text that was parsed, which lacks what was cut out.</summary>
    readonly TextPositions lines = new(source, text);

    /// <summary>The places found by block and kind: a block with thousands of links whose places are lost is searched once for each kind.</summary>
    readonly Dictionary<(int Line, LinkMark Mark), int> firsts = [];

    public TextPosition Of(LinkNode link)
    {
        var start = link.Inline.Span.Start;
        if (start < text.Length && Is(link.Mark, text[start])) return At(start);
        var block = (link.LineOfBlock, link.Mark);
        if (!firsts.TryGetValue(block, out var first)) firsts.Add(block, first = FirstFrom(lines.LineStart(link.LineOfBlock), link.Mark));
        return At(first);
    }

    /// <summary>Returns the position in the file of an offset in the text that was parsed.</summary>
    public TextPosition At(int offset) => OfSource(cuts?.ToSource(offset) ?? offset);

    public TextPosition OfSource(int offset) => positions.At(offset);

    int FirstFrom(int lineStart, LinkMark mark)
    {
        for (var i = lineStart; i < text.Length; i++)
            if (Is(mark, text[i])) return i;
        return lineStart;
    }

    static bool Is(LinkMark mark, char c) => mark switch
    {
        LinkMark.AngleBracket => c == '<',
        LinkMark.Letter => char.IsAsciiLetter(c),
        LinkMark.ExclamationMark => c == '!',
        _ => c == '[',
    };
}
