using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>Finds loose objects: files <c>ab/cdef...</c> in the objects folders of a repository and of those that it borrows from. Safe to use from several threads.</summary>
sealed class LooseObjects(IReadOnlyList<string> objectFolders)
{
    readonly Folder[] folders = [.. objectFolders.Select(path => new Folder(path))];

    /// <summary>What lies at the object's place in the first folder that has something there; something special in any folder comes first. No file is opened.</summary>
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

    /// <returns>False where the object is missing, or its header is damaged in each folder.</returns>
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

    /// <param name="oid">A SHA-1.</param>
    /// <param name="size">As the header was found to say; an object of another size does not count.</param>
    /// <returns>Null where the object is missing or damaged in each folder.</returns>
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

    /// <summary>The ids of loose objects that begin with some digits; an object in two folders comes twice.</summary>
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
            // The stream that inflates has a buffer already.
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
