using ContentApi.Content.Markdown.Syntax;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Reads raw HTML as MDX does, and blocks at any indentation.</summary>
sealed class JsxExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<HtmlBlockParser>(new JsxBlockParser());
        pipeline.BlockParsers.Insert(0, new IndentedBlocks());
        // Before the parser that hides from the others how far a line is indented.
        pipeline.BlockParsers.TryRemove<FencedCodeBlockParser>();
        pipeline.BlockParsers.Insert(0, new IndentedBlocks.FenceParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => ((HtmlRenderer)renderer).ObjectRenderers.Insert(0, new ElementText.Renderer());
}
