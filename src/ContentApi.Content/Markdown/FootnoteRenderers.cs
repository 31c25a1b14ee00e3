using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace ContentApi.Content.Markdown;

/// <summary>The parts of a footnote's id that depend on the page and the request: <c>prefix</c> <c>fn:</c> <c>2-</c> <c>1</c>.</summary>
/// <param name="Prefix">See <see cref="HtmlVariant.IdPrefix"/>.</param>
/// <param name="Text">See <see cref="TextIds.Footnotes"/>.</param>
readonly record struct FootnoteNames(string Prefix, string Text)
{
    /// <summary>The beginnings of the ids of a note and of its marks in the text.</summary>
    public const string NoteMark = "fn:", RefMark = "fnref:";

    public string Note(int order) => Note(order.ToString(CultureInfo.InvariantCulture));

    public string Mark(int index) => Mark(index.ToString(CultureInfo.InvariantCulture));

    public string Note(string order) => $"{Prefix}{NoteMark}{Text}{order}";

    public string Mark(string index) => $"{Prefix}{RefMark}{Text}{index}";

    /// <summary>Whether an id is that of a footnote or its mark in a text that is alone.</summary>
    public static bool Has(string id) => id.StartsWith(NoteMark, StringComparison.Ordinal) || id.StartsWith(RefMark, StringComparison.Ordinal);
}

/// <summary>Renders footnotes as Markdig does, with ids that are unique on the page.</summary>
sealed class FootnoteGroupRenderer(FootnoteNames names) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"footnotes\">").WriteLine("<hr />").WriteLine("<ol>");
        foreach (var block in group)
        {
            var footnote = (Footnote)block;
            renderer.WriteLine($"<li id=\"{names.Note(footnote.Order)}\">");
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>").WriteLine("</div>");
    }
}

/// <summary>Renders the mark of a footnote, and the link back to it.</summary>
sealed class FootnoteLinkRenderer(FootnoteNames names) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        // In the alternative text of an image there are no elements.
        if (!renderer.EnableHtmlForInline) return;
        var order = link.Footnote.Order;
        renderer.Write(link.IsBackLink
            ? $"<a href=\"#{names.Mark(link.Index)}\" class=\"footnote-back-ref\">&#8617;</a>"
            : $"<a id=\"{names.Mark(link.Index)}\" href=\"#{names.Note(order)}\" class=\"footnote-ref\"><sup>{order}</sup></a>");
    }
}
