using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Ends the work on template markup once a text is parsed: masks in code become the source again, those in addresses become the addresses that they write, and
/// paragraphs of nothing but template markup become blocks of it. A link whose address only the generator knows becomes its text. Raw HTML keeps its masks
/// until it is read (<see cref="Html.HtmlReader"/>).
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
        {
            if (node.TryGetAttributes() is { } attributes) Settle(attributes, mask, node is CodeBlock ? mask.InCode : AddressOrNothing);
            switch (node)
            {
                case LinkInline link when !Settle(link, mask):
                    unlinked.Add(link);
                    link.ReplaceBy(new ContainerInline { IsClosed = true });
                    break;
                case Inline inline:
                    Settle(inline, mask);
                    break;
                case CodeBlock code:
                    Settle(code, mask);
                    break;
                case ContainerBlock container:
                    if (container is Footnote { Label: { } label } footnote) footnote.Label = mask.Replace(label, mask.SourceOf);
                    for (var i = 0; i < container.Count; i++)
                        if (container[i] is ParagraphBlock { Inline: { } text } paragraph && PiecesOf(text) is { } pieces)
                            container[i] = new TemplateBlock(null) { Pieces = pieces, Line = paragraph.Line, Column = paragraph.Column, Span = paragraph.Span };
                    break;
            }
        }
        return unlinked;
    }

    static void Settle(HtmlAttributes attributes, TemplateMask mask, Func<TemplatePiece, string> shown)
    {
        if (attributes.Id is { } id && mask.IsIn(id)) attributes.Id = mask.Replace(id, shown) is { Length: > 0 } chosen ? chosen : null;
        if (attributes.Classes is { } classes)
        {
            for (var i = 0; i < classes.Count; i++) classes[i] = mask.Replace(classes[i], shown);
            classes.RemoveAll(name => name.Length == 0);
        }
        if (attributes.Properties is { } properties)
            for (var i = 0; i < properties.Count; i++) properties[i] = new(properties[i].Key, mask.Replace(properties[i].Value ?? "", shown));
    }

    static void Settle(Inline inline, TemplateMask mask)
    {
        switch (inline)
        {
            case CodeInline code:
                code.Content = mask.Replace(code.Content, InCode(mask));
                break;
            case Formula formula when mask.IsIn(formula.Source.AsSpan()):
                formula.Source = new(mask.Replace(formula.Source.ToString(), InCode(mask)));
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
        var address = TemplateLinks.AddressOf(url, mask, out var reference);
        link.Url = address ?? "";
        if (reference is not null) link.With(reference);
        return address is not null;
    }

    static void Settle(CodeBlock code, TemplateMask mask)
    {
        SettleLines(code, mask);
        if (code is not FencedCodeBlock fenced) return;
        if (fenced.Info is { } info) fenced.Info = mask.Replace(info, mask.InCode);
        if (fenced.Arguments is { } arguments) fenced.Arguments = mask.Replace(arguments, mask.InCode);
    }

    /// <summary>Replaces the masks in the lines of a block. A line that had nothing but tags of raw text is left out.</summary>
    static void SettleLines(CodeBlock block, TemplateMask mask)
    {
        var kept = new StringLineGroup(Math.Max(1, block.Lines.Count));
        var isChanged = false;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            if (mask.IsIn(line.Slice.AsSpan()))
            {
                isChanged = true;
                var text = mask.Replace(line.Slice.ToString(), InCode(mask));
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

    /// <summary>Returns the address that a piece writes, or the text that it shows; empty for all others.</summary>
    public static string AddressOrNothing(TemplatePiece piece) => piece.Address?.Url ?? Shown(piece);

    /// <summary>Writes the source of pieces, and marks them as shown.</summary>
    static Func<TemplatePiece, string> InCode(TemplateMask mask) => piece =>
    {
        piece.IsShown = true;
        return mask.InCode(piece);
    };

    static string Shown(TemplatePiece piece) => piece.Kind == TemplateKind.Literal ? piece.Content : "";
}
