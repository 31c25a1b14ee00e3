using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Parses links and images as Markdig does, and charges for the address and title that a reference link repeats. The bracket that opens <c>[text][label]</c>
/// is text if there is no such label (CommonMark, "look for link or image"). Markdig leaves it open, so that it could begin a link further on, and an address
/// after it would seem to be in the text of a link.
/// </summary>
sealed class MeteredLinkParser : LinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var mark = slice.CurrentChar;
        var opening = mark == ']' ? processor.Inline?.FirstParentOfType<LinkDelimiterInline>() : null;
        if (!base.Match(processor, ref slice))
        {
            if (opening is { IsActive: true, IsClosed: false, Parent: not null }) TakeAsText(processor, opening);
            return false;
        }
        if (mark == ']' && processor.Inline is LinkInline { Reference: not null } link)
            ((WorkBudget)processor.Context!).ChargeOutput((link.Url?.Length ?? 0) + (link.Title?.Length ?? 0));
        return true;
    }

    static void TakeAsText(InlineProcessor processor, LinkDelimiterInline opening) =>
        processor.Inline = opening.ReplaceBy(
            new LiteralInline { Content = new(opening.ToLiteral()), Span = opening.Span, Line = opening.Line, Column = opening.Column, IsClosed = true });
}
