namespace ContentApi.Content.Routes;

/// <summary>The rules by which public paths are compared.</summary>
static class RoutePath
{
    /// <summary>
    /// What paths are equal by: percent-decoded (RFC 3986, 2.1; what is no valid escape stays), without query, fragment and slashes at the ends. Capitals count.
    /// </summary>
    public static string KeyOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? path : path[..end]).Trim('/');
    }

    /// <summary>Whether it is a path of the site, not of another server (<c>//</c>) nor relative.</summary>
    public static bool IsOfSite(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);
}
