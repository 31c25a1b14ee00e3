using System.Text.Json;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Translates the errors of <see cref="Utf8JsonReader"/> into messages for authors.</summary>
static class JsonFaults
{
    public static DocumentFaultException Translate(ReadOnlySpan<byte> utf8, int firstLine, JsonException error)
    {
        var offset = OffsetOf(utf8, error);
        var (message, hint) = Explain(utf8, ref offset, error.Message);
        return new(DiagnosticRules.JsonSyntax, new Utf8Positions(utf8, firstLine).At(offset), message, hint);
    }

    /// <summary>Returns the offset of the error. The exception has the number of line feeds before it, and of bytes after the last of these.</summary>
    static int OffsetOf(ReadOnlySpan<byte> utf8, JsonException error)
    {
        var lineStart = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
        {
            var end = utf8[lineStart..].IndexOf((byte)'\n');
            if (end < 0) break;
            lineStart += end + 1;
        }
        var offset = (int)Math.Min(lineStart + (error.BytePositionInLine ?? 0), utf8.Length);
        while (offset > 0 && offset < utf8.Length && (utf8[offset] & 0xC0) == 0x80) offset--; // not inside a character
        return offset;
    }

    static (string Message, string? Hint) Explain(ReadOnlySpan<byte> utf8, ref int offset, string message)
    {
        if (message.Contains("trailing comma", StringComparison.Ordinal))
        {
            offset = Math.Max(0, utf8[..offset].LastIndexOf((byte)','));
            return ("JSON allows no comma after the last value.", "Remove the comma.");
        }
        if (message.Contains("end of string", StringComparison.Ordinal))
        {
            offset = LastQuote(utf8);
            return ("The quote that opens here is never closed.", "Close it; inside a text, write a quote as \\\".");
        }
        if (utf8[offset..].IndexOfAnyExcept(" \t\r\n"u8) < 0 || message.Contains("end of a number", StringComparison.Ordinal))
            return ("The file ends before its objects and lists are closed.", "Close each '{' with '}' and each '[' with ']'.");
        if (message.Contains("within a JSON string", StringComparison.Ordinal)) return utf8[offset] switch
        {
            (byte)'\r' or (byte)'\n' => ("A text runs over the end of its line.", "Close the quote, or write the line end as \\n."),
            < 0x20 => ("A text holds a control character.", utf8[offset] == '\t' ? "Write a tab as \\t." : "Write it as a \\u escape, or remove it."),
            _ => ("A text holds a backslash that begins no escape.", "Write a backslash as \\\\."),
        };
        if (message.Contains("property name.", StringComparison.Ordinal) && message.Contains("after", StringComparison.Ordinal))
            return ("A colon is missing between a key and its value.", null);
        return utf8[offset] switch
        {
            (byte)'/' or (byte)'#' => ("JSON has no comments.", "Remove the comment, or make the file a .yaml file."),
            (byte)'\'' => ("JSON strings have double quotes.", "Write \" in place of '."),
            _ when message.Contains("start of a property name", StringComparison.Ordinal) => ("A key in double quotes is expected here.", null),
            _ when message.Contains("after a value", StringComparison.Ordinal) => ("A comma is missing before this value.", null),
            _ when message.Contains("after a single", StringComparison.Ordinal) => ("Text follows the end of the object.", null),
            _ when message.Contains("matching open", StringComparison.Ordinal) => ("This bracket does not match the last one that is open.", null),
            _ => ("A value is expected here: an object, a list, a text in double quotes, a number, true, false or null.", null),
        };
    }

    /// <summary>Returns the place of the quote that is never closed: the last one that is not escaped, since all texts before it are closed.</summary>
    static int LastQuote(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            var quote = utf8.LastIndexOf((byte)'"');
            if (quote < 0) return 0;
            var escapes = quote - 1 - utf8[..quote].LastIndexOfAnyExcept((byte)'\\');
            if (escapes % 2 == 0) return quote;
            utf8 = utf8[..quote];
        }
    }
}
