using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ContentApi.Git;

/// <summary>The name of a Git object: a SHA-1, 20 bytes. The API calls it <c>oid</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct GitObjectId : IEquatable<GitObjectId>
{
    public const int Size = 20;
    public const int HexLength = 40;

    readonly ulong first;
    readonly ulong second;
    readonly uint third;

    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    public GitObjectId(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Reads 40 hexadecimal digits of either case; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out GitObjectId id)
    {
        id = default;
        if (hex is not { Length: HexLength }) return false;
        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        id = new(bytes);
        return true;
    }

    /// <exception cref="FormatException">The text is not 40 hexadecimal digits.</exception>
    public static GitObjectId Parse(string hex) =>
        TryParse(hex, out var id) ? id : throw new FormatException($"'{hex}' is not a Git object name: 40 hexadecimal digits are.");

    public bool Equals(GitObjectId other) => first == other.first && second == other.second && third == other.third;
    public override bool Equals(object? obj) => obj is GitObjectId other && Equals(other);

    // A SHA-1 is spread evenly already.
    public override int GetHashCode() => (int)first;
    public static bool operator ==(GitObjectId left, GitObjectId right) => left.Equals(right);
    public static bool operator !=(GitObjectId left, GitObjectId right) => !left.Equals(right);

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], second);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], third);
    }

    /// <summary>The first ten digits, for people.</summary>
    public string Abbreviated => ToString()[..10];

    /// <summary>40 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
