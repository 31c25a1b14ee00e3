using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Pages;

/// <summary>
/// The position of an entry in a list. Its text is a checksum, the entry's type, for an item of a file <c>#</c> and its part and position there, and the
/// entry's path, in base64url. The position in the list's order is computed from the entry for each request, so a cursor stays valid after a commit.
/// </summary>
/// <param name="Path">The path of the entry.</param>
/// <param name="Place">The place that the entry had when the cursor was made.</param>
readonly record struct Cursor(string Path, EntryPlace Place)
{
    const int ChecksumBytes = sizeof(uint), MaxPositionBytes = 22;

    public static string Encode(Entry entry)
    {
        // Called for each edge of a connection, so only the result is allocated.
        var (type, path) = (entry.Type.Name, entry.Path);
        var longest = ChecksumBytes + Encoding.UTF8.GetMaxByteCount(type.Length + MaxPositionBytes + 1 + path.Length);
        Span<byte> bytes = longest <= 1024 ? stackalloc byte[longest] : new byte[longest];
        var length = ChecksumBytes;
        length += Encoding.UTF8.GetBytes(type, bytes[length..]);
        if (entry.Place.IsItem)
        {
            Utf8.TryWrite(bytes[length..], CultureInfo.InvariantCulture, $"#{entry.Place.Part}.{entry.Place.Item}", out var written);
            length += written;
        }
        bytes[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(path, bytes[length..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Checksum(bytes[ChecksumBytes..length]));
        return Base64Url.EncodeToString(bytes[..length]);
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="text">The cursor from the request.</param>
    /// <param name="type">The type of the list's entries; null if they have several types.</param>
    /// <param name="cursor">The cursor.</param>
    /// <returns>False if the text is not a cursor, or is a cursor of another type.</returns>
    public static bool TryDecode(string text, ContentType? type, out Cursor cursor)
    {
        cursor = default;
        if (!Base64Url.IsValid(text)) return false;
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= ChecksumBytes || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Checksum(bytes[ChecksumBytes..])) return false;
        var decoded = Encoding.UTF8.GetString(bytes[ChecksumBytes..]);
        var colon = decoded.IndexOf(':');
        if (colon < 0 || colon + 1 == decoded.Length) return false;
        var (name, path) = (decoded[..colon], decoded[(colon + 1)..]);
        var place = new EntryPlace(path);
        if (name.IndexOf('#') is >= 0 and var mark)
        {
            if (PlaceOf(path, name[(mark + 1)..]) is not { } item) return false;
            (name, place) = (name[..mark], item);
        }
        if (type is not null && name != type.Name) return false;
        cursor = new(path, place);
        return true;
    }

    static EntryPlace? PlaceOf(string path, string position)
    {
        static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (path.LastIndexOf('#') is not (>= 0 and var file) || position.Split('.') is not [var part, var item]) return null;
        return Number(part) is { } first && Number(item) is { } second ? new(path[..file], first, second) : null;
    }

    /// <summary>The CRC-32C of the bytes. It detects a damaged cursor; a signature is not needed, because a cursor grants access to nothing.</summary>
    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var b in bytes) checksum = BitOperations.Crc32C(checksum, b);
        return checksum;
    }
}
