using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>The target of a value of type <c>Link</c>: an entry, another address of the site, or an address outside it.</summary>
/// <param name="Label">The text of the link; null if none is written.</param>
/// <param name="Address">The address, or the name of the target, as it is written; null for a label without a link.</param>
/// <param name="Target">The target if it may be an entry; null for an address outside the site, and for a fragment alone.</param>
/// <param name="IsExternal">Whether the address leaves the site: it has a scheme.</param>
sealed record Link(string? Label, string? Address, Reference? Target, bool IsExternal)
{
    /// <summary>The address of the link.</summary>
    /// <param name="found">The result of looking up <see cref="Target"/>; null if that is null.</param>
    /// <returns>
    /// The public path of the target with query and fragment as they are written; the address as it is written, if it is no name of an entry; null if the
    /// target has no public path or does not exist.
    /// </returns>
    public string? UrlOf(Reference.Resolved? found)
    {
        if (Target is null) return Address;
        if (found?.Target is not { } entry) return Target.MayLeadElsewhere ? Address : null;
        return entry.Url is { } url && found.IsCut && !url.Contains('#') ? url + Target.Text[Target.Text.AsSpan().IndexOfAny('?', '#')..] : entry.Url;
    }

    /// <summary>The fragment of an address without its <c>#</c>; null if there is none.</summary>
    public static string? FragmentOf(string? url) => url is not null && RoutePath.FragmentOf(url) is { Length: > 0 } fragment ? fragment : null;
}
