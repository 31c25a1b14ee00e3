using System.Buffers;
using System.Text.Unicode;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Refuses files that are not text in UTF-8: other encodings, Git LFS pointers and binary files.</summary>
static class FileBytes
{
    /// <summary>A pointer of Git LFS is shorter than this (git-lfs, docs/spec.md, "The Pointer").</summary>
    const int MaxPointerLength = 1024;

    /// <summary>C0 controls and DEL, without tab, line feed, form feed and carriage return. NUL is among them.</summary>
    static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 12, 13]).Append(127).Select(code => (byte)code)]);

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

    static DocumentFaultException Binary(ReadOnlySpan<byte> bytes, int offset, bool isValid) => new(
        DiagnosticRules.BinaryFile, isValid ? new Utf8Positions(bytes).At(offset) : TextPosition.Start,
        "The file has a byte 0x00, which no text has: it is a binary file.", "Commit the text; give a binary file its own extension, such as .png.");

    /// <summary>
    /// Recognises other encodings by their byte order mark, or else by the zero bytes of two ASCII characters at the beginning, as YAML (1.2.2, 5.2) and JSON
    /// (RFC 4627, 3) have it.
    /// </summary>
    static string? OtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => "UTF-32 LE",
        [0, 0, 0xFE, 0xFF, ..] => "UTF-32 BE",
        [0xFF, 0xFE, ..] => "UTF-16 LE",
        [0xFE, 0xFF, ..] => "UTF-16 BE",
        [var a, 0, 0, 0, var b, 0, 0, 0, ..] when IsAscii(a) && IsAscii(b) => "UTF-32 LE",
        [0, 0, 0, var a, 0, 0, 0, var b, ..] when IsAscii(a) && IsAscii(b) => "UTF-32 BE",
        [var a, 0, var b, 0, ..] when IsAscii(a) && IsAscii(b) => "UTF-16 LE",
        [0, var a, 0, var b, ..] when IsAscii(a) && IsAscii(b) => "UTF-16 BE",
        _ => null,
    };

    static bool IsAscii(byte code) => code is >= 0x20 and < 0x7F or (byte)'\t' or (byte)'\r' or (byte)'\n';

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
