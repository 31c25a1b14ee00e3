using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Parses links and images as Markdig does, and charges for the address and title that a reference link repeats.</summary>
sealed class MeteredLinkParser : LinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var mark = slice.CurrentChar;
        if (!base.Match(processor, ref slice)) return false;
        if (mark == ']' && processor.Inline is LinkInline { Reference: not null } link)
            ((WorkBudget)processor.Context!).ChargeOutput((link.Url?.Length ?? 0) + (link.Title?.Length ?? 0));
        return true;
    }
}
