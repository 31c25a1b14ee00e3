using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's paragraphs, with a price for what they may turn into: headings, reference definitions and tables.</summary>
sealed class MeteredParagraphParser : ParagraphBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        // A paragraph that turns into a heading is sought among all its siblings.
        if (processor.CurrentChar is '=' or '-' && block.Parent is { } parent) BudgetOf(processor).Charge(parent.Count);
        return base.TryContinue(processor, block);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock paragraph) return base.Close(processor, block);
        // After each definition the lines that are left are copied.
        BudgetOf(processor).Charge((long)CountDefinitions(paragraph.Lines) * paragraph.Lines.Count / 4);
        var isKept = base.Close(processor, block);
        if (isKept) BudgetOf(processor).ChargeTable(CountCells(paragraph.Lines));
        return isKept;
    }

    static WorkBudget BudgetOf(BlockProcessor processor) => (WorkBudget)processor.Context!;

    static int CountDefinitions(StringLineGroup lines)
    {
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
            if (lines.Lines[i].Slice.AsSpan().TrimStart() is ['[', ..]) count++;
        return count;
    }

    /// <summary>At least the cells of the table that the lines may be: none where a line lacks a pipe.</summary>
    static long CountCells(StringLineGroup lines)
    {
        var columns = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var pipes = lines.Lines[i].Slice.AsSpan().Count('|');
            if (pipes == 0) return 0;
            columns = Math.Max(columns, pipes + 1);
        }
        return (long)columns * lines.Count;
    }
}
