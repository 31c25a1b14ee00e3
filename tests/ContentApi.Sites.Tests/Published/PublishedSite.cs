using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.Sites.Tests.Published;

/// <summary>The folder of files that a generator has written. Dispose deletes it.</summary>
sealed class PublishedSite : IDisposable
{
    readonly string folder;

    public PublishedSite(string folder)
    {
        this.folder = folder;
        Pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(file => Address(Path.GetRelativePath(folder, file).Replace('\\', '/')), StringComparer.Ordinal);
    }

    /// <summary>The HTML files by their public path, decoded: <c>/about/</c> for <c>about/index.html</c>, <c>/about.html</c> for <c>about.html</c>.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; }

    /// <summary>Returns the text of a file.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(folder, path));

    public IHtmlDocument Page(string address) => new HtmlParser().ParseDocument(File.ReadAllText(Pages[address]));

    /// <summary>Returns the text that a reader sees in the only element of a page that a selector matches.</summary>
    /// <param name="hidden">A selector of elements of the layout inside it, which are left out.</param>
    public string Text(string address, string selector, string? hidden = null) => VisibleText.Of(Content(address, selector, hidden));

    /// <summary>Returns the only element of a page that a selector matches.</summary>
    /// <inheritdoc cref="Text"/>
    public IElement Content(string address, string selector, string? hidden = null)
    {
        var page = Page(address);
        if (hidden is not null)
            foreach (var element in page.QuerySelectorAll(hidden).ToList()) element.Remove();
        return Assert.Single(page.QuerySelectorAll(selector));
    }

    static string Address(string path) => "/"
        + (path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path);

    public void Dispose()
    {
        // The folder of the repository holds it, and may have been deleted before.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
