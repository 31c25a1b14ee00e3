using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Server.Serving;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Server.Http;

/// <summary>
/// Strong entity tags (RFC 9110, 8.8.3). An answer is a function of commit and request, so its tag is a hash of these and known before it is
/// executed: a client that has the answer already costs no execution.
/// </summary>
static class EntityTag
{
    /// <summary>22 characters say 128 bits, which no two requests share by accident.</summary>
    const int HashBytes = 16;

    public static string Of(ReadOnlySpan<byte> content) => Quoted(SHA256.HashData(content));

    /// <param name="document">The text that the request means, however it names it.</param>
    public static string Of(ServedContent content, ReadOnlyMemory<byte> document, RequestParameters request, MediaType type)
    {
        var variables = request.Variables.ValueKind == JsonValueKind.Object ? JsonMarshal.GetRawUtf8Value(request.Variables) : [];
        var operationName = request.OperationName ?? "";
        var nameLength = Encoding.UTF8.GetByteCount(operationName);

        // Each part of unknown length goes after its length, so that no two requests read the same.
        var length = content.Fingerprint.Length + 1 + 4 + document.Length + 4 + nameLength + 4 + variables.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var rest = buffer.AsSpan(0, length);
            content.Fingerprint.CopyTo(rest);
            rest[content.Fingerprint.Length] = (byte)((int)type | (request.Extensions.ReportCost ? 0x80 : 0));
            rest = rest[(content.Fingerprint.Length + 1)..];
            rest = Append(rest, document.Span);
            BinaryPrimitives.WriteInt32LittleEndian(rest, nameLength);
            Encoding.UTF8.GetBytes(operationName, rest[4..]);
            Append(rest[(4 + nameLength)..], variables);
            return Of(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether <c>If-None-Match</c> lists the tag. It compares weakly, as RFC 9110, 13.1.2 asks: a proxy that compresses makes a tag weak.</summary>
    public static bool IsListed(RequestHeaders headers, string tag)
    {
        if (headers.Headers.IfNoneMatch.Count == 0) return false;
        var expected = new EntityTagHeaderValue(tag);
        return headers.IfNoneMatch.Any(listed => listed.Compare(expected, useStrongComparison: false));
    }

    /// <summary>Whether <c>If-None-Match</c> is <c>*</c>: whatever answer there is, the client has one.</summary>
    public static bool IsAnyListed(RequestHeaders headers) =>
        headers.Headers.IfNoneMatch.Count > 0 && headers.IfNoneMatch.Any(listed => listed.Equals(EntityTagHeaderValue.Any));

    static Span<byte> Append(Span<byte> target, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, part.Length);
        part.CopyTo(target[4..]);
        return target[(4 + part.Length)..];
    }

    static string Quoted(ReadOnlySpan<byte> hash) => $"\"{Base64Url.EncodeToString(hash[..HashBytes])}\"";
}
