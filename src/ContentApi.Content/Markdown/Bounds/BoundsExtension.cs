using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Charges a <see cref="WorkBudget"/> for Markdig's work. It must be the last extension, because it puts its parsers before those that the others add.
/// </summary>
sealed class BoundsExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<ListBlockParser>(new MeteredListParser());
        pipeline.BlockParsers.Insert(0, new BlockMeter());
        pipeline.InlineParsers.Replace<LinkInlineParser>(new MeteredLinkParser());
        pipeline.InlineParsers.Insert(0, new InlineMeter());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
