using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Reads <c>[ ]</c> and <c>[x]</c> as the mark of a task only at the beginning of a list item, and before white space (GitHub Flavored Markdown, 5.3).
/// Markdig's own parser reads them so anywhere in an item, and would make a box of the link <c>[x](page.md)</c>.
/// </summary>
sealed class TaskMarkParser : TaskListInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Inline is null
        && processor.Block is ParagraphBlock { Parent: ListItemBlock item } paragraph && item[0] == paragraph
        && slice.PeekChar(3) is ' ' or '\t' or '\n'
        && base.Match(processor, ref slice);
}
