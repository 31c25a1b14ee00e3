using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown;

/// <summary>A link or image of a Markdown text that leads to another file or entry of the content.</summary>
/// <param name="Target">
/// The path of the target relative to the content root, normalised and percent-decoded; one that climbs out of the root keeps its <c>..</c>.
/// A leading slash of the author's is kept: the path is then one from the content root, or a public path of the site.
/// </param>
/// <param name="Suffix">The query and fragment as written, with <c>?</c> or <c>#</c>; empty if there are none.</param>
/// <param name="Position">The place of the link's first character in the file: <c>[</c>, or <c>!</c> for an image.</param>
public sealed record ContentLink(string Target, string Suffix, bool IsImage, TextPosition Position)
{
    /// <summary>
    /// For a link that names a file: the path of the file from the root of the content, if <see cref="Target"/> is none. Template markup makes such links, as
    /// <c>ref</c> of Hugo and <c>link</c> of Jekyll do, and so does a relative path of a Markdown file. The link leads to a file or nowhere. Null for any
    /// other link.
    /// </summary>
    public string? TargetFromRoot { get; init; }
}
