using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>Reads loose objects: files <c>ab/cdef...</c> in a repository's own objects folder and in its alternates. Thread-safe.</summary>
sealed class LooseObjects(IReadOnlyList<string> objectFolders)
{
    readonly Folder[] folders = [.. objectFolders.Select(path => new Folder(path))];

    /// <summary>
    /// Returns the kind of file at the object's path in the first objects folder that has one,
    /// or <see cref="FileKind.Special"/> if any folder has a special file there. Opens no file.
    /// </summary>
    public FileKind KindOf(GitObjectId oid)
    {
        Span<byte> hex = stackalloc byte[GitObjectId.MaxHexLength];
        hex = hex[..oid.FormatHex(hex)];
        var found = FileKind.None;
        foreach (var folder in folders)
        {
            var kind = folder.KindOf(hex);
            if (kind == FileKind.Special) return kind;
            if (found == FileKind.None) found = kind;
        }
        return found;
    }

    /// <returns>False if the object is missing, or its header is damaged in every folder.</returns>
    public bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size)
    {
        Span<byte> hex = stackalloc byte[GitObjectId.MaxHexLength];
        hex = hex[..oid.FormatHex(hex)];
        foreach (var folder in folders)
        {
            using var file = folder.Open(hex);
            if (file is not null && LooseObject.TryReadHeader(file, out type, out size)) return true;
        }
        (type, size) = (default, 0);
        return false;
    }

    /// <summary>Reads the content of an object, and verifies it by its hash.</summary>
    /// <param name="oid">The object's id, a SHA-1.</param>
    /// <param name="size">The size that <see cref="TryReadHeader"/> returned, in bytes. A file with another size is passed over.</param>
    /// <returns>The content; null if the object is missing, or damaged in every folder.</returns>
    public byte[]? Read(GitObjectId oid, long size)
    {
        Span<byte> hex = stackalloc byte[GitObjectId.MaxHexLength];
        hex = hex[..oid.FormatHex(hex)];
        foreach (var folder in folders)
        {
            using var file = folder.Open(hex);
            if (file is not null && LooseObject.Read(file, oid, size) is { } content) return content;
        }
        return null;
    }

    /// <summary>Returns the ids of loose objects that begin with some digits. An object that is stored in two folders is returned twice.</summary>
    /// <param name="hex">At least two hexadecimal digits.</param>
    public IEnumerable<GitObjectId> WithPrefix(string hex)
    {
        hex = hex.ToLowerInvariant();
        foreach (var objects in objectFolders)
        {
            var folder = new DirectoryInfo(Path.Combine(objects, hex[..2]));
            if (!folder.Exists) continue;
            foreach (var file in folder.EnumerateFileSystemInfos(hex[2..] + "*", new EnumerationOptions { AttributesToSkip = 0 }))
                if (GitObjectId.TryParse(hex[..2] + file.Name, out var oid) && oid.Size == GitObjectId.Sha1Size) yield return oid;
        }
    }

    sealed class Folder(string path)
    {
        const int UsualPathBytes = 512;

        readonly byte[] start = Encoding.UTF8.GetBytes(path + "/");

        public FileKind KindOf(ReadOnlySpan<byte> hex)
        {
            var length = start.Length + hex.Length + 2;
            var file = length <= UsualPathBytes ? stackalloc byte[length] : new byte[length];
            WritePath(file, hex);
            return RegularFile.KindOf(file);
        }

        public FileStream? Open(ReadOnlySpan<byte> hex)
        {
            var length = start.Length + hex.Length + 2;
            var file = length <= UsualPathBytes ? stackalloc byte[length] : new byte[length];
            WritePath(file, hex);
            // The decompressing stream has its own buffer.
            return RegularFile.Open(file) is { } handle ? new(handle, FileAccess.Read, bufferSize: 0) : null;
        }

        void WritePath(Span<byte> file, ReadOnlySpan<byte> hex)
        {
            start.CopyTo(file);
            var name = file[start.Length..];
            hex[..2].CopyTo(name);
            name[2] = (byte)'/';
            hex[2..].CopyTo(name[3..]);
            name[^1] = 0;
        }
    }
}
