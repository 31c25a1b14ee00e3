using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses kramdown's mark of the end of a block (https://kramdown.gettalong.org/syntax.html#eob-marker): a line with nothing but <c>^</c>, which ends
/// paragraphs, lists and blocks of code.
/// </summary>
sealed class EndOfBlockParser : BlockParser
{
    public EndOfBlockParser() => OpeningCharacters = ['^'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.Indent > 0 || processor.Line.AsSpan().TrimEnd() is not "^") return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        return AttributeLists.Add(processor, new(this, null));
    }
}
