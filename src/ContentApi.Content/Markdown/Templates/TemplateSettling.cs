using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Ends the work on template markup once a text is parsed: masks in code become the source again, those in addresses become the addresses that they write, and
/// paragraphs of nothing but template markup become blocks of it. A link whose address only the generator knows becomes its text.
/// </summary>
static class TemplateSettling
{
    /// <returns>The links that became their texts.</returns>
    public static IReadOnlyList<LinkInline> Settle(MarkdownDocument document, TemplateMask mask, WorkBudget budget)
    {
        // Links are replaced, and so the tree is walked before.
        var nodes = new List<MarkdownObject> { document };
        var unlinked = new List<LinkInline>();
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            nodes.Add(node);
        }
        foreach (var node in nodes)
            switch (node)
            {
                case LinkInline link when !Settle(link, mask):
                    unlinked.Add(link);
                    link.ReplaceBy(new ContainerInline { IsClosed = true });
                    break;
                case Inline inline:
                    Settle(inline, mask);
                    break;
                case LeafBlock block:
                    Settle(block, mask);
                    break;
                case ContainerBlock container:
                    for (var i = 0; i < container.Count; i++)
                        if (container[i] is ParagraphBlock { Inline: { } text } paragraph && PiecesOf(text) is { } pieces)
                            container[i] = new TemplateBlock(null) { Pieces = pieces, Line = paragraph.Line, Column = paragraph.Column, Span = paragraph.Span };
                    break;
            }
        return unlinked;
    }

    static void Settle(Inline inline, TemplateMask mask)
    {
        switch (inline)
        {
            case CodeInline code:
                code.Content = mask.Replace(code.Content, mask.InCode);
                break;
            case MathInline math when mask.IsIn(math.Content.AsSpan()):
                math.Content = new(mask.Replace(math.Content.ToString(), mask.InCode));
                break;
            case HtmlInline html:
                html.Tag = mask.Replace(html.Tag, AddressOrNothing);
                break;
            case AutolinkInline autolink:
                autolink.Url = mask.Replace(autolink.Url, AddressOrNothing);
                break;
            case LiteralInline literal when mask.IsIn(literal.Content.AsSpan()):
                literal.Content = new(mask.Replace(literal.Content.ToString(), Shown));
                break;
        }
    }

    /// <summary>Sets the address and the title of a link; false if only the generator knows the address.</summary>
    static bool Settle(LinkInline link, TemplateMask mask)
    {
        if (link.Title is { } title) link.Title = mask.Replace(title, Shown);
        if (link.Url is not { } url || !mask.IsIn(url)) return true;
        var isKnown = true;
        TemplateAddress? reference = null;
        link.Url = mask.Replace(url, piece =>
        {
            if (piece.Kind == TemplateKind.Literal) return piece.Content;
            if (piece.Address is null) isKnown &= piece.IsSilent;
            else if (piece.Address.IsReference) reference = piece.Address;
            return piece.Address?.Url ?? "";
        });
        if (reference is not null) link.With(reference);
        return isKnown;
    }

    static void Settle(LeafBlock block, TemplateMask mask)
    {
        switch (block)
        {
            case CodeBlock code:
                SettleLines(code, mask, mask.InCode);
                if (code is FencedCodeBlock fenced)
                {
                    if (fenced.Info is { } info) fenced.Info = mask.Replace(info, mask.InCode);
                    if (fenced.TryGetAttributes()?.Classes is { } classes)
                        for (var i = 0; i < classes.Count; i++) classes[i] = mask.Replace(classes[i], mask.InCode);
                    if (fenced.Arguments is { } arguments) fenced.Arguments = mask.Replace(arguments, mask.InCode);
                }
                break;
            case HtmlBlock html:
                SettleLines(html, mask, AddressOrNothing);
                break;
        }
    }

    /// <summary>Replaces the masks in the lines of a block. A line that had nothing but tags of raw text is left out.</summary>
    static void SettleLines(LeafBlock block, TemplateMask mask, Func<TemplatePiece, string> shown)
    {
        var kept = new StringLineGroup(Math.Max(1, block.Lines.Count));
        var isChanged = false;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            if (mask.IsIn(line.Slice.AsSpan()))
            {
                isChanged = true;
                var text = mask.Replace(line.Slice.ToString(), shown);
                if (string.IsNullOrWhiteSpace(text)) continue;
                line.Slice = new StringSlice(text, line.Slice.NewLine);
            }
            kept.Add(ref line);
        }
        if (isChanged) block.Lines = kept;
    }

    /// <summary>Returns the pieces of a paragraph that has nothing else but white space; null for any other.</summary>
    static List<TemplatePiece>? PiecesOf(ContainerInline inlines)
    {
        var pieces = new List<TemplatePiece>();
        for (var child = inlines.FirstChild; child is not null; child = child.NextSibling)
            switch (child)
            {
                case TemplateInline template:
                    pieces.Add(template.Piece);
                    break;
                case LineBreakInline:
                case LiteralInline literal when literal.Content.AsSpan().IsWhiteSpace():
                    break;
                default:
                    return null;
            }
        return pieces.Count > 0 ? pieces : null;
    }

    static string AddressOrNothing(TemplatePiece piece) => piece.Address?.Url ?? Shown(piece);

    static string Shown(TemplatePiece piece) => piece.Kind == TemplateKind.Literal ? piece.Content : "";
}
