using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>Writes template markup where it is shown. Without these renderers Markdig writes nothing for it.</summary>
static class KeptTemplates
{
    /// <param name="renderer">The renderer.</param>
    /// <param name="shown">Returns what is written for a piece.</param>
    public static void AddTo(HtmlRenderer renderer, Func<TemplatePiece, string> shown)
    {
        renderer.ObjectRenderers.Add(new InlineRenderer(shown));
        renderer.ObjectRenderers.Add(new BlockRenderer(shown));
    }

    sealed class InlineRenderer(Func<TemplatePiece, string> shown) : HtmlObjectRenderer<TemplateInline>
    {
        protected override void Write(HtmlRenderer renderer, TemplateInline inline)
        {
            if (!inline.Piece.IsSilent) renderer.WriteEscape(shown(inline.Piece));
        }
    }

    sealed class BlockRenderer(Func<TemplatePiece, string> shown) : HtmlObjectRenderer<TemplateBlock>
    {
        protected override void Write(HtmlRenderer renderer, TemplateBlock block)
        {
            if (block.Pieces.All(piece => piece.IsSilent)) return;
            renderer.Write("<p>");
            foreach (var piece in block.Pieces)
                if (!piece.IsSilent) renderer.WriteEscape(shown(piece));
            renderer.WriteLine("</p>");
        }
    }
}
