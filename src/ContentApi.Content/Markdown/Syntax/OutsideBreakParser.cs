using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses thematic breaks as CommonMark does (4.1): hyphens outside of the footnote or definition whose paragraph they follow do not underline it, and end it.
/// Markdig looks whether a line is outside in quotes and lists alone.
/// </summary>
sealed class OutsideBreakParser : ThematicBreakParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var state = base.TryOpen(processor);
        if (state != BlockState.None || processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock above) return state;
        if (!MeteredParagraphParser.IsLazy(above)) return state;
        var hyphens = processor.Line.AsSpan().TrimEnd();
        if (hyphens.Length < 3 || hyphens.IndexOfAnyExcept('-') >= 0) return state;
        processor.NewBlocks.Push(new ThematicBreakBlock(this)
        {
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
            ThematicChar = '-',
            ThematicCharCount = hyphens.Length,
        });
        return BlockState.BreakDiscard;
    }
}
