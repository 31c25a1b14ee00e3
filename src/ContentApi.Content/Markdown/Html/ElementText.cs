using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>The text of an element of raw HTML that is Markdown: the element is its paragraph.</summary>
sealed class ElementText(BlockParser parser) : ParagraphBlock(parser)
{
    public sealed class Renderer : HtmlObjectRenderer<ElementText>
    {
        protected override void Write(HtmlRenderer renderer, ElementText text)
        {
            renderer.EnsureLine();
            renderer.WriteLeafInline(text);
            renderer.EnsureLine();
        }
    }
}
