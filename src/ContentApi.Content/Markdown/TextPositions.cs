using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown;

/// <summary>Turns offsets in a Markdown text into positions in its file.</summary>
sealed class TextPositions
{
    readonly MarkdownText source;
    readonly List<int> lineStarts = [0];

    public TextPositions(MarkdownText source) : this(source, source.Text) { }

    /// <param name="source">The text of the file.</param>
    /// <param name="text">The text whose lines count: that of the source, or what is left of it.</param>
    public TextPositions(MarkdownText source, string text)
    {
        this.source = source;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1)) lineStarts.Add(end + 1);
    }

    /// <param name="line">A line, from 0; a number beyond the end means the last line.</param>
    public int LineStart(int line) => lineStarts[Math.Min(line, lineStarts.Count - 1)];

    public TextPosition At(int offset)
    {
        if (!source.IsVerbatim) return source.Position;
        var line = lineStarts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        var column = offset - lineStarts[line];
        return line == 0
            ? new(source.Position.Line, source.Position.Column + column)
            : new(source.Position.Line + line, source.Indent + 1 + column);
    }
}
