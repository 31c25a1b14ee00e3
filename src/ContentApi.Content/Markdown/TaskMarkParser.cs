using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Takes <c>[ ]</c> and <c>[x]</c> for a task's mark only where a list item begins with it and white space follows (GitHub Flavored Markdown, 5.3).
/// Markdig's own parser does anywhere in an item, and so makes a box of the link <c>[x](page.md)</c>.
/// </summary>
sealed class TaskMarkParser : TaskListInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Inline is null
        && processor.Block is ParagraphBlock { Parent: ListItemBlock item } paragraph && item[0] == paragraph
        && slice.PeekChar(3) is ' ' or '\t' or '\n'
        && base.Match(processor, ref slice);
}
