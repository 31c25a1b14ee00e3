using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses code spans as Markdig does. In a cell of a table <c>\|</c> is a pipe, also in code (GitHub Flavored Markdown, example 200).
/// </summary>
sealed class CellCodeParser : CodeInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!base.Match(processor, ref slice)) return false;
        if (processor.Block!.Parent is TableCell && processor.Inline is CodeInline code && code.Content.Contains("\\|", StringComparison.Ordinal))
            code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
        return true;
    }
}
