using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Looks at each place where a block other than a paragraph may begin, charges for it, and leaves it to the parser that knows it.</summary>
sealed class BlockMeter : BlockParser
{
    /// <summary>Steps for asking an open list or footnote whether a line continues it.</summary>
    public const int StepsOfContinue = 20;

    /// <summary>A block and what holds its text.</summary>
    public const int NodesOfBlock = 2;

    /// <summary>A heading has an id besides, and stands in the outline.</summary>
    public const int NodesOfHeading = 4;

    public BlockMeter() => OpeningCharacters = ['>', '-', '*', '+', '_', '#', '`', '~', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (var container = processor.CurrentContainer; container is not null; container = container.Parent) depth++;
        if (depth > MarkdownLimits.MaxDepth) throw new MarkdownTooComplexException();
        // Any of a row of list items may turn out to be a thematic break: at each the rest of the line is read anew.
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(depth + (processor.CurrentChar is '>' or '#' or '`' or '~' ? 1 : processor.Line.Length));
        budget.ChargeNodes(processor.CurrentChar == '#' ? NodesOfHeading : NodesOfBlock);
        return BlockState.None;
    }
}
