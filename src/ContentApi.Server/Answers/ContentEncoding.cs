using System.Buffers;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Answers;

/// <summary>A content coding (RFC 9110, 8.4.1). A value's name in lower case is its name in the headers.</summary>
enum ContentEncoding : byte { Identity, Br, Gzip }

static class ContentEncodings
{
    /// <summary>The shortest body that is compressed, in bytes. A shorter one fits into one packet either way.</summary>
    public const int ShortestBody = 860;

    /// <summary>Quality 4 takes a third of the time of 6 and gives 3 % more bytes: 14 KB of JSON in 0.2 ms.</summary>
    const int BrotliQuality = 4;

    const int BrotliWindow = 22;

    /// <summary>JSON is nearly always compressed to less than its length divided by this.</summary>
    const int UsualRatio = 3;

    public static IReadOnlyList<ContentEncoding> All { get; } = Enum.GetValues<ContentEncoding>();

    public static string? Name(this ContentEncoding encoding) => encoding switch { ContentEncoding.Br => "br", ContentEncoding.Gzip => "gzip", _ => null };

    /// <summary>
    /// Returns the best encoding that a client accepts by <c>Accept-Encoding</c> (RFC 9110, 12.5.3). Of equal ones Brotli is chosen, which gives the fewest
    /// bytes.
    /// </summary>
    public static ContentEncoding Negotiate(StringValues accept)
    {
        if (accept.Count == 0) return ContentEncoding.Identity;
        // The values that browsers send need no parsing.
        if (accept.Count == 1 && accept[0] is "gzip, deflate, br, zstd" or "gzip, deflate, br") return ContentEncoding.Br;
        if (!StringWithQualityHeaderValue.TryParseList(accept!, out var listed)) return ContentEncoding.Identity;
        double? Quality(string name) =>
            listed.FirstOrDefault(item => item.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } item ? item.Quality ?? 1 : null;
        var others = Quality("*") ?? 0;
        var (br, gzip) = (Quality("br") ?? others, Quality("gzip") ?? others);
        // Identity is acceptable unless it is excluded; a body is sent as it is rather than refused.
        var identity = Quality("identity") ?? 0;
        if (br > 0 && br >= gzip && br >= identity) return ContentEncoding.Br;
        return gzip > 0 && gzip >= identity ? ContentEncoding.Gzip : ContentEncoding.Identity;
    }

    public static byte[] Compress(ReadOnlySpan<byte> body, ContentEncoding encoding)
    {
        if (encoding == ContentEncoding.Br)
        {
            // Grows as needed: a buffer for the worst case would be as long as the body.
            var target = new ArrayBufferWriter<byte>(Math.Max(ShortestBody, body.Length / UsualRatio));
            using var encoder = new BrotliEncoder(BrotliQuality, BrotliWindow);
            for (var status = OperationStatus.DestinationTooSmall; status != OperationStatus.Done;)
            {
                status = encoder.Compress(body, target.GetSpan(), out var consumed, out var written, isFinalBlock: true);
                if (status == OperationStatus.InvalidData) throw new InvalidOperationException("Brotli cannot compress.");
                body = body[consumed..];
                target.Advance(written);
            }
            return target.WrittenSpan.ToArray();
        }
        using var stream = new MemoryStream(body.Length / UsualRatio);
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return stream.ToArray();
    }
}
