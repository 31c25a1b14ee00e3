using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses definitions of footnotes, <c>[^1]: Text</c>, as GitHub does: in any block, also directly below a paragraph. A definition goes on with lines that
/// are indented by four spaces, and with the rest of its last paragraph. Markdig's own parser knows definitions at the top level alone, and lets them go on
/// with any block that follows without an empty line.
/// </summary>
sealed class FootnoteDefinitionParser : BlockParser
{
    public FootnoteDefinitionParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || FootnoteLabel.At(processor.Line) is not { } label) return BlockState.None;
        var length = label.Length + "[]".Length;
        if (processor.PeekChar(length) != ':') return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        for (var i = 0; i <= length; i++) processor.NextColumn();
        while (processor.CurrentChar is ' ' or '\t') processor.NextColumn();
        processor.RestartIndent();

        var footnote = new Footnote(this) { Label = label, Column = processor.Column, Span = new(processor.Start, processor.Line.End) };
        (Footnotes.Of(processor.Document) ?? Footnotes.AddTo(processor.Document, this)).Add(footnote);
        processor.NewBlocks.Push(footnote);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        if (processor.IsBlankLine) return BlockState.Continue;
        if (!processor.IsCodeIndent) return BlockState.None;
        processor.GoToCodeIndent();
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }
}
