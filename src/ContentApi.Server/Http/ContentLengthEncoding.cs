using System.Text;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>
/// How Kestrel decodes the value of <c>Content-Length</c>, which must be digits alone (RFC 9112, 6.3). Kestrel also takes <c>+38</c> for 38; where a proxy takes it for something else,
/// what one of them reads as a body is a request to the other. Here what is no digit becomes a letter, which Kestrel refuses with 400.
/// </summary>
sealed class ContentLengthEncoding : Encoding
{
    /// <summary>More than Kestrel takes: a longer number is cut here and refused there.</summary>
    const int MaxLength = 20;

    static readonly ContentLengthEncoding instance = new();

    /// <summary>For <see cref="Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.RequestHeaderEncodingSelector"/>: null stands for Kestrel's own way.</summary>
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
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);
    public override int GetMaxByteCount(int charCount) => Latin1.GetMaxByteCount(charCount);
}
