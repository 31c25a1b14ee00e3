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
        if (slice.CurrentChar is not (Tilde or SingleTilde)) return base.Match(processor, ref slice);
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
}
