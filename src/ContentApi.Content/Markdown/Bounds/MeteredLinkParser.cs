using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's links and images, with a price for the address and title that a reference repeats.</summary>
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
