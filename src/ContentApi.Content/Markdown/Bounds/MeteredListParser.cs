using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's lists, with a price for each that a line is asked to continue: an empty line is asked of all lists in each other.</summary>
sealed class MeteredListParser : ListBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(BlockMeter.StepsOfContinue);
        // A line that is not empty may be the next item, which no meter of blocks sees.
        budget.ChargeNodes(1);
        return base.TryContinue(processor, block);
    }
}
