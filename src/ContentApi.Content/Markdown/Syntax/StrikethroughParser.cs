using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses emphasis as CommonMark has it, and strikethrough as GitHub Flavored Markdown does (6.5): one or two tildes, closed by as many. More are text.
/// In kramdown, one tilde is text, and emphasis depends on spaces alone: <c>**Docs.**of</c> has bold text, which CommonMark's rule for punctuation (6.2) does
/// not allow.
/// </summary>
sealed class StrikethroughParser : EmphasisInlineParser
{
    const char Tilde = '~';

    /// <summary>
    /// Stands for a single tilde among the open delimiters, which Markdig matches by their character alone. No text has it: Unicode assigns no character to it.
    /// </summary>
    const char SingleTilde = '\uFFFE';

    static readonly EmphasisDescriptor single = new(SingleTilde, 1, 1, true);

    readonly bool isKramdown;

    /// <param name="isKramdown">Whether texts are read as kramdown reads them.</param>
    public StrikethroughParser(bool isKramdown)
    {
        this.isKramdown = isKramdown;
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
        var (mark, count) = (slice.CurrentChar, 1);
        // A run that is text is not read again from its second character on: that would take quadratic time.
        if (mark == SingleTilde || (slice.PeekCharExtra(-1) == mark && slice.PeekCharExtra(-2) != '\\')) return false;
        while (slice.PeekChar(count) == mark) count++;
        if (mark == Tilde && (count > 2 || (isKramdown && count == 1))) return false;
        return isKramdown && mark != Tilde ? MatchBySpaces(processor, ref slice, count) : MatchByFlanks(processor, ref slice, count);
    }

    /// <summary>
    /// Reads a run as CommonMark does (6.2). Template markup beside it is punctuation as its braces are, so that <c>{% note %}**Bold.**{% endnote %}</c> is
    /// bold.
    /// </summary>
    bool MatchByFlanks(InlineProcessor processor, ref StringSlice slice, int count)
    {
        var flanks = Flanks.Of(slice, count);
        if (TemplateMask.Of(processor.Context) is { } mask)
        {
            if (TemplateMask.MayEndIn(slice.PeekCharExtra(-1))) flanks = flanks with { Before = Flank.Punctuation };
            if (mask.At(slice.AsSpan()[count..]) is not null) flanks = flanks with { After = Flank.Punctuation };
        }
        var isWithinWords = slice.CurrentChar != '_';
        return Add(processor, ref slice, count, flanks.CanOpen(isWithinWords), flanks.CanClose(isWithinWords));
    }

    /// <summary>
    /// Reads a run as kramdown does (https://kramdown.gettalong.org/syntax.html#emphasis): it opens before, and closes behind, other characters than spaces.
    /// Underscores in a word are text.
    /// </summary>
    bool MatchBySpaces(InlineProcessor processor, ref StringSlice slice, int count)
    {
        var (mark, before) = (slice.CurrentChar, slice.PeekCharExtra(-1));
        var after = slice.PeekChar(count);
        var canOpen = after != '\0' && !char.IsWhiteSpace(after) && (mark == '*' || !(char.IsLetter(before) || before == '-'));
        var canClose = before != '\0' && !char.IsWhiteSpace(before) && (mark == '*' || !char.IsLetterOrDigit(after));
        return Add(processor, ref slice, count, canOpen, canClose);
    }

    /// <summary>Adds the delimiter that a run is; false if it is text.</summary>
    bool Add(InlineProcessor processor, ref StringSlice slice, int count, bool canOpen, bool canClose)
    {
        if (!canOpen && !canClose) return false;
        var mark = slice.CurrentChar;
        ((WorkBudget)processor.Context!).ChargeNodes(1);
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var descriptor = mark == Tilde && count == 1 ? single : EmphasisDescriptors.Find(descriptor => descriptor.Character == mark)!;
        processor.Inline = new EmphasisDelimiterInline(this, descriptor)
        {
            Content = new(slice.Text, slice.Start, slice.Start + count - 1), DelimiterCount = count,
            Line = line, Column = column, Span = new(start, start + count - 1),
            Type = (canOpen ? DelimiterType.Open : DelimiterType.Undefined) | (canClose ? DelimiterType.Close : DelimiterType.Undefined),
        };
        slice.Start += count;
        return true;
    }
}
