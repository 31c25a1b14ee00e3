using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Renders a part of a line as an element with the attributes of the part.</summary>
/// <param name="name">The name of the element.</param>
sealed class InlineElementRenderer<T>(string name) : HtmlObjectRenderer<T> where T : ContainerInline
{
    protected override void Write(HtmlRenderer renderer, T inline)
    {
        if (renderer.EnableHtmlForInline) renderer.Write("<").Write(name).WriteAttributes(inline).Write('>');
        renderer.WriteChildren(inline);
        if (renderer.EnableHtmlForInline) renderer.Write("</").Write(name).Write('>');
    }
}
