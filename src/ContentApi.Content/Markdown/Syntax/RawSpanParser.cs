using System.Collections.Frozen;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Reads elements of raw HTML in a line whose content kramdown does not read as Markdown: <c>&lt;code&gt;*.md&lt;/code&gt;</c> shows the star. An element with
/// tags in it is left to the parsers of tags.
/// </summary>
sealed class RawSpanParser : InlineParser
{
    static readonly FrozenSet<string> names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "code", "kbd", "samp", "var");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> byName = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public RawSpanParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var nameEnd = text[1..].IndexOfAny(' ', '>') + 1;
        if (nameEnd <= 1 || !byName.Contains(text[1..nameEnd])) return false;
        var start = text.IndexOf('>') + 1;
        var length = start == 0 ? -1 : text[start..].IndexOf('<');
        ((WorkBudget)processor.Context!).Charge((length < 0 ? text.Length : start + length) / 4);
        if (length <= 0) return false;
        var end = text[(start + length)..];
        if (!end[1..].StartsWith("/") || !end[2..].StartsWith(text[1..nameEnd], StringComparison.OrdinalIgnoreCase) || end[(nameEnd + 1)..] is not ['>', ..])
            return false;

        ((WorkBudget)processor.Context!).ChargeNodes(3);
        var container = processor.Root!;
        while (container.LastChild is ContainerInline { IsClosed: false } inner) container = inner;
        container.AppendChild(Tag(processor, slice, 0, start));
        container.AppendChild(new LiteralInline(HtmlCharacters.Decode(text.Slice(start, length), isAttribute: false))
        {
            IsClosed = true, Span = SpanOf(processor, slice, start, length, out var line, out var column), Line = line, Column = column,
        });
        processor.Inline = Tag(processor, slice, start + length, nameEnd + 2);
        slice.Start += start + length + nameEnd + 2;
        return true;
    }

    static HtmlInline Tag(InlineProcessor processor, StringSlice slice, int at, int length) =>
        new(slice.AsSpan().Slice(at, length).ToString())
        {
            Span = SpanOf(processor, slice, at, length, out var line, out var column), Line = line, Column = column,
        };

    static SourceSpan SpanOf(InlineProcessor processor, StringSlice slice, int at, int length, out int line, out int column) =>
        new(processor.GetSourcePosition(slice.Start + at, out line, out column), processor.GetSourcePosition(slice.Start + at + length - 1));
}
