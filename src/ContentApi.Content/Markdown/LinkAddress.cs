using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown;

/// <summary>An address of a link or image, sorted by what may become of it.</summary>
/// <param name="Url">
/// As written, escapes and entities of the Markdown already replaced; an address of another host as browsers read it.
/// </param>
readonly record struct LinkAddress(string Url, LinkAddressKind Kind)
{
    /// <summary>What stands before a colon, or empty.</summary>
    public string Scheme => Url[..Math.Max(0, SchemeEnd(Url))];

    /// <remarks>
    /// A browser ignores control characters and spaces around and inside a scheme; so anything that stands before a colon in the first
    /// segment counts as a scheme here (RFC 3986, 4.2: a relative path cannot hold a colon there), and must be an allowed one to the letter.
    /// </remarks>
    public static LinkAddress Of(string url)
    {
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

    /// <summary>The path that a content link means, and its query and fragment.</summary>
    /// <param name="from">The content path of the file that holds the link.</param>
    public (string Target, string Suffix) ResolveFrom(string from)
    {
        var end = Url.AsSpan().IndexOfAny('?', '#');
        var suffix = end < 0 ? "" : Url[end..];
        // Decoded before it is normalised, so that %2e%2e climbs no further than dots do.
        var path = Uri.UnescapeDataString(end < 0 ? Url : Url[..end]);
        var isRooted = path.StartsWith('/');
        var segments = new List<string>();
        if (!isRooted) AddSegments(segments, from.AsSpan(0, Math.Max(0, from.LastIndexOf('/'))));
        AddSegments(segments, path);
        return ((isRooted ? "/" : "") + string.Join('/', segments), suffix);
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
    /// <summary>With an allowed scheme, or a host of its own (<c>//host</c>).</summary>
    External,

    /// <summary>A fragment, a query or nothing.</summary>
    SamePage,

    /// <summary>A relative path, or one from the content root.</summary>
    Content,

    /// <summary>With any other scheme: only the text is shown.</summary>
    Forbidden,
}
