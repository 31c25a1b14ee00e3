using System.Buffers;
using System.Text;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Turns byte offsets in UTF-8 text, which must not decrease, into positions as <see cref="LinePositions"/> does.</summary>
/// <param name="utf8">The text.</param>
/// <param name="firstLine">The line of the file on which the text begins, at column 1.</param>
ref struct Utf8Positions(ReadOnlySpan<byte> utf8, int firstLine = 1)
{
    readonly ReadOnlySpan<byte> utf8 = utf8;
    int line = firstLine;
    int column = 1;
    int reached;

    /// <summary>Returns the first byte that is not valid UTF-8, with its position. There must be one.</summary>
    public static (int Offset, TextPosition Position) OfFirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == OperationStatus.Done) valid += length;
        return (valid, new Utf8Positions(bytes).At(valid));
    }

    /// <param name="offset">An offset not before the last one; the bytes before it are valid UTF-8.</param>
    public TextPosition At(int offset)
    {
        offset = Math.Clamp(offset, reached, utf8.Length);
        while (true)
        {
            var lineEnd = utf8[reached..offset].IndexOfAny((byte)'\r', (byte)'\n');
            if (lineEnd < 0) break;
            var next = reached + lineEnd + 1;
            if (utf8[next - 1] == '\r' && next < utf8.Length && utf8[next] == '\n') next++;
            if (next > offset) return new(line, column + lineEnd + 1); // between CR and LF
            line++;
            column = 1;
            reached = next;
        }
        column += Encoding.UTF8.GetCharCount(utf8[reached..offset]);
        reached = offset;
        return new(line, column);
    }
}
