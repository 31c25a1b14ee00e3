using System.Text;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>
/// Decodes the value of <c>Content-Length</c> for Kestrel, and replaces each byte that is not a digit by a letter, so that Kestrel answers 400 (RFC 9112, 6.3).
/// By itself Kestrel reads <c>+38</c> as 38. A proxy that reads it differently would take for a request what Kestrel takes for a body.
/// </summary>
sealed class ContentLengthEncoding : Encoding
{
    /// <summary>More digits than Kestrel accepts: a longer number is truncated here and refused by Kestrel.</summary>
    const int MaxLength = 20;

    static readonly ContentLengthEncoding instance = new();

    /// <summary>Returns the encoding of a header's value; null for Kestrel's default.</summary>
    public static Encoding? For(string header) => header == HeaderNames.ContentLength ? instance : null;

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var count = Math.Min(bytes.Length, MaxLength);
        for (var i = 0; i < count; i++) chars[i] = char.IsAsciiDigit((char)bytes[i]) ? (char)bytes[i] : 'x';
        return count;
    }

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetCharCount(byte[] bytes, int index, int count) => Math.Min(count, MaxLength);
    public override int GetMaxCharCount(int byteCount) => Math.Min(byteCount, MaxLength);
    public override int GetByteCount(char[] chars, int index, int count) => Latin1.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => Latin1.GetMaxByteCount(charCount);
}
