using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>A piece of template markup in a line of text.</summary>
sealed class TemplateInline : LeafInline
{
    public required TemplatePiece Piece { get; init; }
}

/// <summary>A place where template markup writes the address of a file or page as text. It becomes a link with that text.</summary>
sealed class TemplateAddressInline : LinkInline;

/// <summary>Template markup that stands alone on its lines.</summary>
sealed class TemplateBlock(Markdig.Parsers.BlockParser? parser) : LeafBlock(parser)
{
    public required IReadOnlyList<TemplatePiece> Pieces { get; init; }
}
