using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>A syntax tree, from which values are derived at once. It is not kept, and rendering may change it.</summary>
/// <param name="Source">The text that was parsed.</param>
/// <param name="Budget">The cost of parsing so far, and what may still be spent.</param>
/// <param name="Document">The tree; null if the text is beyond a limit, and so is shown as it is written.</param>
/// <param name="Links">The links and images that become elements of the HTML, in the order of the text.</param>
/// <param name="Headings">The headings in the order of the text. The tree has their ids as well.</param>
sealed record ParsedMarkdown(
    MarkdownText Source, WorkBudget Budget, MarkdownDocument? Document, IReadOnlyList<LinkNode> Links, IReadOnlyList<MarkdownHeading> Headings)
{
    LinkPlaces? places;
    string? text;

    /// <summary>The text of the source, decoded once, without what was cut out of it.</summary>
    public string Text
    {
        get => text ??= Source.Text;
        init => text = value;
    }

    /// <summary>What was cut out of the source before it was parsed; null if nothing was.</summary>
    public SourceCuts? Cuts { get; init; }

    /// <summary>The offset in the source of a comment that is never closed; -1 if there is none.</summary>
    public int OpenComment { get; init; } = -1;

    /// <summary>The text as HTML, from which all is derived if the text has raw HTML; null if it has none.</summary>
    public HtmlContent? Html { get; init; }

    public static ParsedMarkdown TooComplex(MarkdownText source, WorkBudget budget) => new(source, budget, null, [], []);

    /// <summary>Returns the place in the file where a link begins.</summary>
    public TextPosition PositionOf(LinkNode link) => Places.Of(link);

    /// <summary>Returns the place in the file of an offset in <see cref="Text"/>.</summary>
    public TextPosition PositionAt(int offset) => Places.At(offset);

    /// <summary>Returns the place in the file of an offset in the source.</summary>
    public TextPosition PositionOfSource(int offset) => Places.OfSource(offset);

    LinkPlaces Places => places ??= new(Source, Text, Cuts);
}
