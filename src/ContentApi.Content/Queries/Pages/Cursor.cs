using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Pages;

/// <summary>
/// The position of an entry in a list: a checksum, the entry's type and its path, in base64url. The position in the list's order is computed from the entry
/// for each request, so a cursor stays valid after a commit.
/// </summary>
static class Cursor
{
    const int ChecksumBytes = sizeof(uint);

    public static string Encode(Entry entry)
    {
        // Called for each edge of a connection, so only the result is allocated.
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

    /// <summary>Reads the path of the entry from a cursor.</summary>
    /// <param name="text">The cursor from the request.</param>
    /// <param name="type">The type of the list's entries; null if they have several types.</param>
    /// <param name="path">The path of the entry.</param>
    /// <returns>False if the text is not a cursor, or is a cursor of another type.</returns>
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

    /// <summary>The CRC-32C of the bytes. It detects a damaged cursor; a signature is not needed, because a cursor grants access to nothing.</summary>
    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var b in bytes) checksum = BitOperations.Crc32C(checksum, b);
        return checksum;
    }
}
