using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Git.Storage;

enum FileKind : byte
{
    /// <summary>The file does not exist, its status may not be read, or the system is not Linux.</summary>
    None,
    File,
    Folder,

    /// <summary>A FIFO, a socket or a device.</summary>
    Special,
}

/// <summary>
/// The status of a file (man 2 statx), read without opening it; symbolic links are followed. Takes about a microsecond and allocates nothing.
/// </summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Inode">The inode number, which identifies the file together with <paramref name="Device"/>.</param>
/// <param name="Device">The device number.</param>
/// <param name="Modified">The time of the last change, in an unspecified unit: compare it only for equality.</param>
readonly unsafe partial record struct FileStatus(FileKind Kind, ulong Inode, ulong Device, long Modified)
{
    const int CurrentFolder = -100, EmptyPath = 0x1000, TypeModifiedInode = 0x141, StructureBytes = 256;
    const int ModeAt = 28, InodeAt = 32, ModifiedSecondsAt = 112, ModifiedNanosecondsAt = 120, DeviceAt = 136;

    /// <summary>PATH_MAX of Linux (limits.h): realpath writes at most as many bytes.</summary>
    const int MaxPathBytes = 4096;

    const int TypeMask = 0xF000, RegularFile = 0x8000, Directory = 0x4000;

    public static FileStatus Of(string path)
    {
        var length = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        bytes[Encoding.UTF8.GetBytes(path, bytes)] = 0;
        return Of(bytes);
    }

    /// <param name="path">The path in UTF-8, with a NUL at its end.</param>
    public static FileStatus Of(ReadOnlySpan<byte> path)
    {
        if (!OperatingSystem.IsLinux()) return default;
        fixed (byte* name = path) return Of(CurrentFolder, name, 0);
    }

    /// <summary>Reads the status of an open file, even if its path now leads to another file.</summary>
    public static FileStatus Of(SafeFileHandle file)
    {
        byte nothing = 0;
        return OperatingSystem.IsLinux() ? Of((int)file.DangerousGetHandle(), &nothing, EmptyPath) : default;
    }

    static FileStatus Of(int folder, byte* name, int flags)
    {
        var status = stackalloc byte[StructureBytes];
        if (Read(folder, name, flags, TypeModifiedInode, status) != 0) return default;
        var kind = (*(ushort*)(status + ModeAt) & TypeMask) switch
        {
            RegularFile => FileKind.File,
            Directory => FileKind.Folder,
            _ => FileKind.Special,
        };
        return new(kind, *(ulong*)(status + InodeAt), *(ulong*)(status + DeviceAt),
            *(long*)(status + ModifiedSecondsAt) * 1_000_000_000 + *(uint*)(status + ModifiedNanosecondsAt));
    }

    /// <summary>Whether two paths lead to the same file.</summary>
    public static bool AreSame(string one, string other)
    {
        var (left, right) = (Of(one), Of(other));
        return left.Kind == FileKind.None ? Path.GetFullPath(one) == Path.GetFullPath(other) : (left.Inode, left.Device) == (right.Inode, right.Device);
    }

    /// <summary>Resolves the symbolic links, <c>.</c> and <c>..</c> in a path (man 3 realpath).</summary>
    /// <returns>The absolute path; null if there is no such file or folder.</returns>
    public static string? RealPath(string path)
    {
        if (!OperatingSystem.IsLinux()) return Path.GetFullPath(path);
        var resolved = stackalloc byte[MaxPathBytes];
        return Resolve(path, resolved) is null ? null : Marshal.PtrToStringUTF8((nint)resolved);
    }

    // The structure statx has the same layout on every processor (linux/stat.h), unlike the structure stat.
    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Read(int folder, byte* path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* Resolve(string path, byte* resolved);
}
