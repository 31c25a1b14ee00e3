using System.Runtime.InteropServices;
using System.Text;
using ContentApi.Git.Contract;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Git.Storage;

/// <summary>
/// Opens regular files for reading, and no other files, even if the path changes
/// meanwhile: opening a FIFO does not block, and the FIFO is closed without being read.
/// </summary>
static unsafe partial class RegularFile
{
    // Constants of fcntl.h. Linux has the same numbers for every processor that .NET supports.
    const int NonBlocking = 0x800, CloseOnExec = 0x80000, NoTerminal = 0x100;

    // Error numbers of errno.h.
    const int NoEntry = 2, Interrupted = 4, NoFolder = 20, NameTooLong = 36;

    /// <param name="path">The absolute path.</param>
    /// <exception cref="GitException">The file may not be opened, or is a FIFO, a socket or a device.</exception>
    /// <returns>The open file; null if it does not exist or is a folder.</returns>
    public static SafeFileHandle? Open(string path)
    {
        var file = Open(Encoding.UTF8.GetBytes(path + "\0"), out var kind, out var error);
        if (kind == FileKind.Special) throw SpecialFiles.IsSpecial(path);
        if (error is not (0 or NoEntry or NoFolder or NameTooLong))
            throw new GitException($"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.");
        return file;
    }

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="GitException">The file is longer than <paramref name="maxBytes"/>.</exception>
    public static byte[] Read(SafeFileHandle file, string path, int maxBytes)
    {
        var length = RandomAccess.GetLength(file);
        if (length > maxBytes) throw new GitException($"{path} has {length:N0} bytes; more than {maxBytes:N0} are not read.");
        return Read(file, 0, (int)length);
    }

    /// <summary>Reads at most <paramref name="length"/> bytes from an offset on; fewer only if the file ends before.</summary>
    public static byte[] Read(SafeFileHandle file, long offset, int length)
    {
        var bytes = new byte[length];
        var count = 0;
        while (count < length && RandomAccess.Read(file, bytes.AsSpan(count), offset + count) is var read and > 0) count += read;
        return count == length ? bytes : bytes[..count];
    }

    /// <inheritdoc cref="Open(string)"/>
    /// <inheritdoc cref="Read(SafeFileHandle, string, int)" path="/exception"/>
    public static string? ReadText(string path, int maxBytes)
    {
        using var file = Open(path);
        return file is null ? null : Encoding.UTF8.GetString(Read(file, path, maxBytes));
    }

    /// <param name="path">The path in UTF-8, with a NUL at its end.</param>
    /// <returns>The open file; null if it does not exist, may not be read, or is not a regular file.</returns>
    public static SafeFileHandle? Open(ReadOnlySpan<byte> path) => Open(path, out _, out _);

    /// <param name="path">The path in UTF-8, with a NUL at its end.</param>
    /// <param name="kind">The kind of the file that was opened.</param>
    /// <param name="error">The error number (errno.h); 0 if the file was opened.</param>
    static SafeFileHandle? Open(ReadOnlySpan<byte> path, out FileKind kind, out int error)
    {
        (kind, error) = (FileKind.None, 0);
        if (!OperatingSystem.IsLinux())
            return File.Exists(Text(path)) ? File.OpenHandle(Text(path), share: FileShare.ReadWrite | FileShare.Delete) : null;
        int descriptor;
        fixed (byte* name = path)
        {
            do descriptor = Open(name, NonBlocking | CloseOnExec | NoTerminal);
            while (descriptor < 0 && (error = Marshal.GetLastPInvokeError()) == Interrupted);
        }
        if (descriptor < 0) return null;
        error = 0;
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if ((kind = FileStatus.Of(file).Kind) == FileKind.File) return file;
        file.Dispose();
        return null;
    }

    /// <inheritdoc cref="FileStatus.Of(ReadOnlySpan{byte})"/>
    public static FileKind KindOf(ReadOnlySpan<byte> path) =>
        OperatingSystem.IsLinux() ? FileStatus.Of(path).Kind : File.Exists(Text(path)) ? FileKind.File : FileKind.None;

    static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path[..^1]);

    // The C function is variadic: its third argument is read only when it creates a file.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte* path, int flags);
}
