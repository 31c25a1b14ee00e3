using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Pages;

/// <summary>
/// A place in a list of entries: the type and the path of the entry before or after which a page begins, with a checksum, as base64url. What the entry's place is depends on the
/// list's order and is found anew, so that a cursor outlives commits.
/// </summary>
static class Cursor
{
    const int ChecksumBytes = sizeof(uint);

    public static string Encode(Entry entry)
    {
        // A connection asks it for each of its edges: only the result is allocated.
        var (type, path) = (entry.Type.Name, entry.Path);
        var longest = ChecksumBytes + Encoding.UTF8.GetMaxByteCount(type.Length + 1 + path.Length);
        Span<byte> bytes = longest <= 1024 ? stackalloc byte[longest] : new byte[longest];
        var length = ChecksumBytes;
        length += Encoding.UTF8.GetBytes(type, bytes[length..]);
        bytes[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(path, bytes[length..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Checksum(bytes[ChecksumBytes..length]));
        return Base64Url.EncodeToString(bytes[..length]);
    }

    /// <param name="text">As a client gives it.</param>
    /// <param name="type">Of the list's entries; null where they are of several.</param>
    /// <param name="path">That of the entry.</param>
    /// <returns>False for text that is not a cursor, and for a cursor of another type's list.</returns>
    public static bool TryDecode(string text, ContentType? type, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (!Base64Url.IsValid(text)) return false;
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= ChecksumBytes || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Checksum(bytes[ChecksumBytes..])) return false;
        var decoded = Encoding.UTF8.GetString(bytes[ChecksumBytes..]);
        var colon = decoded.IndexOf(':');
        if (colon < 0 || (type is not null && !decoded.AsSpan(0, colon).SequenceEqual(type.Name))) return false;
        path = decoded[(colon + 1)..];
        return path.Length > 0;
    }

    /// <summary>Tells a cursor from what a slip has made of one; it is no signature, since a cursor gives away nothing.</summary>
    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var b in bytes) checksum = BitOperations.Crc32C(checksum, b);
        return checksum;
    }
}
