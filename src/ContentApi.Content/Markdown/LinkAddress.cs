using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown;

/// <summary>The address of a link or image, classified by how it is rendered.</summary>
/// <param name="Url">
/// The address as written, with the escapes and entities of the Markdown replaced; an address of another host as browsers read it.
/// </param>
readonly record struct LinkAddress(string Url, LinkAddressKind Kind)
{
    /// <summary>The text before the colon that ends a scheme; empty if there is none.</summary>
    public string Scheme => Url[..Math.Max(0, SchemeEnd(Url))];

    /// <summary>What Docusaurus writes before the path of a file from the site's folder, and before a path of the site that is none of its pages.</summary>
    static readonly string[] RootNotations = ["@site/", "pathname:///"];

    /// <remarks>
    /// A browser ignores control characters and spaces around and inside a scheme. Therefore any text before a colon in the first segment counts as a scheme
    /// here, and must be exactly an allowed one. (A relative path cannot have a colon there: RFC 3986, 4.2.)
    /// </remarks>
    public static LinkAddress Of(string url)
    {
        foreach (var notation in RootNotations)
            if (url.StartsWith(notation, StringComparison.Ordinal)) return Of("/" + url[notation.Length..].TrimStart('/', '\\'));
        var read = BrowserAddress.Read(url);
        if (BrowserAddress.NamesHost(read)) return new(read, LinkAddressKind.External);
        var schemeEnd = SchemeEnd(url);
        if (schemeEnd >= 0)
        {
            var scheme = url.AsSpan(0, schemeEnd);
            if (!Addresses.AllowsScheme(scheme)) return new(url, LinkAddressKind.Forbidden);
            return new(scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? read : url, LinkAddressKind.External);
        }
        return new(url, url is "" or ['#', ..] or ['?', ..] ? LinkAddressKind.SamePage : LinkAddressKind.Content);
    }

    /// <summary>Returns the path to which a content link leads, and its query and fragment.</summary>
    /// <param name="from">The content path of the file that holds the link.</param>
    /// <returns>The path without percent-encoding; the path as it is written, null if nothing in it is encoded; and the rest.</returns>
    public (string Target, string? Written, string Suffix) ResolveFrom(string from)
    {
        var end = Url.AsSpan().IndexOfAny('?', '#');
        var written = end < 0 ? Url : Url[..end];
        // Decoded before it is normalised, so that %2e%2e has the effect of two dots.
        var path = NameFolding.Decoded(written);
        return (Resolved(path, from), ReferenceEquals(path, written) ? null : Resolved(written, from), end < 0 ? "" : Url[end..]);
    }

    static string Resolved(string path, string from)
    {
        var isRooted = path.StartsWith('/');
        var segments = new List<string>();
        if (!isRooted) AddSegments(segments, from.AsSpan(0, Math.Max(0, from.LastIndexOf('/'))));
        AddSegments(segments, path);
        // A path of the site that is no file stays as it is written.
        return (isRooted ? "/" : "") + string.Join('/', segments) + (isRooted && segments.Count > 0 && path.EndsWith('/') ? "/" : "");
    }

    /// <summary>
    /// Returns the path to which a relative content link leads as a browser reads it, with a slash in front; null for a path that has one
    /// already.
    /// </summary>
    /// <param name="page">The public path of the page; null if it has none.</param>
    public string? ResolveFromPage(string? page)
    {
        if (page is null || Url.StartsWith('/')) return null;
        var (path, _, _) = ResolveFrom(NameFolding.Decoded(page.IndexOf('#') is >= 0 and var mark ? page[..mark] : page).TrimStart('/'));
        // A browser does not climb out of the root.
        while (path.StartsWith("..", StringComparison.Ordinal)) path = path is ".." ? "" : path[3..];
        return "/" + path;
    }

    static void AddSegments(List<string> segments, ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            if (segment is "" or ".") continue;
            if (segment is ".." && segments.Count > 0 && segments[^1] != "..") segments.RemoveAt(segments.Count - 1);
            else segments.Add(segment.ToString());
        }
    }

    static int SchemeEnd(string url)
    {
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && url[end] == ':' ? end : -1;
    }
}

enum LinkAddressKind : byte
{
    /// <summary>Has an allowed scheme, or names another host (<c>//host</c>).</summary>
    External,

    /// <summary>Is a fragment or a query, or is empty.</summary>
    SamePage,

    /// <summary>Is a relative path, or one from the content root.</summary>
    Content,

    /// <summary>Has any other scheme: only the text of the link is shown.</summary>
    Forbidden,
}
