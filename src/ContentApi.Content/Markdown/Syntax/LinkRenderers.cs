using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Renders links and images as Markdig does, with the address that <see cref="UrlEncoding"/> gives them, as in <see cref="MarkdownLink.Url"/>.
/// </summary>
sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var isShown = renderer.EnableHtmlForInline;
        if (isShown)
        {
            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"").WriteEscape(UrlEncoding.Encode(link.GetDynamicUrl?.Invoke() ?? link.Url ?? ""));
            renderer.Write('"').WriteAttributes(link);
        }
        if (link.IsImage)
        {
            if (isShown) renderer.Write(" alt=\"");
            renderer.EnableHtmlForInline = false;
            renderer.WriteChildren(link);
            renderer.EnableHtmlForInline = isShown;
            if (isShown) renderer.Write('"');
        }
        if (isShown && !string.IsNullOrEmpty(link.Title)) renderer.Write(" title=\"").WriteEscape(link.Title).Write('"');
        if (link.IsImage)
        {
            if (isShown) renderer.Write(" />");
            return;
        }
        if (isShown) renderer.Write('>');
        renderer.WriteChildren(link);
        if (isShown) renderer.Write("</a>");
    }
}

/// <summary>Renders an address in angle brackets as <see cref="LinkRenderer"/> renders links.</summary>
sealed class AutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        if (renderer.EnableHtmlForInline)
        {
            renderer.Write(link.IsEmail ? "<a href=\"mailto:" : "<a href=\"").WriteEscape(UrlEncoding.Encode(link.Url));
            renderer.Write('"').WriteAttributes(link).Write('>');
        }
        renderer.WriteEscape(link.Url);
        if (renderer.EnableHtmlForInline) renderer.Write("</a>");
    }
}
