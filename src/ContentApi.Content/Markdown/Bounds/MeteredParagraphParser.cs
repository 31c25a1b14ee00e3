using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's paragraphs, with a price for what they may turn into: reference definitions and tables.</summary>
sealed class MeteredParagraphParser : ParagraphBlockParser
{
    /// <summary>Characters of HTML for a cell that the text does not have: <c>&lt;td&gt;&lt;/td&gt;</c> with an alignment.</summary>
    const int OutputOfCell = 40;

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        BudgetOf(processor).Charge(1);
        if (processor.CurrentChar is not ('=' or '-') || block.Parent is not { } parent) return base.TryContinue(processor, block);
        BudgetOf(processor).Charge(DefinitionsOf((ParagraphBlock)block));
        if (parent.LastChild != block) return base.TryContinue(processor, block);
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
        var budget = BudgetOf(processor);
        budget.Charge(DefinitionsOf(paragraph));
        var isKept = base.Close(processor, block);
        if (isKept) ChargeTable(budget, paragraph);
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

    /// <summary>After each reference definition the lines that are left are copied.</summary>
    static long DefinitionsOf(ParagraphBlock paragraph)
    {
        var lines = paragraph.Lines;
        if (lines.Count == 0 || lines.Lines[0].Slice.AsSpan().TrimStart() is not ['[', ..]) return 0;
        var count = 0L;
        for (var i = 0; i < lines.Count; i++)
            if (lines.Lines[i].Slice.AsSpan().Contains('[')) count++;
        return count * lines.Count;
    }

    /// <summary>Charges for the table that the lines may be: each row is filled up to the width of the head, and cut off beyond it.</summary>
    static void ChargeTable(WorkBudget budget, ParagraphBlock paragraph)
    {
        var (columns, rows, isTable) = (0L, 0L, false);
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            var line = paragraph.Lines.Lines[i].Slice.AsSpan();
            var pipes = (long)line.Count('|');
            if (isTable)
            {
                rows++;
                budget.Charge(pipes * pipes / 32);
            }
            else if (i > 0 && line.Contains('-') && line.IndexOfAnyExcept("|-: \t") < 0) isTable = true;
            else columns = Math.Max(columns, pipes + 1);
        }
        if (!isTable || columns < 2) return;
        // A table below a line of text is put in its place among all siblings of the paragraph.
        budget.Charge(paragraph.Parent?.Count / 4 ?? 0);
        budget.ChargeOutput(columns * rows * OutputOfCell);
    }
}
