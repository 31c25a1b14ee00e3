using System.Buffers;
using ContentApi.Content.Diagnostics;
using Tomlyn.Syntax;
using TextPosition = ContentApi.Content.Diagnostics.TextPosition;

namespace ContentApi.Content.Documents;

/// <summary>The errors of TOML as messages for authors, each at the place where the author must look.</summary>
static class TomlFaults
{
    const string QuoteIt = "Put a text in double quotes.";

    /// <summary>C0 controls and DEL, without tab and the ends of lines.</summary>
    static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 13]).Append(127).Select(code => (char)code)]);

    static DocumentFaultException At(TextPosition position, string message, string? hint) => new(DiagnosticRules.TomlSyntax, position, message, hint);

    public static DocumentFaultException Duplicate(string key, TextPosition position, TextPosition first) => At(position,
        $"The key {Quote.Text(key)} has a value or a table already, from line {first.Line}.",
        "Keep one of the two; a table is written once, with all its keys, or as [[...]] if there are several.");

    public static DocumentFaultException KeyExpected(string source, int offset, LinePositions positions) => At(positions.At(offset),
        $"A key is expected here, not {Found(source, offset)}.",
        "Write 'key = value'; put a key with other characters than letters, digits, - and _ in quotes.");

    public static DocumentFaultException EqualSignExpected(string source, int offset, string key, LinePositions positions) => At(positions.At(offset),
        $"An '=' is expected after the key {Quote.Text(key)}, not {Found(source, offset)}.",
        offset < source.Length && source[offset] == ':' ? "Write 'key = value': a colon is YAML." : "Write 'key = value'; put a key with spaces in quotes.");

    public static DocumentFaultException ValueExpected(string source, int offset, LinePositions positions) => At(positions.At(offset),
        $"A value is expected here, not {Found(source, offset)}.", QuoteIt);

    public static DocumentFaultException CommaExpected(string source, int offset, char open, LinePositions positions) => At(positions.At(offset),
        $"A ',' or '{Closing(open)}' is expected here, not {Found(source, offset)}.", "Separate the values with commas.");

    public static DocumentFaultException NotClosed(char open, TextPosition position) => At(position,
        $"The '{open}' that opens here is never closed.", $"Close it with '{Closing(open)}'.");

    public static DocumentFaultException HeaderNotClosed(string source, int offset, bool isList, LinePositions positions) => At(positions.At(offset),
        $"The header of a table ends with '{(isList ? "]]" : "]")}', not {Found(source, offset)}.",
        "Put a name with other characters than letters, digits, - and _ in quotes.");

    public static DocumentFaultException TextAfterValue(string source, int offset, LinePositions positions) => At(positions.At(offset),
        $"{Sentence(Found(source, offset))} follows the end of the value.", "Begin each key on a line of its own; put a text in quotes.");

    public static DocumentFaultException Unexpected(string source, int offset, LinePositions positions) => At(positions.At(offset),
        $"{Sentence(Found(source, offset))} cannot be here.", "Remove it, or put it in quotes as a part of a text.");

    public static DocumentFaultException Unreadable(int offset, LinePositions positions) => At(positions.At(offset),
        "The text that begins here has an escape that names no character.", "Write the character itself.");

    static char Closing(char open) => open == '[' ? ']' : '}';

    /// <summary>Translates an error of Tomlyn 2's lexer by the words of its message.</summary>
    /// <param name="source">The text.</param>
    /// <param name="error">The error.</param>
    /// <param name="token">The offset of the token in which it is.</param>
    /// <param name="positions">The positions of the text.</param>
    public static DocumentFaultException Translate(string source, DiagnosticMessage error, int token, LinePositions positions)
    {
        var offset = Math.Min(error.Span.Offset, source.Length);
        var place = positions.At(offset);
        bool Says(string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

        if (Says("escape character") || Says("Invalid escape"))
            return At(place, "The text holds a backslash that begins no escape.", "Write a backslash as \\\\, or put the text in single quotes.");
        if (Says("Unicode scalar"))
            return At(place, "The escape names no character: it is half of a surrogate pair, or too large.", "Write the character itself.");
        if (Says("newline in a string"))
            return At(place, "The text runs over the end of its line.", "Close the quote, or put the text between \"\"\" and \"\"\".");
        if (Says("End-Of-File")) return At(positions.At(token), "The quote that opens here is never closed.", "Close it.");
        if (Says("control character") || Says("\\r not followed"))
        {
            // Tomlyn names the beginning of a text for a character inside it.
            var control = source.AsSpan(offset).IndexOfAny(Controls) is var found and >= 0 ? offset + found : offset;
            return At(positions.At(control), $"TOML does not allow {Found(source, control)} here.", "Remove it, or write it as an escape.");
        }
        if (Says("date time"))
            return At(place, $"{Word(source, offset)} is not a date or a time.", "Write it as 2024-05-01T09:30:00Z, or put a text in quotes.");
        if (Says("leading zero") || Says("leading 0"))
            return At(place, "A number has no zero before its first digit.", "Remove the zero, or put the number in quotes: it is a text then.");
        if (Says("underscore")) return At(place, "An underscore in a number has a digit on each side.", "Remove it.");
        if (Says("capital")) return At(place, "The letter of a hexadecimal, octal or binary number is small: 0x, 0o, 0b.", "Write it small.");
        if (Says("parse integer")) return At(place, "An integer has at most 64 bits.", "Put the number in quotes.");
        return At(place, $"The number cannot be read: a digit is expected here, not {Found(source, offset)}.", QuoteIt);
    }

    static string Word(string source, int offset)
    {
        var rest = source.AsSpan(offset);
        var end = rest.IndexOfAny(" \t\r\n,]}");
        return Quote.Text((end < 0 ? rest : rest[..end]).ToString());
    }

    static string Sentence(string found) => char.ToUpperInvariant(found[0]) + found[1..];

    static string Found(string source, int offset)
    {
        if (offset >= source.Length) return "the end of the text";
        var character = source[offset];
        if (character is '\r' or '\n') return "the end of the line";
        if (char.IsControl(character) || character is '\uFEFF' or '\u00A0') return $"the character U+{(int)character:X4}";
        if (!char.IsLetterOrDigit(character))
            return Quote.Text(source.Substring(offset, char.IsSurrogate(character) ? Math.Min(2, source.Length - offset) : 1));
        var end = offset;
        while (end < source.Length && end < offset + 40 && (char.IsLetterOrDigit(source[end]) || source[end] is '_' or '-')) end++;
        return Quote.Text(source[offset..end]);
    }
}
