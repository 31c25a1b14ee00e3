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
        return base.TryContinue(processor, block);
    }
}
