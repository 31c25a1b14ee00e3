using System.Text;

namespace ContentApi.Tests;

/// <summary>Damages documents as bytes, whatever their format: flips bits; deletes, copies, inserts, repeats and nests pieces; truncates.</summary>
static class ByteDamage
{
    static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xF0, 0x9F],
        "\r\n"u8.ToArray(), "\\u"u8.ToArray(), "\\ud800"u8.ToArray(), "\\u{110000}"u8.ToArray(),
        "9999999999999999999999"u8.ToArray(), "1e999"u8.ToArray(), "-"u8.ToArray(), "\"\"\""u8.ToArray(), "__typename"u8.ToArray(), "...F0"u8.ToArray(),
        "fragment F0 on Query { ...F0 }"u8.ToArray(), "@skip(if: $x)"u8.ToArray(), "($x: Int = $x)"u8.ToArray(),
        "null"u8.ToArray(), "{}"u8.ToArray(), "[]"u8.ToArray(),
    ];

    static readonly string[] Levels = ["{", "[", "(", "{a", "{a:", "[{a:", "...{", "...on Query{", "\"", "{\"a\":", "{\"a\":[", "query Q($v:[", "#"];

    public static byte[] Of(byte[] text, IReadOnlyList<byte[]> corpus, Chance chance)
    {
        var bytes = text.ToList();
        for (var count = 1 + chance.Below(4); count > 0; count--)
        {
            var at = chance.Below(bytes.Count + 1);
            var length = Math.Min(bytes.Count - at, 1 + chance.Below(30));
            switch (chance.Below(9))
            {
                case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << chance.Below(8)); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, chance.Among(Pieces)); break;
                case 4:
                    // A piece of another document.
                    var other = chance.Among(corpus);
                    var from = chance.Below(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + 1 + chance.Below(60))]);
                    break;
                case 5 when chance.Percent(20): bytes.InsertRange(at, Repeat(bytes.GetRange(at, Math.Min(length, 12)), 1 + chance.Below(2_000))); break;
                case 6 when chance.Percent(20): bytes.InsertRange(at, Repeat(Encoding.UTF8.GetBytes(chance.Of(Levels)), 1 + chance.Below(20_000))); break;
                case 7: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(TextDamage.Characters("{a(b:[\"c\",1.5])@d...e}", chance))); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Formats at most the first 2,000 bytes for a message; bytes that are not printable ASCII become <c>\xNN</c>.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes[..Math.Min(bytes.Length, 2_000)]) _ = b is >= 0x20 and < 0x7F ? text.Append((char)b) : text.Append($"\\x{b:x2}");
        return bytes.Length > 2_000 ? $"{text}... ({bytes.Length} bytes)" : text.ToString();
    }

    static IEnumerable<byte> Repeat(IReadOnlyList<byte> piece, int times) => Enumerable.Repeat(piece, times).SelectMany(bytes => bytes);
}
