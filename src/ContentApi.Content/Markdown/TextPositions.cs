using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown;

/// <summary>Turns offsets in a Markdown text into positions in its file.</summary>
sealed class TextPositions
{
    readonly MarkdownText source;
    readonly List<int> lineStarts;

    public TextPositions(MarkdownText source)
    {
        this.source = source;
        lineStarts = LineStarts(source.Text);
    }

    /// <summary>Returns the offsets at which the lines of a text begin.</summary>
    public static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1)) starts.Add(end + 1);
        return starts;
    }

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
