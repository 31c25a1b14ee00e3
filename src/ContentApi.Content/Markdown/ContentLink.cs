using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown;

/// <summary>A link or image of a Markdown text that leads to another file or entry of the content.</summary>
/// <param name="Target">
/// The path relative to the content root, normalised and percent-decoded; one that climbs out of the root keeps its <c>..</c>.
/// What the author wrote with a leading slash keeps it: a path from the content root, or a public path of the site.
/// </param>
/// <param name="Suffix">The query and fragment as written, with <c>?</c> or <c>#</c>; or empty.</param>
/// <param name="Position">Where the link begins in the file: its <c>[</c>, or <c>!</c> for an image.</param>
public sealed record ContentLink(string Target, string Suffix, bool IsImage, TextPosition Position);
