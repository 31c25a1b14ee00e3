using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Parses the spans of Pandoc and Nuxt Content, <c>[text]{.class}</c>, at their closing brackets.</summary>
sealed class SpanParser : InlineParser
{
    public SpanParser() => OpeningCharacters = [']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{' || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsImage: false } opener) return false;
        if (SpanAttributesParser.ReadWithoutColon(processor, slice.AsSpan()[1..]) is not var (list, length)) return false;
        ((WorkBudget)processor.Context!).ChargeNodes(1);
        var span = new SpanInline { Span = opener.Span, Line = opener.Line, Column = opener.Column };
        list.ApplyTo(span);
        // Markdig moves the content into an open container only.
        opener.ReplaceBy(span);
        span.IsClosed = true;
        processor.Inline = span;
        // The delimiters of emphasis inside belong to each other.
        processor.PostProcessInlines(0, span, null, false);
        slice.Start += 1 + length;
        return true;
    }
}

/// <summary>A part of a line with attributes.</summary>
sealed class SpanInline : ContainerInline;
