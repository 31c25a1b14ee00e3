using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>Writes template markup as it is written. Without these renderers Markdig writes nothing for it.</summary>
static class KeptTemplates
{
    public static void AddTo(HtmlRenderer renderer, TemplateMask mask)
    {
        renderer.ObjectRenderers.Add(new InlineRenderer(mask));
        renderer.ObjectRenderers.Add(new BlockRenderer(mask));
    }

    sealed class InlineRenderer(TemplateMask mask) : HtmlObjectRenderer<TemplateInline>
    {
        protected override void Write(HtmlRenderer renderer, TemplateInline inline)
        {
            if (!inline.Piece.IsSilent) renderer.WriteEscape(mask.SourceOf(inline.Piece));
        }
    }

    sealed class BlockRenderer(TemplateMask mask) : HtmlObjectRenderer<TemplateBlock>
    {
        protected override void Write(HtmlRenderer renderer, TemplateBlock block)
        {
            if (block.Pieces.All(piece => piece.IsSilent)) return;
            renderer.Write("<p>");
            foreach (var piece in block.Pieces)
                if (!piece.IsSilent) renderer.WriteEscape(mask.SourceOf(piece));
            renderer.WriteLine("</p>");
        }
    }
}
