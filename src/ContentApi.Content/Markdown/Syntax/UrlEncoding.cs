using System.Buffers;
using System.Globalization;
using System.Text;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Writes an address as HTML and the API have it: characters that no URL has are percent-encoded, and a host with letters of other scripts has its name in
/// ASCII (RFC 3987, RFC 5891). What is encoded already stays as it is.
/// </summary>
static class UrlEncoding
{
    static readonly SearchValues<char> safe =
        SearchValues.Create("!#$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");

    static readonly IdnMapping idn = new();

    public static string Encode(string address)
    {
        if (!address.AsSpan().ContainsAnyExcept(safe)) return address;
        var encoded = new StringBuilder(address.Length + 16);
        var (start, length) = HostOf(address);
        if (length == 0 || Ascii.IsValid(address.AsSpan(start, length)) || AsciiHost(address.Substring(start, length)) is not { } host)
            return Append(encoded, address).ToString();
        Append(encoded, address.AsSpan(0, start));
        Append(encoded, host);
        return Append(encoded, address.AsSpan(start + length)).ToString();
    }

    static (int Start, int Length) HostOf(string address)
    {
        var start = address.StartsWith("//", StringComparison.Ordinal) ? 2
            : address.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme ? scheme + 3 : -1;
        if (start < 0) return (0, 0);
        var length = address.AsSpan(start).IndexOfAny("/?#:");
        return (start, length < 0 ? address.Length - start : length);
    }

    /// <summary>Returns the name of the host in ASCII; null if it is not a valid name.</summary>
    static string? AsciiHost(string host)
    {
        try
        {
            return idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static StringBuilder Append(StringBuilder encoded, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (text.IndexOfAnyExcept(safe) is >= 0 and var at)
        {
            encoded.Append(text[..at]);
            Rune.DecodeFromUtf16(text[at..], out var rune, out var taken);
            foreach (var unit in utf8[..rune.EncodeToUtf8(utf8)]) encoded.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
            text = text[(at + taken)..];
        }
        return encoded.Append(text);
    }
}
