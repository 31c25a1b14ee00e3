using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Turns offsets in a text into places in its file. Lines end with LF, CRLF or CR. An offset that is not before the last one asked for costs
/// only the way between them, so that reading a text from its beginning to its end costs its length once.
/// </summary>
/// <param name="firstLine">The line of the file that the text begins on, at column 1.</param>
sealed class LinePositions(string text, int firstLine)
{
    int linesBefore;
    int lineStart;

    /// <param name="offset">From 0; one past the end gives the end.</param>
    public TextPosition At(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        if (offset < lineStart) (linesBefore, lineStart) = (0, 0);
        while (true)
        {
            var lineEnd = text.AsSpan(lineStart, offset - lineStart).IndexOfAny('\r', '\n');
            if (lineEnd < 0) break;
            var next = lineStart + lineEnd + 1;
            if (text[next - 1] == '\r' && next < text.Length && text[next] == '\n') next++;
            if (next > offset) break; // between CR and LF
            linesBefore++;
            lineStart = next;
        }
        return new(firstLine + linesBefore, offset - lineStart + 1);
    }
}
