using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>Turns a mask in a line of text back into its piece.</summary>
sealed class TemplateInlineParser : InlineParser
{
    public TemplateInlineParser() => OpeningCharacters = TemplateMask.Marks;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (TemplateMask.Of(processor.Context)?.At(slice.AsSpan()) is not { } piece) return false;
        ((WorkBudget)processor.Context!).ChargeNodes(2);
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var inline = NodeOf(piece);
        (inline.Span, inline.Line, inline.Column) = (new(start, start + piece.Length - 1), line, column);
        slice.Start += Math.Min(piece.Length, slice.Length);
        processor.Inline = inline;
        return true;
    }

    static Inline NodeOf(TemplatePiece piece) => piece switch
    {
        { Kind: TemplateKind.Literal } => new LiteralInline(piece.Content) { IsClosed = true },
        { Address: { Url.Length: > 0 } address } => new TemplateAddressInline { Url = address.Url, IsClosed = true }.With(address),
        _ => new TemplateInline { Piece = piece, IsClosed = true },
    };
}

static class TemplateLinks
{
    /// <summary>Notes on a link that template markup gave its address.</summary>
    public static T With<T>(this T link, TemplateAddress address) where T : LinkInline
    {
        if (address.IsReference) link.SetData(typeof(TemplateAddress), address);
        return link;
    }

    /// <summary>Whether template markup that names a file gave a link its address.</summary>
    public static bool IsReference(Inline inline) => inline.ContainsData(typeof(TemplateAddress));
}
