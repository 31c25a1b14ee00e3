using ContentApi.Content.Entries;

namespace ContentApi.Content.Routes;

/// <summary>A redirect from a public path that is not an entry's own.</summary>
/// <param name="From">The path as it was written or requested.</param>
/// <param name="To">A path of the site, or an absolute URL.</param>
/// <param name="Status">The HTTP status: 301, 302, 307 or 308 (RFC 9110, 15.4).</param>
/// <param name="Entry">The entry at the target; null if that is on another site, or a path at which content has no entry.</param>
public sealed record Redirect(string From, string To, int Status, Entry? Entry)
{
    public const int MovedPermanently = 301;

    /// <summary>Whether the status is 301 or 308, by which search engines replace the old path with the new one.</summary>
    public bool IsPermanent => Status is MovedPermanently or 308;
}
