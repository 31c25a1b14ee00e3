using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Makes a block of a line that has nothing but tags, which ends a paragraph, and a code block of the lines between <c>{% highlight %}</c> and its end.
/// </summary>
sealed class TemplateBlockParser : BlockParser
{
    public TemplateBlockParser() => OpeningCharacters = TemplateMask.Marks;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || TemplateMask.Of(processor.Context) is not { } mask || PiecesOf(processor.Line, mask) is not { } pieces)
            return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock + pieces.Count);
        var isCode = pieces is [{ IsCode: true, Role: TemplateRole.Open }];
        LeafBlock block = isCode ? CodeOf(pieces[0]) : new TemplateBlock(this) { Pieces = pieces };
        (block.Line, block.Column, block.Span) = (processor.LineIndex, processor.Column, new(processor.Start, processor.Line.End));
        processor.NewBlocks.Push(block);
        return isCode ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        block.UpdateSpanEnd(processor.Line.End);
        var line = processor.Line;
        line.TrimStart();
        if (TemplateMask.Of(processor.Context)?.At(line.AsSpan()) is { IsCode: true, Role: TemplateRole.Close }) return BlockState.BreakDiscard;
        // The indentation belongs to the code.
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    FencedCodeBlock CodeOf(TemplatePiece piece)
    {
        var language = TemplateArguments.Of(piece).First("lang") ?? "";
        var code = new FencedCodeBlock(this) { Info = language, IsOpen = true };
        if (language.Length > 0) code.GetAttributes().AddClass("language-" + language);
        return code;
    }

    /// <summary>
    /// Returns the pieces of a line; null if the line has anything else, or shows a text. Attributes for what the last piece shows, <c>{.class}</c>, may
    /// follow.
    /// </summary>
    static List<TemplatePiece>? PiecesOf(StringSlice line, TemplateMask mask)
    {
        var (pieces, isTag) = (new List<TemplatePiece>(), false);
        var rest = line.AsSpan().Trim(" \t");
        while (!rest.IsEmpty)
        {
            if (pieces.Count > 0 && rest is ['{', .., '}'] && AttributeList.Read(rest[1..^1]) is { Names.Count: 0, IsEmpty: false }) break;
            if (mask.At(rest) is not { Kind: not TemplateKind.Literal, EndsExcerpt: false, Address: not { Url.Length: > 0 } } piece) return null;
            pieces.Add(piece);
            isTag |= piece.Kind is not (TemplateKind.Output or TemplateKind.Expression);
            rest = rest[Math.Min(piece.Length, rest.Length)..].TrimStart(" \t");
        }
        return isTag ? pieces : null;
    }
}
