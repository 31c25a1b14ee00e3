using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Sites.Tests.Published;

/// <summary>What a reader finds in the content of a page.</summary>
/// <param name="Text">The visible text.</param>
/// <param name="Links">The addresses of links and images in their order, one a line: paths of the site, or absolute URLs.</param>
/// <param name="Headings">The headings that have an id, one a line: <c>h2#id text</c>.</param>
sealed record PageContent(string Text, string Links, string Headings)
{
    static readonly Uri root = new("https://site.example/");

    /// <param name="content">The element of the page that has the content.</param>
    /// <param name="address">The address of the page, to which links are relative.</param>
    public static PageContent Of(IElement content, string address) =>
        new(VisibleText.Of(content), Lines(content.QuerySelectorAll("a[href], img[src]").Select(element => Resolve(element, address))),
            Lines(content.QuerySelectorAll("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]").Select(heading =>
                $"{heading.LocalName}#{heading.Id} {VisibleText.Of(heading)}")));

    /// <param name="html">The HTML of the content.</param>
    /// <param name="address">The address of the page.</param>
    public static PageContent Of(string html, string address) => Of(new HtmlParser().ParseDocument($"<body>{html}").Body!, address);

    static string Resolve(IElement element, string address)
    {
        var url = new Uri(new Uri(root, address), element.GetAttribute("href") ?? element.GetAttribute("src")).AbsoluteUri;
        return url.StartsWith(root.AbsoluteUri, StringComparison.Ordinal) ? url[(root.AbsoluteUri.Length - 1)..] : url;
    }

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
