namespace ContentApi.Content.Markdown;

/// <summary>A heading of a Markdown text.</summary>
/// <param name="Level">The level: 1 to 6.</param>
/// <param name="Text">The text without markup, on one line.</param>
/// <param name="Id">The <c>id</c> of the element in the HTML, made as GitHub makes it; unique in the Markdown text.</param>
public sealed record MarkdownHeading(int Level, string Text, string Id);

/// <summary>A heading with the headings below it.</summary>
/// <param name="Level">The level: 1 to 6.</param>
/// <param name="Text">See <see cref="MarkdownHeading"/>.</param>
/// <param name="Id">See <see cref="MarkdownHeading"/>.</param>
/// <param name="Children">The headings below this one. The tree has at most six levels.</param>
public sealed record TocEntry(int Level, string Text, string Id, IReadOnlyList<TocEntry> Children)
{
    /// <summary>Nests headings: each is a child of the nearest one before it that has a lower level, also if levels are skipped.</summary>
    public static IReadOnlyList<TocEntry> Nest(IReadOnlyList<MarkdownHeading> headings)
    {
        var top = new List<TocEntry>();
        var open = new Stack<(int Level, List<TocEntry> Children)>();
        open.Push((0, top));
        foreach (var heading in headings)
        {
            while (open.Peek().Level >= heading.Level) open.Pop();
            var children = new List<TocEntry>();
            open.Peek().Children.Add(new(heading.Level, heading.Text, heading.Id, children));
            open.Push((heading.Level, children));
        }
        return top;
    }
}
