using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown;

/// <summary>The parts of a parsed text that are small enough to be kept: headings, links and the number of words.</summary>
sealed class MarkdownOutline
{
    /// <summary>
    /// The links in the order of the text. The URL of a content link is null: the text's content links, in the same order, give it.
    /// </summary>
    readonly IReadOnlyList<(string? Url, string Text, string? Title, bool IsExternal, bool IsImage)> links;

    IReadOnlyList<TocEntry>? toc;

    MarkdownOutline(ParsedMarkdown parsed)
    {
        Headings = parsed.Html is { } html ? [.. html.Sections.Select(section => section.Heading)] : parsed.Headings;
        WordCount = Words.Count(PlainTextWriter.Write(parsed));
        links = parsed.Html is { } content ? [.. content.Links.Select(link => LinkOf(parsed, link))]
            : [.. parsed.Links.Where(link => link.Address.Kind != LinkAddressKind.Forbidden).Select(link => LinkOf(parsed, link))];
    }

    static (string? Url, string Text, string? Title, bool IsExternal, bool IsImage) LinkOf(ParsedMarkdown parsed, LinkNode link)
    {
        parsed.Budget.Visit();
        var (kind, url) = (link.Address.Kind, link.Address.Url);
        return (kind == LinkAddressKind.Content ? null : UrlEncoding.Encode(url), link.Text, link.Title, kind == LinkAddressKind.External, link.IsImage);
    }

    static (string? Url, string Text, string? Title, bool IsExternal, bool IsImage) LinkOf(ParsedMarkdown parsed, HtmlLink link)
    {
        parsed.Budget.Visit();
        return (link.ContentIndex >= 0 ? null : link.Url, link.Text, link.Title, link.Address.Kind == LinkAddressKind.External, link.IsImage);
    }

    public IReadOnlyList<MarkdownHeading> Headings { get; }
    public IReadOnlyList<TocEntry> Toc => toc ??= TocEntry.Nest(Headings);
    public int WordCount { get; }

    /// <summary>The time to read the text at 200 words a minute, rounded up; 0 for an empty text.</summary>
    public int ReadingTimeMinutes => Words.ReadingTimeMinutes(WordCount);

    public static MarkdownOutline Of(ParsedMarkdown parsed) => new(parsed);

    public IReadOnlyList<MarkdownLink> ResolveLinks(IReadOnlyList<ContentLink> contentLinks, Func<ContentLink, string?> resolve)
    {
        if (links.Count == 0) return [];
        var resolved = new List<MarkdownLink>(links.Count);
        var next = 0;
        foreach (var (written, text, title, isExternal, isImage) in links)
        {
            var url = written ?? (MarkdownHtml.AddressOf(contentLinks[next++], resolve) is { } address ? UrlEncoding.Encode(address) : null);
            if (url is not null) resolved.Add(new(url, text, title, isExternal, isImage));
        }
        return resolved;
    }
}
