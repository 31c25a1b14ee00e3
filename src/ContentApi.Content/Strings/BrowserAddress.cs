using System.Buffers;

namespace ContentApi.Content.Strings;

/// <summary>
/// Reads addresses as browsers do (WHATWG URL, 4.4) on a site of <c>https</c>. Control characters and spaces around an address are removed, as are tabs
/// and line ends anywhere in it; a backslash before the query is a slash. So <c>/\t/host</c>, <c>\\host</c> and <c>/\host</c> all name another host.
/// </summary>
static class BrowserAddress
{
    static readonly SearchValues<char> LeftOut = SearchValues.Create("\t\n\r");
    static readonly SearchValues<char> Around = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(code => (char)code)]);

    /// <summary>
    /// Returns the address without the characters that browsers remove, and with slashes for backslashes before the query and the fragment. For addresses
    /// without a scheme, and for <c>http</c> and <c>https</c>.
    /// </summary>
    public static string Read(string address)
    {
        var span = address.AsSpan();
        var start = span.IndexOfAnyExcept(Around);
        if (start < 0) return "";
        span = span[start..(span.LastIndexOfAnyExcept(Around) + 1)];
        var end = span.IndexOfAny('?', '#');
        var path = end < 0 ? span : span[..end];
        if (span.Length == address.Length && !span.ContainsAny(LeftOut) && !path.Contains('\\')) return address;
        var read = new char[span.Length];
        var length = 0;
        for (var i = 0; i < span.Length; i++)
            if (!LeftOut.Contains(span[i])) read[length++] = span[i] == '\\' && i < path.Length ? '/' : span[i];
        return new(read, 0, length);
    }

    /// <summary>Whether an address without a scheme names a host: <c>//host</c>.</summary>
    /// <param name="read">A result of <see cref="Read"/>.</param>
    public static bool NamesHost(ReadOnlySpan<char> read) => read.StartsWith("//");

    /// <summary>
    /// Returns a path of the site as a browser reads it, with its query and fragment. Null if the address is relative or names another host, also if it
    /// would only do so once its <c>.</c> and <c>..</c> segments are resolved (<c>/a/..//host</c>), because software that shortens the path resolves them.
    /// </summary>
    public static string? PathOfSite(string address)
    {
        var read = Read(address);
        if (!read.StartsWith('/') || NamesHost(read)) return null;
        var end = read.AsSpan().IndexOfAny('?', '#');
        var segments = new List<Range>();
        var path = read.AsSpan(1, (end < 0 ? read.Length : end) - 1);
        foreach (var segment in path.Split('/'))
        {
            if (IsDots(path[segment], 2))
            {
                if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            }
            else if (!IsDots(path[segment], 1)) segments.Add(segment);
        }
        return segments.Count > 1 && path[segments[0]].IsEmpty ? null : read;
    }

    /// <summary>Whether a segment consists of <paramref name="count"/> dots, each written as <c>.</c> or <c>%2e</c>.</summary>
    static bool IsDots(ReadOnlySpan<char> segment, int count)
    {
        for (; count > 0; count--)
        {
            if (segment.StartsWith('.')) segment = segment[1..];
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase)) segment = segment[3..];
            else return false;
        }
        return segment.IsEmpty;
    }
}
