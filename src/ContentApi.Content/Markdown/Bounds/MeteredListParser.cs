using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's lists, with a price for each that a line is asked to continue: an empty line is asked of all lists in each other.</summary>
sealed class MeteredListParser : ListBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        return base.TryContinue(processor, block);
    }
}
