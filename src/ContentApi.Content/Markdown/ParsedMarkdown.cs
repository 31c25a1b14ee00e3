using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Templates;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

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

    /// <summary>The template markup of the text; null if it has none.</summary>
    public TemplateMask? Templates { get; init; }

    /// <summary>The links and images that are shown as their texts, because only a site generator knows their addresses.</summary>
    public IReadOnlyList<LinkInline> Unlinked { get; init; } = [];

    /// <summary>The text of the source, decoded once.</summary>
    public string Text => text ??= Source.Text;

    /// <summary>The characters that were parsed, in which template markup is masked, and which lack what was cut out; null if they are the source.</summary>
    public string? ParsedText { get; init; }

    /// <summary>The parts that were cut out of the source before it was parsed; null if there are none.</summary>
    public SourceCuts? Cuts { get; init; }

    /// <summary>The offset in the source of a comment that is never closed; -1 if there is none.</summary>
    public int OpenComment { get; init; } = -1;

    /// <summary>The text as HTML, from which all is derived if the text has raw HTML; null if it has none.</summary>
    public HtmlContent? Html { get; init; }

    /// <summary>The elements with an id; null if there is no tree.</summary>
    public ElementIds? Ids { get; private init; }

    /// <summary>The ids of footnotes.</summary>
    public FootnoteNames Footnotes { get; private init; }

    /// <summary>Gives the elements of a tree their ids, and finds its links.</summary>
    /// <param name="source">The text that was parsed.</param>
    /// <param name="budget">See <see cref="Budget"/>.</param>
    /// <param name="document">The tree.</param>
    /// <param name="pageIds">The ids on the page; null for those that the text has alone.</param>
    /// <param name="variant">The prefix of the ids, and the offset of the levels.</param>
    public static ParsedMarkdown Of(MarkdownText source, WorkBudget budget, MarkdownDocument document, TextIds? pageIds, HtmlVariant variant)
    {
        var elements = new ElementIds(document, budget);
        var own = elements.Choose(new());
        var ids = pageIds?.Elements ?? own;
        var links = LinkNode.In(document, budget);
        if (variant.IdPrefix.Length > 0 || !ReferenceEquals(ids, own)) links = LeadTo(links, own, ids, variant.IdPrefix);
        return new(source, budget, document, links, elements.Assign(ids, variant))
        {
            Ids = elements, Footnotes = new(variant.IdPrefix, pageIds?.Footnotes ?? ""),
        };
    }

    public static ParsedMarkdown TooComplex(MarkdownText source, WorkBudget budget) => new(source, budget, null, [], []);

    /// <summary>Returns the place in the file where a link begins.</summary>
    public TextPosition PositionOf(LinkNode link) => Places.Of(link);

    /// <summary>Returns the place in the file of an offset in <see cref="ParsedText"/>.</summary>
    public TextPosition PositionAt(int offset) => Places.At(offset);

    /// <summary>Returns the place in the file of an offset in the source.</summary>
    public TextPosition PositionOfSource(int offset) => Places.OfSource(offset);

    LinkPlaces Places => places ??= new(Source, Text, ParsedText ?? Text, Cuts);

    /// <summary>Makes links to the text's own elements lead to the ids that these have on the page.</summary>
    static IReadOnlyList<LinkNode> LeadTo(IReadOnlyList<LinkNode> links, string[] own, string[] ids, string prefix)
    {
        if (!links.Any(link => link.Address is { Kind: LinkAddressKind.SamePage, Url: ['#', ..] })) return links;
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < own.Length; i++) addresses.TryAdd(own[i], "#" + prefix + ids[i]);
        return
        [
            .. links.Select(link => link.Address is { Kind: LinkAddressKind.SamePage, Url: ['#', .. var fragment] }
                && addresses.TryGetValue(Uri.UnescapeDataString(fragment), out var address)
                ? link with { Address = link.Address with { Url = address } } : link),
        ];
    }
}
