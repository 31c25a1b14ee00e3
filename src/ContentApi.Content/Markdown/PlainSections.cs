namespace ContentApi.Content.Markdown;

/// <summary>A text without markup, with its headings.</summary>
/// <param name="Text">See <see cref="MarkdownText.PlainText"/>.</param>
/// <param name="Headings">The headings and their offsets in <paramref name="Text"/>, ascending.</param>
readonly record struct PlainSections(string Text, IReadOnlyList<(int Start, MarkdownHeading Heading)> Headings)
{
    /// <summary>Returns the last heading at or before an offset; null before the first heading.</summary>
    public MarkdownHeading? HeadingAt(int place)
    {
        MarkdownHeading? heading = null;
        foreach (var (start, found) in Headings)
        {
            if (start > place) break;
            heading = found;
        }
        return heading;
    }
}
