using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>Creates the error for a text that does not parse.</summary>
static class SyntaxErrors
{
    public static GraphQLException At(Source source, int offset, string message) =>
        new(new GraphQLError($"Syntax Error: {message}", ErrorCodes.ParseFailed, [Locate(source, offset)]));

    /// <summary>
    /// Returns the line, and the column in UTF-16 code units, of a byte offset. Scans the text from its start: this is slow, but errors are rare. The text
    /// before <paramref name="offset"/> must be valid UTF-8.
    /// </summary>
    public static ErrorLocation Locate(Source source, int offset)
    {
        var text = source.Body.Span;
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < offset; i++)
        {
            if (!IsLineEnd(text, i)) continue;
            line++;
            lineStart = i + 1;
        }
        return new(line, Encoding.UTF8.GetCharCount(text[lineStart..offset]) + 1, source.NameInErrors);
    }

    /// <summary>Whether a byte is the last of a line end: <c>\n</c>, <c>\r</c> or <c>\r\n</c> (specification, 2.1.2).</summary>
    static bool IsLineEnd(ReadOnlySpan<byte> text, int i) =>
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
}
