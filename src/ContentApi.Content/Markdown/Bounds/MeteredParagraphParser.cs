using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Parses paragraphs and underlined headings as Markdig does, without its searches among all siblings.</summary>
class MeteredParagraphParser : ParagraphBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        BudgetOf(processor).ChargeNodes(BlockMeter.NodesOfBlock);
        return base.TryOpen(processor);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        BudgetOf(processor).Charge(1);
        if (!IsUnderline(processor.Line) || processor.IsCodeIndent) return base.TryContinue(processor, block);
        if (IsLazy(block))
        {
            block.UpdateSpanEnd(processor.Line.End);
            return BlockState.Continue;
        }
        BudgetOf(processor).ChargeNodes(BlockMeter.NodesOfHeading - BlockMeter.NodesOfBlock);
        if (ReferenceDefinitions.Take(processor, (ParagraphBlock)block) && ((ParagraphBlock)block).Lines.Count == 0)
        {
            // The paragraph had nothing but definitions: the line underlines no text. It is a thematic break (CommonMark, 4.1), or else text itself.
            if (IsThematicBreak(processor.Line))
            {
                processor.Close(block);
                var line = processor.Line;
                processor.NewBlocks.Push(new ThematicBreakBlock(this) { Column = processor.Column, Span = new(line.Start, line.End), ThematicChar = '-' });
                return BlockState.BreakDiscard;
            }
            block.UpdateSpanEnd(processor.Line.End);
            return BlockState.Continue;
        }
        if (block.Parent is not { } parent || parent.LastChild != block) return base.TryContinue(processor, block);
        // Markdig looks for a paragraph that turns into a heading among all its siblings, to replace it: meanwhile the paragraph has no siblings.
        ContainerBlock alone = parent is QuoteBlock or ListItemBlock ? new QuoteBlock(this) : new MarkdownDocument();
        Move(block, parent, alone);
        var state = base.TryContinue(processor, block);
        if (block.Parent == alone) Move(block, alone, parent);
        return state;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock paragraph) return base.Close(processor, block);
        ReferenceDefinitions.Take(processor, paragraph);
        var isKept = base.Close(processor, block);
        // Markdig would look for the block among all its siblings, to remove it.
        if (!isKept && block.Parent is { } parent && parent.LastChild == block) parent.RemoveAt(parent.Count - 1);
        return isKept;
    }

    /// <summary>Whether the line is outside of the container that holds an open block, so that it could only continue a paragraph lazily.</summary>
    public static bool IsLazy(Block open) => open.Parent is { IsOpen: false } and not MarkdownDocument;

    static WorkBudget BudgetOf(BlockProcessor processor) => (WorkBudget)processor.Context!;

    static void Move(Block block, ContainerBlock from, ContainerBlock to)
    {
        from.RemoveAt(from.Count - 1);
        to.Add(block);
    }

    /// <summary>Whether the line makes a heading of the text above it (CommonMark, 4.3).</summary>
    static bool IsUnderline(StringSlice line) =>
        line.CurrentChar is '=' or '-' && line.AsSpan().TrimStart(line.CurrentChar).IndexOfAnyExcept(" \t") < 0;

    /// <summary>Whether an underline is a thematic break where there is no text above it.</summary>
    static bool IsThematicBreak(StringSlice line) => line.AsSpan().StartsWith("---");
}
