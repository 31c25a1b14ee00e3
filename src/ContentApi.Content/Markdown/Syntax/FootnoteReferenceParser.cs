using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses the marks of footnotes in a text, <c>[^1]</c>. They are no labels of links, so that the word of <c>[word][^1]</c> stays, and the exclamation mark of
/// <c>Good![^1]</c> begins no image.
/// </summary>
sealed class FootnoteReferenceParser : InlineParser
{
    public FootnoteReferenceParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var isExclamation = slice.CurrentChar == '!';
        var mark = slice;
        if (isExclamation) mark.SkipChar();
        if (FootnoteLabel.At(mark) is not { } label || Footnotes.Of(processor.Document)?.Find(label) is not { } footnote) return false;
        var length = isExclamation ? 1 : label.Length + "[]".Length;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        Inline inline = isExclamation ? new LiteralInline("!") : Footnotes.Of(processor.Document)!.Refer(footnote);
        (inline.Span, inline.Line, inline.Column, inline.IsClosed) = (new SourceSpan(start, start + length - 1), line, column, true);
        processor.Inline = inline;
        slice.Start += length;
        return true;
    }
}
