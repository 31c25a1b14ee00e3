using Markdig;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>Reads the masks of a <see cref="TemplateMask"/>.</summary>
sealed class TemplateExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new TemplateBlockParser());
        pipeline.InlineParsers.Insert(0, new TemplateInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
