using System.Text;
using ContentApi.Content.Collections;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Model;

/// <summary>Reads and compares public paths.</summary>
static class RoutePath
{
    /// <summary>
    /// The longest public path in bytes of UTF-8, percent-encoded. Stops a path that consists of a whole text: each entry, index and answer would hold a
    /// copy. All browsers and servers accept 2,000 bytes.
    /// </summary>
    public const int MaxBytes = 2_000;

    /// <summary>Separates path and fragment in a key. No path that a browser sends has this character.</summary>
    const char FragmentMark = '\0';

    const string IndexFile = "index.html";

    /// <summary>
    /// Returns the form by which paths are compared: percent-decoded (RFC 3986, 2.1; an invalid escape stays as it is), without query, fragment and slashes
    /// at the ends. Upper and lower case differ.
    /// </summary>
    public static string KeyOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return NameFolding.Decoded(end < 0 ? path : path[..end]).Trim('/');
    }

    /// <summary>Returns the form by which the public paths of entries are compared: <see cref="KeyOf"/>, and the fragment if there is one.</summary>
    public static string AddressKey(string address) => FragmentOf(address) is { Length: > 0 } fragment
        ? KeyOf(address) + FragmentMark + NameFolding.Decoded(fragment) : KeyOf(address);

    /// <summary>The fragment of an address without its <c>#</c>; empty if there is none.</summary>
    public static string FragmentOf(string address) => address.IndexOf('#') is >= 0 and var mark ? address[(mark + 1)..] : "";

    /// <summary>
    /// Returns the folder of a file <c>index.html</c>, which static site generators write for the page at the folder's address; null for other paths.
    /// </summary>
    /// <param name="path">A path or a key of <see cref="KeyOf"/>.</param>
    public static string? FolderOfIndex(string path) =>
        path == IndexFile ? "" : path.EndsWith("/" + IndexFile, StringComparison.Ordinal) ? path[..^(IndexFile.Length + 1)].TrimEnd('/') : null;

    /// <summary>Finds the value of an address, or that of its page if there is none for its fragment.</summary>
    /// <param name="addresses">Values by <see cref="AddressKey"/>.</param>
    /// <param name="address">A path with or without query and fragment.</param>
    public static T? Find<T>(NameMap<T> addresses, string address) where T : class =>
        (address.Contains('#') ? addresses.Find(AddressKey(address)) : null) ?? addresses.Find(KeyOf(address));

    /// <summary>
    /// Reads a path of the site as browsers do. Null if it is relative, of another server, or longer than <see cref="MaxBytes"/>.
    /// </summary>
    public static string? Read(string written) => IsWithinLimit(written.Trim()) ? BrowserAddress.PathOfSite(written.Trim()) : null;

    /// <summary>
    /// Reads a path of the site that is compared with requested ones. Null also if it has a query or a fragment: the first is not compared, and the second is
    /// never sent to a server.
    /// </summary>
    public static string? ReadAlone(string written) => Read(written)?.TrimEnd('?', '#') is { } path && path.AsSpan().IndexOfAny('?', '#') < 0 ? path : null;

    /// <summary>The limit, for a message about a refused address; empty if the address is within it.</summary>
    public static string Excess(string written) => IsWithinLimit(written.Trim()) ? "" : $" of at most {MaxBytes} bytes";

    /// <summary>Whether a public path, or the address of a redirect, has at most <see cref="MaxBytes"/> bytes.</summary>
    public static bool IsWithinLimit(string address) => address.Length <= MaxBytes && Encoding.UTF8.GetByteCount(address) <= MaxBytes;
}
