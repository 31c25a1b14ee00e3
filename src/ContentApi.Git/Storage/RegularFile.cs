using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Git.Storage;

/// <summary>Opens a regular file for reading, and nothing else, however the path changes meanwhile: to open a FIFO waits for nobody, and it is closed again unread.</summary>
static unsafe partial class RegularFile
{
    // fcntl.h; Linux has the same numbers for every processor that .NET runs on.
    const int NonBlocking = 0x800, CloseOnExec = 0x80000, NoTerminal = 0x100;
    const int Interrupted = 4;

    /// <param name="path">In UTF-8, with a NUL at its end.</param>
    /// <returns>Null where there is no such file, it may not be read, or it is no regular file.</returns>
    public static SafeFileHandle? Open(ReadOnlySpan<byte> path) => Open(path, out _);

    /// <inheritdoc cref="Open(ReadOnlySpan{byte})"/>
    /// <param name="kind">What it was when it was opened.</param>
    public static SafeFileHandle? Open(ReadOnlySpan<byte> path, out FileKind kind)
    {
        kind = FileKind.None;
        if (!OperatingSystem.IsLinux()) return File.Exists(Text(path)) ? File.OpenHandle(Text(path), share: FileShare.ReadWrite | FileShare.Delete) : null;
        int descriptor;
        fixed (byte* name = path)
        {
            do descriptor = Open(name, NonBlocking | CloseOnExec | NoTerminal);
            while (descriptor < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        }
        if (descriptor < 0) return null;
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if ((kind = FileStatus.Of(file).Kind) == FileKind.File) return file;
        file.Dispose();
        return null;
    }

    /// <inheritdoc cref="FileStatus.Of(ReadOnlySpan{byte})"/>
    public static FileKind KindOf(ReadOnlySpan<byte> path) =>
        OperatingSystem.IsLinux() ? FileStatus.Of(path).Kind : File.Exists(Text(path)) ? FileKind.File : FileKind.None;

    static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path[..^1]);

    // In C its third argument is variadic; it is only read where a file is made.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte* path, int flags);
}
