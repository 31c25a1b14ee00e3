using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Git.Contract;

/// <summary>
/// The id of a Git object: a SHA-1 of 20 bytes or a SHA-256 of 32 bytes, depending on the repository's
/// object format. The API calls it <c>oid</c>. The default value is 20 zero bytes, which name no object.
/// </summary>
public readonly struct GitObjectId : IEquatable<GitObjectId>
{
    public const int Sha1Size = 20, Sha256Size = 32;
    public const int MaxHexLength = 2 * Sha256Size;

    // The last 12 bytes of a SHA-1 are zeros. A flag distinguishes the two sizes, because a tree may name a SHA-256 that ends with zeros.
    readonly ulong first, second, third, fourth;
    readonly bool isSha256;

    /// <param name="bytes">The 20 or 32 bytes of the id.</param>
    public GitObjectId(ReadOnlySpan<byte> bytes)
    {
        isSha256 = bytes.Length == Sha256Size;
        if (!isSha256) ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Sha1Size);
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = isSha256 ? BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]) : (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) << 32;
        if (isSha256) fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The size of the id, in bytes: 20 or 32.</summary>
    public int Size => isSha256 ? Sha256Size : Sha1Size;

    /// <summary>Parses 40 or 64 hexadecimal digits in upper or lower case.</summary>
    /// <returns>False for any other text.</returns>
    public static bool TryParse([NotNullWhen(true)] string? hex, out GitObjectId id)
    {
        id = default;
        if (hex is not { Length: 2 * Sha1Size or 2 * Sha256Size }) return false;
        Span<byte> bytes = stackalloc byte[Sha256Size];
        if (Convert.FromHexString(hex, bytes, out _, out var size) != System.Buffers.OperationStatus.Done) return false;
        id = new(bytes[..size]);
        return true;
    }

    /// <exception cref="FormatException">The text is not 40 or 64 hexadecimal digits.</exception>
    public static GitObjectId Parse(string hex) =>
        TryParse(hex, out var id) ? id : throw new FormatException($"'{hex}' is not a Git object id, which has 40 or 64 hexadecimal digits.");

    public bool Equals(GitObjectId other) =>
        first == other.first && second == other.second && third == other.third && fourth == other.fourth && isSha256 == other.isSha256;

    public override bool Equals(object? obj) => obj is GitObjectId other && Equals(other);

    // An object id is a cryptographic hash, so any 32 bits of it are evenly distributed.
    public override int GetHashCode() => (int)first;
    public static bool operator ==(GitObjectId left, GitObjectId right) => left.Equals(right);
    public static bool operator !=(GitObjectId left, GitObjectId right) => !left.Equals(right);

    /// <summary>Writes <see cref="Size"/> bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], second);
        if (isSha256)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], third);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], fourth);
        }
        else BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], (uint)(third >> 32));
    }

    /// <summary>Writes the digits as ASCII.</summary>
    /// <returns>The number of digits: 40 or 64.</returns>
    internal int FormatHex(Span<byte> digits)
    {
        Span<byte> bytes = stackalloc byte[Sha256Size];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes[..Size], digits, out var written);
        return written;
    }

    /// <summary>The first ten hexadecimal digits, for messages to people.</summary>
    public string Abbreviated => ToString()[..10];

    /// <summary>Returns 40 or 64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Sha256Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes[..Size]);
    }
}
