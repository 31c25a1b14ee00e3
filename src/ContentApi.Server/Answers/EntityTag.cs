using System.Buffers.Text;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Answers;

/// <summary>
/// Makes and compares strong entity tags (RFC 9110, 8.8.3). An answer is a function of commit and request, so its tag is a hash of both and is known before
/// the request is executed: a client that already has the answer costs no execution.
/// </summary>
static class EntityTag
{
    /// <summary>
    /// The length of an XXH128 hash, which has 22 characters in a tag: no two requests share one by accident. The hash is not cryptographic: a client that
    /// constructs two requests with one tag can only deceive its own cache.
    /// </summary>
    const int HashBytes = 16;

    const int ShortKey = 512;

    public static string Of(ReadOnlySpan<byte> content) => Quoted(XxHash128.Hash(content));

    /// <param name="fingerprint">The fingerprint of the content from which the request is answered.</param>
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

    /// <summary>Returns the tag of an answer in an encoding: other bytes have another tag (RFC 9110, 8.8.3.3).</summary>
    public static string In(ContentEncoding encoding, string tag) => encoding.Name() is { } name ? $"{tag[..^1]}.{name}\"" : tag;

    /// <summary>
    /// Whether <c>If-None-Match</c> lists the tag, in any encoding. Compares weakly, as RFC 9110, 13.1.2 requires: a proxy that compresses makes a tag weak.
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

    /// <summary>Whether <c>If-None-Match</c> lists <c>*</c>, which matches every tag.</summary>
    public static bool IsAnyListed(StringValues ifNoneMatch) =>
        ifNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(ifNoneMatch, out var listed) && listed.Any(item => item.Equals(EntityTagHeaderValue.Any));

    static string Quoted(ReadOnlySpan<byte> hash) => $"\"{Base64Url.EncodeToString(hash)}\"";
}
