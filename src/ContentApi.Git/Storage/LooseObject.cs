using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads the file of a loose object: a header and the content, compressed by zlib. libgit2
/// 1.8 never returns from reading a truncated file; here the end of the file ends the read.
/// </summary>
static class LooseObject
{
    /// <summary>The longest header, as in Git: a type, a space, the size in decimal digits and a NUL.</summary>
    const int MaxHeaderBytes = 32;

    /// <summary>
    /// The number of bytes to which zlib expands one byte at most (zlib's technical details). If a header
    /// declares a size that the file cannot expand to, the object is damaged, and no memory is allocated for it.
    /// </summary>
    const int MaxExpansion = 1032;

    /// <summary>
    /// A file that is longer than twice the content's size plus this is damaged, and is not read to its end: zlib makes no content much longer.
    /// </summary>
    const int MaxOverheadBytes = 4096;

    const int ChecksumBytes = 4;

    /// <summary>Reads the type and the size from the header.</summary>
    /// <returns>False if the header is damaged.</returns>
    public static bool TryReadHeader(FileStream file, out GitObjectType type, out long size)
    {
        try
        {
            using var stream = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            Span<byte> beginning = stackalloc byte[MaxHeaderBytes];
            return TryReadHeader(stream, file.Length, ref beginning, out type, out size, out _);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            (type, size) = (default, 0);
            return false;
        }
    }

    /// <summary>Reads the content, and verifies it by its hash.</summary>
    /// <param name="file">The file, positioned at its beginning.</param>
    /// <param name="oid">The object's id: the SHA-1 of the header and the content.</param>
    /// <param name="size">The size that <see cref="TryReadHeader(FileStream, out GitObjectType, out long)"/> returned, in bytes.</param>
    /// <returns>The content; null if the object is damaged or has another size.</returns>
    public static byte[]? Read(FileStream file, GitObjectId oid, long size)
    {
        try
        {
            using var stream = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            Span<byte> beginning = stackalloc byte[MaxHeaderBytes];
            if (!TryReadHeader(stream, file.Length, ref beginning, out _, out var actual, out var headerBytes) || actual != size || size > Array.MaxLength)
                return null;

            var header = beginning[..headerBytes];
            var first = beginning[headerBytes..];
            if (first.Length > size) return null;
            var content = GC.AllocateUninitializedArray<byte>((int)size);
            first.CopyTo(content);
            stream.ReadExactly(content.AsSpan(first.Length));
            return stream.ReadByte() < 0 && EndsWithChecksum(file, header, content) && Hash(header, content) == oid ? content : null;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return null;
        }
    }

    static bool IsDamage(Exception exception) => exception is InvalidDataException or IOException or UnauthorizedAccessException;

    /// <summary>Reads a header, such as <c>blob 12</c> and a NUL. The size must have no sign and no leading zero.</summary>
    /// <param name="stream">The decompressed file, at its beginning.</param>
    /// <param name="fileBytes">The length of the file, in bytes.</param>
    /// <param name="beginning">A buffer of <see cref="MaxHeaderBytes"/>. On return it is cut
    /// to the bytes that were read: the header and the first bytes of the content.</param>
    /// <param name="type">The object's type.</param>
    /// <param name="size">The size of the content, in bytes.</param>
    /// <param name="length">The length of the header, including the NUL.</param>
    static bool TryReadHeader(ZLibStream stream, long fileBytes, ref Span<byte> beginning, out GitObjectType type, out long size, out int length)
    {
        beginning = beginning[..stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
        (type, size) = (default, 0);
        length = beginning.IndexOf((byte)0) + 1;
        var space = beginning.IndexOf((byte)' ');
        if (space < 0 || length <= space) return false;
        type = beginning[..space] switch
        {
            var name when name.SequenceEqual("blob"u8) => GitObjectType.Blob,
            var name when name.SequenceEqual("tree"u8) => GitObjectType.Tree,
            var name when name.SequenceEqual("commit"u8) => GitObjectType.Commit,
            var name when name.SequenceEqual("tag"u8) => GitObjectType.Tag,
            _ => default,
        };
        ReadOnlySpan<byte> digits = beginning[(space + 1)..(length - 1)];
        return type != default && digits is not [(byte)'0', _, ..] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out size)
            && size / MaxExpansion <= fileBytes && (fileBytes - MaxOverheadBytes) / 2 <= size;
    }

    /// <summary>
    /// Whether the file ends with zlib's checksum. The decompressing stream does not
    /// notice a truncated file, nor bytes that follow the end of the compressed data.
    /// </summary>
    static bool EndsWithChecksum(FileStream file, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        if (file.Length < ChecksumBytes || RandomAccess.Read(file.SafeFileHandle, checksum, file.Length - ChecksumBytes) != ChecksumBytes) return false;
        uint low = 1, high = 0;
        AddToAdler32(ref low, ref high, header);
        AddToAdler32(ref low, ref high, content);
        return BinaryPrimitives.ReadUInt32BigEndian(checksum) == (high << 16 | low);
    }

    /// <summary>Adds bytes to Adler-32, zlib's checksum (RFC 1950).</summary>
    static void AddToAdler32(ref uint low, ref uint high, ReadOnlySpan<byte> bytes)
    {
        // The largest number of bytes whose sums fit into 32 bits.
        const int most = 5552;
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(most, bytes.Length)];
            foreach (var value in part) high += low += value;
            low %= 65521;
            high %= 65521;
            bytes = bytes[part.Length..];
        }
    }

    static GitObjectId Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(header);
        hash.AppendData(content);
        Span<byte> id = stackalloc byte[GitObjectId.Sha1Size];
        hash.GetHashAndReset(id);
        return new(id);
    }
}
