using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>A syntax tree for the moment that something is derived from it. It is not kept, and whoever renders it may change it.</summary>
/// <param name="Budget">What parsing has taken, and what may still be spent.</param>
/// <param name="Document">Null where the text is nested or crowded beyond a limit: it is then shown as it is written.</param>
/// <param name="Links">The links and images that become elements of the HTML, in the order of the text.</param>
/// <param name="Headings">In the order of the text; their ids are in the tree as well.</param>
sealed record ParsedMarkdown(
    MarkdownText Source, WorkBudget Budget, MarkdownDocument? Document, IReadOnlyList<LinkNode> Links, IReadOnlyList<MarkdownHeading> Headings)
{
    LinkPlaces? places;
    string? text;

    /// <summary>That of the source, for as long as the tree.</summary>
    public string Text => text ??= Source.Text;

    public static ParsedMarkdown TooComplex(MarkdownText source, WorkBudget budget) => new(source, budget, null, [], []);

    /// <summary>The place in the file where a link begins.</summary>
    public TextPosition PositionOf(LinkNode link) => (places ??= new(Source, Text)).Of(link);
}
