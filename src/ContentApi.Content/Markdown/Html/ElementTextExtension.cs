using ContentApi.Content.Markdown.Bounds;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads the content of an element such as <c>&lt;p markdown="1"&gt;</c> as kramdown does: it is one text, in which a hyphen begins no list, and the element is
/// its paragraph.
/// </summary>
sealed class ElementTextExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => ((HtmlRenderer)renderer).ObjectRenderers.Insert(0, new ElementText.Renderer());

    sealed class Parser : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsBlankLine || !IsText(processor)) return BlockState.None;
            ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
            processor.NewBlocks.Push(new ElementText(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End) });
            return BlockState.Continue;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (processor.IsBlankLine) return BlockState.BreakDiscard;
            if (!IsText(processor)) return BlockState.None;
            block.UpdateSpanEnd(processor.Line.End);
            return BlockState.Continue;
        }

        /// <summary>Whether the line is of the text of an element. White space around it has no meaning there.</summary>
        static bool IsText(BlockProcessor processor)
        {
            ((WorkBudget)processor.Context!).Charge(1);
            if (!OpenElements.Of(processor.Document).IsInText || OpenElements.BeginsBlock(processor.Line.AsSpan().TrimStart())) return false;
            processor.Line.Trim();
            return true;
        }
    }
}
