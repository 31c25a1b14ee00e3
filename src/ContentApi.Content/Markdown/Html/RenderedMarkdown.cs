using System.Text;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Renders a tree with its raw HTML, which may be anything, and notes where each part comes from.</summary>
static class RenderedMarkdown
{
    /// <summary>Renders the tree. Replaces links with forbidden schemes in it; content links keep the address that is written.</summary>
    /// <exception cref="MarkdownTooComplexException">The HTML is beyond the limit.</exception>
    public static (string Html, HtmlOrigins Origins) Write(ParsedMarkdown parsed)
    {
        foreach (var link in parsed.Links)
            if (link.Address.Kind == LinkAddressKind.Forbidden) link.Unlink();
            else link.LeadTo(link.Address.Url);
        parsed.Budget.BeginRendering();
        var (html, origins) = (new StringBuilder(), new HtmlOrigins());
        var links = parsed.Links.ToDictionary(link => link.Inline);
        using var writer = new BoundedWriter(parsed.Budget, html);
        var renderer = MarkdownHtml.RendererOf(parsed, writer);
        if (parsed is { Templates: { } templates, Source.Settings.Templates: TemplateMarkup.Keep }) KeptTemplates.AddTo(renderer, templates.MaskOf);
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new RawBlocks(html, origins));
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new RawInlines(html, origins));
        renderer.ObjectRenderers.Add(new ExcerptMarks());
        renderer.ObjectRenderers.Add(new ExcerptBlockMarks());
        renderer.ObjectWriteBefore += (_, node) =>
        {
            if (node is Inline inline && links.TryGetValue(inline, out var link)) origins.AddLink(html.Length, link);
            else if (node is Formula formula && renderer.EnableHtmlForInline) origins.AddFormula(html.Length, formula.Source.ToString());
            else if (node is FormulaBlock block)
            {
                renderer.EnsureLine();
                origins.AddFormula(html.Length, block.Lines.ToString());
            }
        };
        renderer.Render(parsed.Document!);
        return (html.ToString(), origins);
    }

    sealed class RawBlocks(StringBuilder html, HtmlOrigins origins) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block)
        {
            renderer.EnsureLine();
            var start = html.Length;
            for (var i = 0; i < block.Lines.Count; i++)
            {
                var line = block.Lines.Lines[i].Slice;
                if (line.Text is not null) origins.AddCopy(html.Length, line.Start, line.Length + 1);
                renderer.Write(line.AsSpan());
                renderer.WriteLine();
            }
            origins.AddPiece(block, start, html.Length);
        }
    }

    sealed class RawInlines(StringBuilder html, HtmlOrigins origins) : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline)
        {
            // The alternative text of an image is no HTML.
            if (!renderer.EnableHtmlForInline) return;
            origins.AddCopy(html.Length, inline.Span.Start, inline.Tag.Length);
            origins.AddPiece(inline, html.Length, html.Length + inline.Tag.Length);
            renderer.Write(inline.Tag);
        }
    }

    sealed class ExcerptMarks : HtmlObjectRenderer<ExcerptMark>
    {
        protected override void Write(HtmlRenderer renderer, ExcerptMark mark)
        {
            if (renderer.EnableHtmlForInline) renderer.Write("<!--more-->");
        }
    }

    sealed class ExcerptBlockMarks : HtmlObjectRenderer<ExcerptBlockMark>
    {
        protected override void Write(HtmlRenderer renderer, ExcerptBlockMark mark) => renderer.Write("<!--more-->");
    }
}
