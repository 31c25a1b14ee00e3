using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Git.Storage;

enum FileKind : byte
{
    /// <summary>There is no such file, or it may not be looked at, or the system is not Linux.</summary>
    None,
    File,
    Folder,

    /// <summary>A FIFO, a socket or a device.</summary>
    Special,
}

/// <summary>What Linux knows of a file without opening it; symbolic links are followed. Takes about a microsecond and allocates nothing.</summary>
/// <param name="Inode">With <paramref name="Device"/> the file's identity.</param>
/// <param name="Modified">In an unspecified unit; only good to see that a folder has changed.</param>
readonly unsafe partial record struct FileStatus(FileKind Kind, ulong Inode, ulong Device, long Modified)
{
    const int CurrentFolder = -100, EmptyPath = 0x1000, TypeModifiedInode = 0x141, StructureBytes = 256;
    const int ModeAt = 28, InodeAt = 32, ModifiedSecondsAt = 112, ModifiedNanosecondsAt = 120, DeviceAt = 136;
    const int TypeMask = 0xF000, RegularFile = 0x8000, Directory = 0x4000;

    public static FileStatus Of(string path)
    {
        var length = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        bytes[Encoding.UTF8.GetBytes(path, bytes)] = 0;
        return Of(bytes);
    }

    /// <param name="path">In UTF-8, with a NUL at its end.</param>
    public static FileStatus Of(ReadOnlySpan<byte> path)
    {
        if (!OperatingSystem.IsLinux()) return default;
        fixed (byte* name = path) return Of(CurrentFolder, name, 0);
    }

    /// <summary>Looks at the file that was opened, whatever its path leads to by now.</summary>
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

    /// <summary>Whether two paths lead to one file.</summary>
    public static bool AreSame(string one, string other)
    {
        var (left, right) = (Of(one), Of(other));
        return left.Kind == FileKind.None ? Path.GetFullPath(one) == Path.GetFullPath(other) : (left.Inode, left.Device) == (right.Inode, right.Device);
    }

    // The structure is the same on every processor (linux/stat.h), unlike that of stat.
    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Read(int folder, byte* path, int flags, uint mask, byte* status);
}
