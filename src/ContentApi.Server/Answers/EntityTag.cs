using System.Buffers.Text;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Answers;

/// <summary>
/// Strong entity tags (RFC 9110, 8.8.3). An answer is a function of commit and request, so its tag is a hash of these and known before it is
/// executed: a client that has the answer already costs no execution.
/// </summary>
static class EntityTag
{
    /// <summary>
    /// Of XXH128, which is not cryptographic: who looks for two requests with one tag can only deceive the cache that is their own. 22 characters, which no two requests share by accident.
    /// </summary>
    const int HashBytes = 16;

    const int ShortKey = 512;

    public static string Of(ReadOnlySpan<byte> content) => Quoted(XxHash128.Hash(content));

    /// <param name="fingerprint">Of the content that is answered from.</param>
    /// <param name="kind">See <see cref="AnswerKey"/>.</param>
    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    public static string Of(ReadOnlySpan<byte> fingerprint, byte kind, ReadOnlySpan<byte> key)
    {
        var length = fingerprint.Length + 1 + key.Length;
        Span<byte> buffer = length <= ShortKey ? stackalloc byte[ShortKey] : new byte[length];
        fingerprint.CopyTo(buffer);
        buffer[fingerprint.Length] = kind;
        key.CopyTo(buffer[(fingerprint.Length + 1)..]);
        Span<byte> hash = stackalloc byte[HashBytes];
        XxHash128.Hash(buffer[..length], hash);
        return Quoted(hash);
    }

    /// <summary>The tag of the same answer in another encoding: other bytes have another tag (RFC 9110, 8.8.3.3).</summary>
    public static string In(ContentEncoding encoding, string tag) => encoding.Name() is { } name ? $"{tag[..^1]}.{name}\"" : tag;

    /// <summary>
    /// Whether <c>If-None-Match</c> lists the tag, in any encoding. It compares weakly, as RFC 9110, 13.1.2 asks: a proxy that compresses makes a tag weak.
    /// </summary>
    public static bool IsListed(StringValues ifNoneMatch, string tag)
    {
        if (ifNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(ifNoneMatch, out var listed)) return false;
        foreach (var item in listed)
        {
            if (item.Tag.Equals(tag, StringComparison.Ordinal)) return true;
            foreach (var encoding in ContentEncodings.All)
                if (item.Tag.Equals(In(encoding, tag), StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether <c>If-None-Match</c> is <c>*</c>: whatever answer there is, the client has one.</summary>
    public static bool IsAnyListed(StringValues ifNoneMatch) =>
        ifNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(ifNoneMatch, out var listed) && listed.Any(item => item.Equals(EntityTagHeaderValue.Any));

    static string Quoted(ReadOnlySpan<byte> hash) => $"\"{Base64Url.EncodeToString(hash)}\"";
}
