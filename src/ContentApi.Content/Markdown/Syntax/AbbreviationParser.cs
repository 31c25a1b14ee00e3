using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses definitions of abbreviations (https://kramdown.gettalong.org/syntax.html#abbreviations): lines such as <c>*[HTML]: HyperText Markup Language</c>,
/// which begin no paragraph and continue none. <see cref="Abbreviations"/> has what they define.
/// </summary>
sealed class AbbreviationParser : BlockParser
{
    public AbbreviationParser() => OpeningCharacters = ['*'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        if (processor.IsCodeIndent || !line.StartsWith("*[") || processor.CurrentBlock is ParagraphBlock { Lines.Count: > 0 }) return BlockState.None;
        var end = line[2..].IndexOf("]:", StringComparison.Ordinal) + 2;
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(line.Length / 16);
        if (end <= 2) return BlockState.None;
        budget.ChargeNodes(BlockMeter.NodesOfBlock);
        Abbreviations.Of(processor).Define(line[2..end].ToString(), line[(end + 2)..].Trim().ToString());
        return AttributeLists.Add(processor, new(this, null));
    }
}
