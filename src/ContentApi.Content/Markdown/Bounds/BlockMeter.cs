using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Charges for each place where a block other than a paragraph may begin. It opens no block itself: the block's own parser does.</summary>
sealed class BlockMeter : BlockParser
{
    /// <summary>Steps for checking whether a line continues an open list or footnote.</summary>
    public const int StepsOfContinue = 20;

    /// <summary>Nodes of a block: itself, and the object that holds its text.</summary>
    public const int NodesOfBlock = 2;

    /// <summary>Nodes of a heading, which also has an id and a place in the outline.</summary>
    public const int NodesOfHeading = 4;

    public BlockMeter() => OpeningCharacters = ['>', '-', '*', '+', '_', '#', '`', '~', ':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (var container = processor.CurrentContainer; container is not null; container = container.Parent) depth++;
        if (depth > MarkdownLimits.MaxDepth) throw new MarkdownTooComplexException();
        // Each of a row of list marks may be the beginning of a thematic break: Markdig reads the rest of the line again at each.
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(depth + (processor.CurrentChar is '>' or '#' or '`' or '~' ? 1 : processor.Line.Length));
        budget.ChargeNodes(processor.CurrentChar == '#' ? NodesOfHeading : NodesOfBlock);
        return BlockState.None;
    }
}
