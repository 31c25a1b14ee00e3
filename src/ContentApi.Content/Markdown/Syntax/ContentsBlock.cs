using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The table of contents of the text, which kramdown puts in the place of a list with <c>{:toc}</c>. It is part of the HTML only.</summary>
sealed class ContentsBlock : LeafBlock
{
    /// <summary>The class of a heading that the table leaves out.</summary>
    public const string LeftOut = "no_toc";

    /// <summary>The id of a table to which the author gives none.</summary>
    public const string OwnId = "markdown-toc";

    public ContentsBlock() : base(null) => ProcessInlines = false;

    public bool IsOrdered { get; init; }

    /// <summary>The headings, which have their ids once all are parsed.</summary>
    public IReadOnlyList<MarkdownHeading> Headings { get; set; } = [];
}

/// <summary>Renders a table of contents as nested lists of links.</summary>
sealed class ContentsRenderer : HtmlObjectRenderer<ContentsBlock>
{
    protected override void Write(HtmlRenderer renderer, ContentsBlock block)
    {
        if (block.Headings.Count == 0) return;
        Write(renderer, block, TocEntry.Nest(block.Headings), isOutermost: true);
    }

    /// <summary>Writes a list. The recursion is at most six levels deep, as headings are.</summary>
    static void Write(HtmlRenderer renderer, ContentsBlock block, IReadOnlyList<TocEntry> entries, bool isOutermost)
    {
        var element = block.IsOrdered ? "ol" : "ul";
        renderer.EnsureLine();
        renderer.Write('<').Write(element);
        if (isOutermost) renderer.WriteAttributes(block);
        renderer.WriteLine(">");
        foreach (var entry in entries)
        {
            renderer.Write("<li><a href=\"#").WriteEscape(UrlEncoding.Encode(entry.Id)).Write("\">").WriteEscape(entry.Text).Write("</a>");
            if (entry.Children.Count > 0) Write(renderer, block, entry.Children, isOutermost: false);
            renderer.WriteLine("</li>");
        }
        renderer.Write("</").Write(element).WriteLine(">");
    }
}
