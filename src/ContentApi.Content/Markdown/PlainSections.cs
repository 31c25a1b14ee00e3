namespace ContentApi.Content.Markdown;

/// <summary>A text without markup, with its headings.</summary>
/// <param name="Text">As <see cref="MarkdownText.PlainText"/>.</param>
/// <param name="Headings">By their places in it.</param>
readonly record struct PlainSections(string Text, IReadOnlyList<(int Start, MarkdownHeading Heading)> Headings)
{
    /// <summary>The last heading at or before a place; null before the first.</summary>
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
