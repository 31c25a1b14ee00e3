using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Charges a <see cref="WorkBudget"/> for what a text makes Markdig do. The last extension, as it goes before what the others added.</summary>
sealed class BoundsExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.ReplaceOrAdd<ParagraphBlockParser>(new MeteredParagraphParser());
        pipeline.BlockParsers.Insert(0, new BlockMeter());
        pipeline.InlineParsers.Insert(0, new InlineMeter());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
