using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses formulas of several lines: from a line that begins with <c>$$</c> to the next one that ends with it. Without such a line the signs are text, so that
/// a forgotten one does not take the rest of the page.
/// </summary>
sealed class FormulaBlockParser : BlockParser
{
    const string Fence = "$$";

    public FormulaBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        line.TrimEnd();
        if (processor.IsCodeIndent || !line.AsSpan().StartsWith(Fence) || line.AsSpan()[Fence.Length..].Contains(Fence, StringComparison.Ordinal))
            return BlockState.None;
        if (!IsClosed(processor, mayHaveEmptyLines: line.Length == Fence.Length)) return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        var block = new FormulaBlock(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End) };
        processor.NewBlocks.Push(block);
        if (line.Length == Fence.Length) return BlockState.ContinueDiscard;
        processor.Line.Start += Fence.Length;
        processor.Line.TrimStart();
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        processor.GoToColumn(processor.ColumnBeforeIndent);
        if (!line.EndsWith(Fence)) return BlockState.Continue;
        block.UpdateSpanEnd(processor.Line.End);
        if (line.Length == Fence.Length) return BlockState.BreakDiscard;
        processor.Line.End = processor.Line.Text.LastIndexOf(Fence, processor.Line.End, StringComparison.Ordinal) - 1;
        processor.Line.TrimEnd();
        return BlockState.Break;
    }

    /// <summary>Whether the next <c>$$</c> below this line ends a line.</summary>
    static bool IsClosed(BlockProcessor processor, bool mayHaveEmptyLines)
    {
        var rest = processor.Line.Text.AsSpan(processor.Line.End + 1);
        var end = rest.IndexOf(Fence);
        ((WorkBudget)processor.Context!).Charge(1 + (end < 0 ? rest.Length : end) / 32);
        if (end < 0 || !mayHaveEmptyLines && rest[..end].Contains("\n\n", StringComparison.Ordinal)) return false;
        var behind = rest[(end + Fence.Length)..];
        var lineEnd = behind.IndexOf('\n');
        return (lineEnd < 0 ? behind : behind[..lineEnd]).IsWhiteSpace();
    }
}
