using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's paragraphs, without its searches among all siblings, and with a price for the tables that they may turn into.</summary>
sealed class MeteredParagraphParser : ParagraphBlockParser
{
    /// <summary>Characters of HTML for a cell that the text does not have: <c>&lt;td&gt;&lt;/td&gt;</c> with an alignment.</summary>
    const int OutputOfCell = 40;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        BudgetOf(processor).ChargeNodes(BlockMeter.NodesOfBlock);
        return base.TryOpen(processor);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        BudgetOf(processor).Charge(1);
        if (!IsUnderline(processor.Line) || processor.IsCodeIndent) return base.TryContinue(processor, block);
        BudgetOf(processor).ChargeNodes(BlockMeter.NodesOfHeading - BlockMeter.NodesOfBlock);
        if (ReferenceDefinitions.Take(processor, (ParagraphBlock)block) && ((ParagraphBlock)block).Lines.Count == 0)
        {
            // Nothing is left to be a heading: the line is text.
            block.UpdateSpanEnd(processor.Line.End);
            return BlockState.Continue;
        }
        if (block.Parent is not { } parent || parent.LastChild != block) return base.TryContinue(processor, block);
        // A paragraph that turns into a heading is sought among all its siblings before it is taken out: so it has none meanwhile.
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
        if (isKept) ChargeTable(BudgetOf(processor), paragraph);
        // Whoever takes out what is not kept would seek it among all its siblings.
        else if (block.Parent is { } parent && parent.LastChild == block) parent.RemoveAt(parent.Count - 1);
        return isKept;
    }

    static WorkBudget BudgetOf(BlockProcessor processor) => (WorkBudget)processor.Context!;

    static void Move(Block block, ContainerBlock from, ContainerBlock to)
    {
        from.RemoveAt(from.Count - 1);
        to.Add(block);
    }

    /// <summary>Whether a line of text above it would be a heading (CommonMark, 4.3).</summary>
    static bool IsUnderline(StringSlice line) =>
        line.CurrentChar is '=' or '-' && line.AsSpan().TrimStart(line.CurrentChar).IndexOfAnyExcept(" \t") < 0;

    /// <summary>Charges for the table that the lines may be: each row is filled up to the width of the head, and cut off beyond it.</summary>
    static void ChargeTable(WorkBudget budget, ParagraphBlock paragraph)
    {
        var (columns, missing, isTable, isBelowText) = (0L, 0L, false, false);
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            var line = paragraph.Lines.Lines[i].Slice.AsSpan();
            var pipes = (long)line.Count('|');
            if (isTable)
            {
                missing += Math.Max(0, columns - pipes);
                var excess = Math.Max(0, pipes + 1 - columns);
                budget.Charge(excess * excess / 32);
            }
            else if (i > 0 && line.Contains('-') && line.IndexOfAnyExcept("|-: \t") < 0) (isTable, isBelowText) = (true, i > 1);
            else columns = Math.Max(columns, pipes + 1);
        }
        if (!isTable || columns < 2) return;
        // A table below a line of text is put in its place among all siblings of the paragraph.
        if (isBelowText) budget.Charge(paragraph.Parent?.Count ?? 0);
        budget.ChargeNodes(2 * missing);
        budget.ChargeOutput(missing * OutputOfCell);
    }
}
