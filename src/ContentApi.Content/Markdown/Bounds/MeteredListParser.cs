using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Parses lists as Markdig does, and charges for each check of a line: an empty line is checked against all nested lists.</summary>
sealed class MeteredListParser : ListBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(BlockMeter.StepsOfContinue);
        // A line that is not empty may be the next item, for which BlockMeter is not called.
        budget.ChargeNodes(1);
        // Markdig marks an item that begins with an empty line by a negative width, and lets the next empty line end it, even if the item has blocks by then.
        if (block is ListItemBlock { ColumnWidth: < 0, Count: > 0 } item && item[0] is not BlankLineBlock) item.ColumnWidth = -item.ColumnWidth;
        return base.TryContinue(processor, block);
    }
}
