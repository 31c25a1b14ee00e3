using ContentApi.Content.Entries;

namespace ContentApi.Content.Routes;

/// <summary>Where a public path leads that is no entry's own.</summary>
/// <param name="From">The path as it was written.</param>
/// <param name="To">A path of the site, or an absolute URL.</param>
/// <param name="Status">Of HTTP: 301, 302, 307 or 308 (RFC 9110, 15.4).</param>
/// <param name="Entry">What is found there; null for another site, or a page that content knows nothing of.</param>
public sealed record Redirect(string From, string To, int Status, Entry? Entry)
{
    public const int MovedPermanently = 301;

    /// <summary>Whether search engines should forget the old path.</summary>
    public bool IsPermanent => Status is MovedPermanently or 308;
}
