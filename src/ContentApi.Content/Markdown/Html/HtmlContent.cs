using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Html;

/// <summary>A text with raw HTML as one tree of allowed elements, from which all that the API gives of it is derived, so that all agree.</summary>
sealed class HtmlContent
{
    readonly HtmlFaults faults;

    HtmlContent(List<HtmlNode> nodes, List<HtmlLink> links, HtmlFaults faults, WorkBudget budget)
    {
        Nodes = nodes;
        this.faults = faults;
        // Footnotes are at the end of the HTML, wherever they are in the text. OrderBy is a stable sort.
        Links = [.. links.OrderBy(link => link.Source)];
        var content = 0;
        foreach (var link in Links)
            if (link.Address.Kind == LinkAddressKind.Content) link.ContentIndex = content++;
        var ids = TakeIds();
        var writer = HtmlTextWriter.Write(nodes, budget);
        Text = writer.ToString();
        ExcerptEnd = writer.ExcerptEnd;
        Sections = [.. writer.Headings.OrderBy(heading => heading.Start).Select(heading => (heading.Start, NameHeading(heading.Tag, heading.Text, ids)))];
    }

    public IReadOnlyList<HtmlNode> Nodes { get; }

    /// <summary>The addresses in the order of the text.</summary>
    public IReadOnlyList<HtmlLink> Links { get; }

    /// <summary>See <see cref="MarkdownText.PlainText"/>.</summary>
    public string Text { get; }

    /// <summary>See <see cref="HtmlTextWriter.ExcerptEnd"/>.</summary>
    public int ExcerptEnd { get; }

    /// <summary>The headings, with their offsets in <see cref="Text"/>.</summary>
    public IReadOnlyList<(int Start, MarkdownHeading Heading)> Sections { get; }

    /// <exception cref="MarkdownTooComplexException">The HTML is nested or expanded beyond a limit.</exception>
    public static HtmlContent Of(string html, HtmlOrigins origins, HtmlRules rules, WorkBudget budget)
    {
        var (nodes, links, faults) = HtmlReader.Read(html, origins, rules, budget);
        return new(nodes, links, faults, budget);
    }

    /// <summary>The faults of the HTML at their places.</summary>
    /// <param name="place">Returns the position in the file of an offset in the source.</param>
    public IEnumerable<(DiagnosticRule Rule, TextPosition Position, string Message, string Hint)> Faults(Func<int, TextPosition> place) =>
        faults.All.Select(fault => (fault.Rule, place(fault.Source), fault.Message, fault.Hint));

    /// <summary>
    /// Removes each id that another element has already, so that no script finds two. The ids that Markdown makes come first, wherever they are: links to
    /// headings lead to them. Returns all ids.
    /// </summary>
    HeadingIds TakeIds()
    {
        var ids = new HeadingIds();
        foreach (var isRaw in (ReadOnlySpan<bool>)[false, true])
            foreach (var node in Nodes)
                if (node is { Kind: HtmlNodeKind.Open or HtmlNodeKind.Void, Tag: { } tag } && tag.IsRaw == isRaw && tag.Find("id") is { } id && !ids.Reserve(id))
                    tag.Attributes.RemoveAll(attribute => attribute.Name == "id");
        return ids;
    }

    static MarkdownHeading NameHeading(HtmlTag tag, string text, HeadingIds ids)
    {
        var id = tag.Find("id");
        if (id is null) tag.Attributes.Insert(0, new("id", id = ids.Next(text)));
        return new(HtmlElements.HeadingLevel(tag.Name), text, id);
    }
}
