using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>A text with raw HTML as one tree of allowed elements, from which all that the API gives of it is derived, so that all agree.</summary>
sealed class HtmlContent
{
    /// <summary>The attributes whose values are the ids of other elements.</summary>
    static readonly HashSet<string> idLists = ["aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "headers"];

    readonly HtmlFaults faults;
    readonly IReadOnlyList<(int Start, HtmlTag Tag, string Text)> headings;

    /// <summary>The elements with an id, in the order of <see cref="Ids"/>.</summary>
    readonly List<HtmlTag> named = [];

    /// <summary>The footnotes that Markdown makes, and their marks.</summary>
    readonly List<HtmlTag> footnotes = [];

    /// <summary>For each id of the text its id on the page.</summary>
    readonly Dictionary<string, string> renamed = new(StringComparer.Ordinal);

    HtmlContent(List<HtmlNode> nodes, List<HtmlLink> links, HtmlFaults faults, WorkBudget budget)
    {
        Nodes = nodes;
        this.faults = faults;
        // Footnotes are at the end of the HTML, wherever they are in the text. OrderBy is a stable sort.
        Links = [.. links.OrderBy(link => link.Source)];
        var content = 0;
        foreach (var link in Links)
            if (link.Address.Kind == LinkAddressKind.Content) link.ContentIndex = content++;
        var writer = HtmlTextWriter.Write(nodes, budget);
        Text = writer.ToString();
        ExcerptEnd = writer.ExcerptEnd;
        headings = [.. writer.Headings.OrderBy(heading => heading.Start)];
        TakeIds();
        Ids = [.. named.Select(tag => tag.Find("id")!)];
    }

    public IReadOnlyList<HtmlNode> Nodes { get; }

    /// <summary>The raw HTML of a text in Markdown: see <see cref="HtmlOrigins.Pieces"/>.</summary>
    public IReadOnlyList<HtmlPiece> Pieces { get; private init; } = [];

    /// <summary>The parts of the HTML that are left out with all that is in them, ascending.</summary>
    public IReadOnlyList<(int Start, int End)> Hidden { get; private init; } = [];

    /// <summary>The addresses in the order of the text.</summary>
    public IReadOnlyList<HtmlLink> Links { get; }

    /// <summary>See <see cref="MarkdownText.PlainText"/>.</summary>
    public string Text { get; }

    /// <summary>See <see cref="HtmlTextWriter.ExcerptEnd"/>.</summary>
    public int ExcerptEnd { get; }

    /// <summary>The ids that the elements have if the text is alone, without those of footnotes.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The headings, with their offsets in <see cref="Text"/>.</summary>
    public IEnumerable<(int Start, MarkdownHeading Heading)> Sections =>
        headings.Select(heading => (heading.Start, new MarkdownHeading(HtmlElements.HeadingLevel(heading.Tag.Name), heading.Text, heading.Tag.Find("id")!)));

    /// <summary>Reads HTML.</summary>
    /// <param name="html">The HTML: the rendered Markdown, or the text itself. Template markup is masked in it.</param>
    /// <param name="origins">The places from which it comes.</param>
    /// <param name="parsed">The text.</param>
    /// <exception cref="MarkdownTooComplexException">The HTML is nested or expanded beyond a limit.</exception>
    public static HtmlContent Of(string html, HtmlOrigins origins, ParsedMarkdown parsed)
    {
        var (nodes, links, faults, hidden) = HtmlReader.Read(html, origins, parsed);
        return new(nodes, links, faults, parsed.Budget) { Pieces = origins.Pieces, Hidden = hidden };
    }

    /// <summary>The faults of the HTML at their places.</summary>
    /// <param name="place">Returns the position in the file of an offset in the source.</param>
    public IEnumerable<(DiagnosticRule Rule, TextPosition Position, string Message, string Hint)> Faults(Func<int, TextPosition> place) =>
        faults.All.Select(fault => (fault.Rule, place(fault.Source), fault.Message, fault.Hint));

    /// <summary>Gives the elements the ids and levels that they have on a page, and leads the links in the text there. Called once at most.</summary>
    /// <param name="ids">The ids on the page; null for those that the text has alone.</param>
    /// <param name="variant">The prefix of the ids, and the offset of the levels.</param>
    public void Rename(TextIds? ids, HtmlVariant variant)
    {
        foreach (var (_, tag, _) in headings) tag.Name = $"h{Math.Min(6, HtmlElements.HeadingLevel(tag.Name) + variant.HeadingOffset)}";
        if (ids is null && variant.IdPrefix.Length == 0) return;
        for (var i = 0; i < named.Count; i++) Rename(named[i], variant.IdPrefix + (ids?.Elements[i] ?? Ids[i]));
        var names = new FootnoteNames(variant.IdPrefix, ids?.Footnotes ?? "");
        foreach (var tag in footnotes)
        {
            var id = tag.Find("id")!;
            Rename(tag, id.StartsWith(FootnoteNames.NoteMark, StringComparison.Ordinal)
                ? names.Note(id[FootnoteNames.NoteMark.Length..]) : names.Mark(id[FootnoteNames.RefMark.Length..]));
        }
        foreach (var node in Nodes)
            if (node is { Kind: HtmlNodeKind.Open or HtmlNodeKind.Void, Tag: { } tag }) LeadToPage(tag);
    }

    /// <summary>Returns the address on the page of one that may lead to an element of the text, such as <c>#id</c>.</summary>
    public string AddressOnPage(string url) =>
        url is ['#', .. var fragment] && renamed.TryGetValue(Uri.UnescapeDataString(fragment), out var id) ? UrlEncoding.Encode("#" + id) : url;

    /// <summary>Returns the id on the page of an element that has one in the text.</summary>
    public string IdOnPage(string id) => renamed.GetValueOrDefault(id, id);

    void Rename(HtmlTag tag, string id)
    {
        renamed[tag.Find("id")!] = id;
        tag.Set("id", id);
    }

    void LeadToPage(HtmlTag tag)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            var attribute = tag.Attributes[i];
            if (attribute.Links is [var (link, _)] && link.Address.Kind == LinkAddressKind.SamePage)
            {
                link.Url = AddressOnPage(link.Url);
                tag.Attributes[i] = attribute with { Value = link.Url };
            }
            else if (idLists.Contains(attribute.Name))
                tag.Attributes[i] = attribute with { Value = string.Join(' ', attribute.Value.Split(' ').Select(id => renamed.GetValueOrDefault(id, id))) };
        }
    }

    /// <summary>
    /// Removes each id that another element has already, so that no script finds two, and gives headings without an id one. The ids that Markdown makes come
    /// first, wherever they are: links to headings lead to them.
    /// </summary>
    void TakeIds()
    {
        var ids = new HeadingIds();
        foreach (var isRaw in (ReadOnlySpan<bool>)[false, true])
            foreach (var node in Nodes)
            {
                if (node is not { Kind: HtmlNodeKind.Open or HtmlNodeKind.Void, Tag: { } tag } || tag.IsRaw != isRaw || tag.Find("id") is not { } id) continue;
                if (!ids.Reserve(id)) tag.Attributes.RemoveAll(attribute => attribute.Name == "id");
                else (!isRaw && FootnoteNames.Has(id) ? footnotes : named).Add(tag);
            }
        foreach (var (_, tag, text) in headings)
        {
            if (tag.Find("id") is not null) continue;
            tag.Attributes.Insert(0, new("id", ids.Next(HeadingIds.Of(text))));
            named.Add(tag);
        }
    }
}
