using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Reads raw HTML as MDX does.</summary>
sealed class JsxExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Replace<HtmlBlockParser>(new JsxBlockParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => ((HtmlRenderer)renderer).ObjectRenderers.Insert(0, new ElementText.Renderer());
}
