using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Model;

/// <summary>The rules by which public paths are compared.</summary>
static class RoutePath
{
    /// <summary>
    /// The longest public path, in bytes of UTF-8 once it is percent-encoded: a path that is made of a whole text would be held for each entry, index and answer. Browsers and servers take 2,000
    /// everywhere.
    /// </summary>
    public const int MaxBytes = 2_000;

    /// <summary>
    /// What paths are equal by: percent-decoded (RFC 3986, 2.1; what is no valid escape stays), without query, fragment and slashes at the ends. Capitals count.
    /// </summary>
    public static string KeyOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? path : path[..end]).Trim('/');
    }

    /// <summary>A written path as browsers read it; null where it is no path of the site, but relative, of another server or longer than <see cref="MaxBytes"/>.</summary>
    public static string? Read(string written) => IsWithinLimit(written.Trim()) ? BrowserAddress.PathOfSite(written.Trim()) : null;

    /// <summary>For a message about an address that is refused: the limit, where it is beyond it.</summary>
    public static string Excess(string written) => IsWithinLimit(written.Trim()) ? "" : $" of at most {MaxBytes} bytes";

    /// <summary>Whether a public path, or the address of a redirect, has at most <see cref="MaxBytes"/>.</summary>
    public static bool IsWithinLimit(string address) => address.Length <= MaxBytes && Encoding.UTF8.GetByteCount(address) <= MaxBytes;
}
