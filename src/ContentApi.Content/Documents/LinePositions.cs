using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Turns offsets in a text into places in its file. Lines end with LF, CRLF or CR. The text is searched for its lines once; each place then costs a binary
/// search, in whatever order places are asked for and however long a line is.
/// </summary>
/// <param name="firstLine">The line of the file that the text begins on, at column 1.</param>
sealed class LinePositions(string text, int firstLine)
{
    readonly List<int> lineStarts = LineStarts(text);

    /// <summary>The line of the last place: the next one is mostly on it.</summary>
    int latest;

    /// <param name="offset">From 0; one past the end gives the end.</param>
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
