using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
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
        { EndsExcerpt: true } => new ExcerptMark(),
        { Kind: TemplateKind.Literal } => new LiteralInline(piece.Content) { IsClosed = true },
        { Address: { Url.Length: > 0 } address } => new TemplateAddressInline { Url = address.Url, IsClosed = true }.With(address),
        _ => new TemplateInline { Piece = piece, IsClosed = true },
    };
}

static class TemplateLinks
{
    /// <summary>Returns the address that a masked one is; null if only the site generator knows it.</summary>
    /// <param name="url">The address, in which template markup is masked.</param>
    /// <param name="mask">The masks.</param>
    /// <param name="reference">The template markup that names a file; null if there is none.</param>
    public static string? AddressOf(string url, TemplateMask mask, out TemplateAddress? reference)
    {
        var isKnown = true;
        TemplateAddress? found = null;
        var address = mask.Replace(url, piece =>
        {
            if (piece.Kind == TemplateKind.Literal) return piece.Content;
            if (piece.Address is null) isKnown &= piece.IsSilent;
            else if (piece.Address.IsReference) found = piece.Address;
            return piece.Address?.Url ?? "";
        });
        reference = found;
        return isKnown ? address : null;
    }

    /// <summary>Notes on a link that template markup gave its address.</summary>
    public static T With<T>(this T link, TemplateAddress address) where T : LinkInline
    {
        if (address.IsReference) link.SetData(typeof(TemplateAddress), address);
        return link;
    }

    /// <summary>Whether template markup that names a file gave a link its address.</summary>
    public static bool IsReference(Inline inline) => inline.ContainsData(typeof(TemplateAddress));
}
