using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Parses paragraphs as <see cref="MeteredParagraphParser"/>, and makes a table of one in which each line has a pipe.</summary>
sealed class KramdownParagraphParser : MeteredParagraphParser
{
    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is ParagraphBlock { Lines.Count: > 0, Parent: { } parent } paragraph && parent.LastChild == block)
        {
            ReferenceDefinitions.Take(processor, paragraph);
            if (KramdownTable.Of(processor, paragraph) is { } table)
            {
                parent.RemoveAt(parent.Count - 1);
                parent.Add(table);
                return false;
            }
        }
        return base.Close(processor, block);
    }
}
