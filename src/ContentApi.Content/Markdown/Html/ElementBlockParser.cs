using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads blocks of raw HTML as kramdown does (https://kramdown.gettalong.org/syntax.html#html-blocks): a block ends with its element and not at an empty line,
/// so that its content is HTML throughout, and Markdown begins in the next line. The content of an element with <c>markdown="1"</c> is Markdown.
/// </summary>
sealed class ElementBlockParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var line = processor.Line.AsSpan();
        if (line is ['<', '!' or '?', ..]) return base.TryOpen(processor);
        if (!OpenElements.BeginsBlock(line)) return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        var block = new ElementBlock(this)
        {
            Column = processor.Column, Type = HtmlBlockType.InterruptingBlock, Span = new(processor.Start, processor.Line.End),
        };
        processor.NewBlocks.Push(block);
        return Read(processor, block);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (block is not ElementBlock element) return base.TryContinue(processor, block);
        if (!OpenElements.Of(processor.Document).IsInMarkup && OpenElements.BeginsMarkdown(processor.Line.AsSpan().TrimStart()))
        {
            element.IsContinued = true;
            return BlockState.None;
        }
        return Read(processor, element);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is ElementBlock { IsContinued: false }) OpenElements.Of(processor.Document).EndBlock();
        return base.Close(processor, block);
    }

    static BlockState Read(BlockProcessor processor, ElementBlock block)
    {
        var line = processor.Line;
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue + line.Length);
        block.UpdateSpanEnd(line.End);
        var open = OpenElements.Of(processor.Document);
        open.Read(line.AsSpan(), (WorkBudget)processor.Context!);
        return open.IsInHtml ? BlockState.Continue : BlockState.Break;
    }

    /// <summary>A block that ends with its element.</summary>
    sealed class ElementBlock(BlockParser parser) : HtmlBlock(parser)
    {
        /// <summary>Whether an element whose content is Markdown ends the block, while the elements around it are still open.</summary>
        public bool IsContinued { get; set; }
    }
}
