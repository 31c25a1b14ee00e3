using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Sites.Tests.Published;

/// <summary>What a reader sees of the text of a page, without a title at its beginning, which generators show apart from the text.</summary>
/// <param name="Text">The visible text.</param>
/// <param name="Headings">A line for each heading below the first level, with its level, id and text.</param>
/// <param name="Links">A line for the address of each link and image, decoded and without a slash at the end of the path.</param>
sealed record Article(string Text, string Headings, string Links)
{
    public static Article Of(string html, string hidden, Func<string, string>? address = null) =>
        Of(new HtmlParser().ParseDocument("<body>" + html).Body!, hidden, address);

    /// <param name="root">The element of the text. It is changed.</param>
    /// <param name="hidden">A selector of elements that are left out.</param>
    /// <param name="address">Makes an address comparable, such as that of a file whose name the generator has changed.</param>
    public static Article Of(IElement root, string hidden, Func<string, string>? address = null)
    {
        foreach (var element in root.QuerySelectorAll(hidden).ToList()) element.Remove();
        if (root.FirstElementChild is { LocalName: "h1" } title) title.Remove();
        var headings = root.QuerySelectorAll("h2,h3,h4,h5,h6").Select(heading => $"{heading.LocalName}#{heading.Id} {Visible(heading)}");
        var links = root.QuerySelectorAll("a[href],img[src]").Select(link => Plain(link.GetAttribute("href") ?? link.GetAttribute("src")!));
        return new(Visible(root), string.Join('\n', headings), string.Join('\n', links.Select(address ?? (link => link))));
    }

    /// <summary>Generators put spaces of no width into empty links.</summary>
    static string Visible(IElement element) => VisibleText.Of(element).Replace("\u200b", "", StringComparison.Ordinal);

    /// <summary>Decodes an address, and leaves out the slash at the end of its path.</summary>
    public static string Plain(string address)
    {
        var end = address.IndexOf('#') is >= 0 and var mark ? mark : address.Length;
        var path = address[..end];
        return Uri.UnescapeDataString((path.Length > 1 ? path.TrimEnd('/') : path) + address[end..]);
    }
}
