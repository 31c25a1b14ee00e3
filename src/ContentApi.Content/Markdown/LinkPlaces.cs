using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Html;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Finds where links begin: at their <c>[</c>, <c>!</c>, <c>&lt;</c>, <c>{</c> or first letter. Markdig loses the place in a block with an expanded tab; the
/// first character of the block that may begin such a link is used then.
/// </summary>
/// <param name="source">The text, for its place in the file.</param>
/// <param name="text">Its characters.</param>
/// <param name="parsed">The characters that were parsed: lines may be joined in them, where template markup is masked, and parts cut out.</param>
/// <param name="cuts">The parts that were cut out; null if there are none.</param>
sealed class LinkPlaces(MarkdownText source, string text, string parsed, SourceCuts? cuts)
{
    readonly TextPositions positions = new(source);
    readonly List<int> lineStarts = TextPositions.LineStarts(parsed);

    /// <summary>The places found by block and kind: a block with thousands of links whose places are lost is searched once for each kind.</summary>
    readonly Dictionary<(int Line, LinkMark Mark), int> firsts = [];

    public TextPosition Of(LinkNode link)
    {
        var start = ToSource(link.Inline.Span.Start);
        if (start < text.Length && Is(link.Mark, text[start])) return positions.At(start);
        var block = (link.LineOfBlock, link.Mark);
        var lineStart = lineStarts[Math.Min(link.LineOfBlock, lineStarts.Count - 1)];
        if (!firsts.TryGetValue(block, out var first)) firsts.Add(block, first = FirstFrom(ToSource(lineStart), link.Mark));
        return positions.At(first);
    }

    /// <summary>Returns the position in the file of an offset in the text that was parsed.</summary>
    public TextPosition At(int offset) => positions.At(ToSource(offset));

    public TextPosition OfSource(int offset) => positions.At(offset);

    int ToSource(int offset) => cuts?.ToSource(offset) ?? offset;

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
        LinkMark.Brace => c == '{',
        _ => c == '[',
    };
}
