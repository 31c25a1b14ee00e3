using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Parses two backslashes at the end of a line, which break it (https://kramdown.gettalong.org/syntax.html#line-wrapping-in-paragraphs).</summary>
sealed class KramdownLineBreakParser : InlineParser
{
    public KramdownLineBreakParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.AsSpan() is not ['\\', '\\', '\n', ..]) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LineBreakInline { IsHard = true, Span = new(start, start + 2), Line = line, Column = column };
        slice.Start += 3;
        // The white space at the beginning of the next line is none of the text.
        while (slice.CurrentChar is ' ' or '\t') slice.SkipChar();
        return true;
    }
}
