using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Refuses files that are not text in UTF-8: other encodings, Git LFS pointers and binary files.</summary>
static class FileBytes
{
    /// <summary>A pointer of Git LFS is shorter than this (git-lfs, docs/spec.md, "The Pointer").</summary>
    const int MaxPointerLength = 1024;

    /// <summary>The number of bytes by which an encoding is recognised: a multiple of four.</summary>
    const int HeadLength = 1024;

    /// <summary>C0 controls and DEL, without tab, line feed, form feed and carriage return. NUL is among them.</summary>
    static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 12, 13]).Append(127).Select(code => (byte)code)]);

    static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 128).Where(code => Controls.Contains((byte)code)).Select(code => (char)code)]);

    /// <param name="bytes">The file, with a byte order mark if it has one.</param>
    /// <returns>The text without its byte order mark, valid UTF-8.</returns>
    /// <exception cref="DocumentFaultException">The file is not text.</exception>
    public static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> bytes)
    {
        if (OtherEncoding(bytes) is { } encoding)
            throw new DocumentFaultException(DiagnosticRules.InvalidUtf8, TextPosition.Start, $"The file is {encoding}, not UTF-8.",
                "Save the file with the encoding UTF-8.");
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (!Utf8.IsValid(bytes))
        {
            var (offset, position) = Utf8Positions.OfFirstInvalid(bytes);
            throw bytes.Contains((byte)0) ? Binary(bytes, bytes.IndexOf((byte)0), isValid: false)
                : new DocumentFaultException(DiagnosticRules.InvalidUtf8, position, $"The byte 0x{bytes[offset]:X2} is not valid UTF-8 here.",
                    "Save the file with the encoding UTF-8; it may be Windows-1252 or Latin-1 now.");
        }
        if (IsLfsPointer(bytes))
            throw new DocumentFaultException(DiagnosticRules.LfsPointer, TextPosition.Start,
                "This is a pointer of Git LFS: the file itself is not in the repository.",
                "Commit the file itself: take its path out of .gitattributes, then run 'git lfs untrack' and 'git add --renormalize'.");
        if (bytes.IndexOf((byte)0) is var nul and >= 0) throw Binary(bytes, nul, isValid: true);
        return bytes;
    }

    /// <summary>Refuses control characters, for syntaxes whose reader does not refuse them.</summary>
    /// <exception cref="DocumentFaultException">The text has a control character other than a tab, an end of line and a form feed.</exception>
    public static void RefuseControls(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny(Controls) is var offset and >= 0)
            throw new DocumentFaultException(DiagnosticRules.BinaryFile, new Utf8Positions(utf8).At(offset),
                $"The control character U+{utf8[offset]:X4} is here, which no text has.", "Remove it; in most editors it is invisible.");
    }

    /// <summary>Drops control characters from a text, such as those that a PDF leaves in what is copied from it. Each is reported.</summary>
    /// <param name="text">The text, with line ends <c>\n</c>.</param>
    /// <param name="start">The place of the text in its file.</param>
    /// <param name="diagnostics">Receives the warnings.</param>
    public static string WithoutControls(string text, TextPosition start, DiagnosticBag diagnostics)
    {
        var at = text.AsSpan().IndexOfAny(ControlCharacters);
        if (at < 0) return text;
        var (kept, from, positions) = (new StringBuilder(text.Length), 0, new LinePositions(text, start.Line));
        for (; at >= 0; at = text.AsSpan(from).IndexOfAny(ControlCharacters) is var next and >= 0 ? from + next : -1)
        {
            kept.Append(text, from, at - from);
            from = at + 1;
            if (!diagnostics.TakesWarnings) continue;
            var position = positions.At(at);
            diagnostics.Report(DiagnosticRules.ControlCharacter,
                position.Line == start.Line ? position with { Column = position.Column + start.Column - 1 } : position,
                $"The control character U+{(int)text[at]:X4} is here; it is not served.", "Remove it; in most editors it is invisible.");
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }

    static DocumentFaultException Binary(ReadOnlySpan<byte> bytes, int offset, bool isValid) => new(
        DiagnosticRules.BinaryFile, isValid ? new Utf8Positions(bytes).At(offset) : TextPosition.Start,
        "The file has a byte 0x00, which no text has: it is a binary file.", "Commit the text; give a binary file its own extension, such as .png.");

    /// <summary>Recognises other encodings by their byte order mark, or else by what the first kilobyte is in them.</summary>
    static string? OtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => "UTF-32 LE",
        [0, 0, 0xFE, 0xFF, ..] => "UTF-32 BE",
        [0xFF, 0xFE, ..] => "UTF-16 LE",
        [0xFE, 0xFF, ..] => "UTF-16 BE",
        _ => UnmarkedEncoding(bytes),
    };

    static string? UnmarkedEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        // Every text in these encodings has an ASCII character, if only the end of a line, and so a zero byte.
        if (!head.Contains((byte)0)) return null;
        if (IsUtf32(head, isLittle: true)) return "UTF-32 LE";
        if (IsUtf32(head, isLittle: false)) return "UTF-32 BE";
        var isUtf8 = Utf8.IsValid(bytes);
        var (little, big) = (AsciiInUtf16(head, isLittle: true, isUtf8), AsciiInUtf16(head, isLittle: false, isUtf8));
        return little == 0 && big == 0 ? null : little >= big ? "UTF-16 LE" : "UTF-16 BE";
    }

    /// <summary>Whether each four bytes are the number of a character that texts have.</summary>
    static bool IsUtf32(ReadOnlySpan<byte> head, bool isLittle)
    {
        for (var i = 0; i + 4 <= head.Length; i += 4)
        {
            var code = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(head[i..]) : BinaryPrimitives.ReadUInt32BigEndian(head[i..]);
            if (!Rune.IsValid(code) || !IsOfText(code)) return false;
        }
        return head.Length >= 8;
    }

    /// <summary>
    /// Counts the characters below U+0100 of a text in UTF-16, each of which has a zero byte. Two texts are no UTF-16: one with characters that no text has,
    /// such as a binary file, and one that is valid UTF-8 unless nearly all its characters are of alphabets (below U+2000). Text in UTF-8 with some zero bytes
    /// would be Chinese.
    /// </summary>
    /// <returns>The number; 0 if the text is no UTF-16.</returns>
    static int AsciiInUtf16(ReadOnlySpan<byte> head, bool isLittle, bool isUtf8)
    {
        var (units, letters, ascii) = (head.Length / 2, 0, 0);
        var isPair = false;
        for (var i = 0; i < units; i++)
        {
            var unit = (char)(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(head[(2 * i)..]) : BinaryPrimitives.ReadUInt16BigEndian(head[(2 * i)..]));
            if (char.IsLowSurrogate(unit) != isPair || !IsOfText(unit)) return 0;
            isPair = char.IsHighSurrogate(unit);
            if (unit < 0x2000) letters++;
            if (unit < 0x100) ascii++;
        }
        return units >= 2 && (!isUtf8 || 4 * letters >= 3 * units) ? ascii : 0;
    }

    static bool IsOfText(uint code) => code >= 0x20 ? code is not (0xFFFE or 0xFFFF) : code is '\t' or '\n' or '\f' or '\r';

    /// <summary>Whether the file is a pointer: lines of a key and a value, of which the first is the version and one is the object's name.</summary>
    static bool IsLfsPointer(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length >= MaxPointerLength || !utf8.StartsWith("version https://"u8)) return false;
        var hasObject = false;
        for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
        {
            var line = lines.Text;
            if (lines.Number == 1 && line.IndexOf("git-lfs"u8) < 0 && line.IndexOf("hawser"u8) < 0) return false;
            if (lines.Number > 1 && !line.IsEmpty && !line.StartsWith("ext-"u8) && !line.StartsWith("oid "u8) && !line.StartsWith("size "u8)) return false;
            hasObject |= line.StartsWith("oid "u8);
        }
        return hasObject;
    }
}
