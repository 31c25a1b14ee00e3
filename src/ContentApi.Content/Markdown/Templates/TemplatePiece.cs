using ContentApi.Content.Markdown.Html;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>One piece of template markup in a text: a tag, an expression, or a whole comment.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters; at least 2.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Role">Whether it stands alone, opens or closes.</param>
/// <param name="Name">The name of the shortcode, tag or component; empty if it has none, as a fragment or an expression has.</param>
/// <param name="Content">
/// The source between the name and the closing delimiter, trimmed; the shown text of a <see cref="TemplateKind.Literal"/>; what is in a comment of JSX.
/// </param>
sealed record TemplatePiece(int Start, int Length, TemplateKind Kind, TemplateRole Role, string Name, string Content)
{
    public int End => Start + Length;

    /// <summary>The piece that closes this one, or that this one closes; null if there is none.</summary>
    public TemplatePiece? Partner { get; set; }

    /// <summary>Whether the lines between this piece and its partner are code: <c>{% highlight ruby %}</c>.</summary>
    public bool IsCode { get; set; }

    /// <summary>Whether the text turned out to be code or a formula where the piece is, so that a reader sees its source.</summary>
    public bool IsShown { get; set; }

    /// <summary>Whether it is in a code span or a fenced code block.</summary>
    public bool IsInCode { get; init; }

    /// <summary>Whether a reader of the site sees nothing of it, whatever the policy is.</summary>
    public bool IsSilent => Kind is TemplateKind.Comment or TemplateKind.Raw;

    /// <summary>Whether it is the mark of MDX by which the author ends the excerpt, <c>{/* truncate */}</c>.</summary>
    public bool EndsExcerpt => Kind == TemplateKind.Comment && Comments.IsExcerptEnd(Content);

    /// <summary>Whether it is a comment without an end, which hides all text after it.</summary>
    public bool IsOpenComment { get; init; }

    /// <summary>Whether its node has a value instead of children.</summary>
    public bool IsExpression => Kind == TemplateKind.Expression;

    /// <summary>The address that it writes; null if it writes none, or one that only the generator knows.</summary>
    public TemplateAddress? Address => address ??= TemplateAddress.Of(this);

    TemplateAddress? address;
}
