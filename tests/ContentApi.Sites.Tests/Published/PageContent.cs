using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Sites.Tests.Published;

/// <summary>What a reader finds in the content of a page of Jekyll.</summary>
/// <param name="Text">The visible text, without the arrows that lead back from footnotes and without spaces at the ends of formulas.</param>
/// <param name="Links">The addresses of links and images in their order, one a line: paths of the site, or absolute URLs. Footnotes are left out.</param>
/// <param name="Headings">The headings, one a line: <c>h2#id text</c>.</param>
sealed partial record PageContent(string Text, string Links, string Headings)
{
    static readonly Uri root = new("https://site.example/");

    /// <param name="content">The element of the page that has the content. It is changed.</param>
    /// <param name="address">The address of the page, to which links are relative.</param>
    public static PageContent Of(IElement content, string address)
    {
        foreach (var arrow in content.QuerySelectorAll(".reversefootnote, .footnote-back-ref").ToList()) arrow.Remove();
        return new(FormulaSpace.Replace(VisibleText.Of(content), ""),
            Lines(content.QuerySelectorAll("a[href], img[src]").Select(element => Resolve(element, address)).Where(url => !url.Contains("#fn:"))),
            Lines(content.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => $"{heading.LocalName}#{heading.Id} {VisibleText.Of(heading)}")));
    }

    /// <param name="html">The HTML of the content.</param>
    /// <param name="address">The address of the page.</param>
    public static PageContent Of(string html, string address) => Of(new HtmlParser().ParseDocument($"<body>{html}").Body!, address);

    /// <summary>Leaves out the ids of headings that have none in another page, of which the headings were written in HTML.</summary>
    public PageContent WithIdsOf(PageContent other)
    {
        var (own, others) = (Headings.Split('\n'), other.Headings.Split('\n'));
        if (own.Length != others.Length) return this;
        return this with { Headings = Lines(own.Zip(others, (line, wanted) => wanted.Contains("# ") ? Id.Replace(line, "#", 1) : line)) };
    }

    static string Resolve(IElement element, string address)
    {
        var url = new Uri(new Uri(root, address), element.GetAttribute("href") ?? element.GetAttribute("src")).AbsoluteUri;
        return url.StartsWith(root.AbsoluteUri, StringComparison.Ordinal) ? url[(root.AbsoluteUri.Length - 1)..] : url;
    }

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    [GeneratedRegex(@"(?<=\\\[) | (?=\\\])")]
    private static partial Regex FormulaSpace { get; }

    [GeneratedRegex("#[^ ]+")]
    private static partial Regex Id { get; }
}
