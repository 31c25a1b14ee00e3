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
    /// <see cref="Target"/> with the percent-encoding that is written: the name of a file may itself look encoded. Null if the link has none.
    /// </summary>
    public string? Written { get; init; }

    /// <summary>
    /// The target as a browser finds it from the public path of the page: with a slash in front, normalised and percent-decoded. Null for a link that is the
    /// same from everywhere, and for the text of an entry without a public path.
    /// </summary>
    public string? TargetFromPage { get; init; }

    /// <summary>
    /// The Markdown file that a relative link names from the root of the content, as Eleventy reads it, if <see cref="Target"/> is none. Null for any other
    /// link.
    /// </summary>
    public string? TargetFromRoot { get; init; }

    /// <summary>
    /// The file that template markup names, such as <c>ref</c> of Hugo or <c>link</c> of Jekyll. Such a link leads to a file or nowhere. Null for any other
    /// link.
    /// </summary>
    public FileReference? Reference { get; init; }
}
