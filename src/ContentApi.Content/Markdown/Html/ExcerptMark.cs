using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>The mark in a paragraph by which the author ends the excerpt. It is shown nowhere.</summary>
sealed class ExcerptMark : LeafInline;

/// <summary>Such a mark between blocks.</summary>
sealed class ExcerptBlockMark() : LeafBlock(null);

/// <summary>A comment in a paragraph. The tree does not keep it.</summary>
sealed class CommentInline : LeafInline
{
    /// <summary>Whether the comment ends in its paragraph.</summary>
    public bool EndsHere { get; init; }
}
