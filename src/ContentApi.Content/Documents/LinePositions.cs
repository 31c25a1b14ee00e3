using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Turns offsets in a text into positions in its file. Lines end with LF, CRLF or CR. The lines are found once; each position then costs a binary search,
/// in whatever order offsets are given and however long a line is.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="firstLine">The line of the file on which the text begins, at column 1.</param>
sealed class LinePositions(string text, int firstLine)
{
    readonly List<int> lineStarts = LineStarts(text);

    /// <summary>Index of the line of the last position: the next position is mostly on the same line.</summary>
    int latest;

    /// <param name="offset">An offset in the text, from 0; one beyond the end gives the position of the end.</param>
    public TextPosition At(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        if (!IsOnLine(offset, latest))
        {
            latest = lineStarts.BinarySearch(offset);
            if (latest < 0) latest = ~latest - 1;
        }
        return new(firstLine + latest, offset - lineStarts[latest] + 1);
    }

    bool IsOnLine(int offset, int line) => offset >= lineStarts[line] && (line + 1 == lineStarts.Count || offset < lineStarts[line + 1]);

    static List<int> LineStarts(ReadOnlySpan<char> text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; text[at..].IndexOfAny('\r', '\n') is var length and >= 0;)
        {
            at += length + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            starts.Add(at);
        }
        return starts;
    }
}
