namespace ContentApi.Content.Markdown;

/// <summary>How a request wants the HTML of a text.</summary>
/// <param name="IdPrefix">Precedes the ids of headings, footnotes and other elements, and the fragments of links to them.</param>
/// <param name="HeadingOffset">Added to the levels of headings, which stay at most 6.</param>
public sealed record HtmlVariant(string IdPrefix, int HeadingOffset)
{
    /// <summary>The maximum length of <see cref="IdPrefix"/>, in characters.</summary>
    public const int MaxPrefix = 64;

    /// <summary>The maximum of <see cref="HeadingOffset"/>: with it all headings have the level 6.</summary>
    public const int MaxOffset = 5;

    /// <summary>The HTML without a prefix and an offset, which is kept for further requests.</summary>
    public static HtmlVariant Default { get; } = new("", 0);

    /// <summary>Whether a prefix is one: a letter of ASCII, and letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c>. An empty one is valid.</summary>
    public static bool IsPrefix(string prefix) =>
        prefix.Length == 0 || prefix.Length <= MaxPrefix && char.IsAsciiLetter(prefix[0])
            && prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
