using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses emphasis as Markdig does, and strikethrough as GitHub Flavored Markdown has it (6.5): one or two tildes, closed by as many. Three or more are text.
/// </summary>
sealed class StrikethroughParser : EmphasisInlineParser
{
    const char Tilde = '~';

    /// <summary>
    /// Stands for a single tilde among the open delimiters, which Markdig matches by their character alone. No text has it: Unicode assigns no character to it.
    /// </summary>
    const char SingleTilde = '\uFFFE';

    static readonly EmphasisDescriptor single = new(SingleTilde, 1, 1, true);

    public StrikethroughParser()
    {
        EmphasisDescriptors.Add(new(Tilde, 1, 2, true));
        EmphasisDescriptors.Add(single);
    }

    public static bool IsStrike(EmphasisInline emphasis) => emphasis.DelimiterChar is Tilde or SingleTilde;

    public static void Render(EmphasisInlineRenderer renderer)
    {
        var previous = renderer.GetTag;
        renderer.GetTag = emphasis => IsStrike(emphasis) ? "del" : previous(emphasis);
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar is not (Tilde or SingleTilde)) return MatchBesideTemplates(processor, ref slice) ?? base.Match(processor, ref slice);
        var count = 0;
        while (slice.PeekChar(count) == Tilde && count < 3) count++;
        if (count is not (1 or 2) || !base.Match(processor, ref slice)) return false;
        if (count == 1 && processor.Inline is EmphasisDelimiterInline delimiter)
            processor.Inline = new EmphasisDelimiterInline(this, single)
            {
                Content = delimiter.Content, DelimiterCount = 1, Type = delimiter.Type, Span = delimiter.Span, Line = delimiter.Line, Column = delimiter.Column,
            };
        return true;
    }

    /// <summary>
    /// Reads a run beside template markup, which is punctuation as its braces are, so that <c>{% note %}**Bold.**{% endnote %}</c> is bold. Null if the run is
    /// not beside any.
    /// </summary>
    bool? MatchBesideTemplates(InlineProcessor processor, ref StringSlice slice)
    {
        if (TemplateMask.Of(processor.Context) is not { } mask) return null;
        var mark = slice.CurrentChar;
        var (before, count) = (slice.PeekCharExtra(-1), 1);
        while (slice.PeekChar(count) == mark) count++;
        var after = slice.PeekChar(count);
        var (isBehind, isBefore) = (TemplateMask.MayEndIn(before), mask.At(slice.AsSpan()[count..]) is not null);
        if (before == mark || !isBehind && !isBefore) return null;
        CharHelper.CheckOpenCloseDelimiter(isBehind ? '}' : before, isBefore ? '{' : after, mark != '_', out var canOpen, out var canClose);
        if (!canOpen && !canClose) return false;
        ((WorkBudget)processor.Context!).ChargeNodes(1);
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new EmphasisDelimiterInline(this, EmphasisDescriptors.Find(descriptor => descriptor.Character == mark)!)
        {
            Content = new(slice.Text, slice.Start, slice.Start + count - 1), DelimiterCount = count,
            Line = line, Column = column, Span = new(start, start + count - 1),
            Type = (canOpen ? DelimiterType.Open : DelimiterType.Undefined) | (canClose ? DelimiterType.Close : DelimiterType.Undefined),
        };
        slice.Start += count;
        return true;
    }
}
