using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Git.Native;

/// <summary>
/// Linux's inotify (man 7 inotify), which reports changes in folders. Not thread-safe, except for <see cref="Wake"/>.
/// </summary>
sealed partial class Inotify : IDisposable
{
    // Constants of fcntl.h and sys/inotify.h. Linux has the same numbers for every processor that .NET supports.
    const int NonBlocking = 0x800, CloseOnExec = 0x80000;
    const uint Attributes = 0x4, WrittenAndClosed = 0x8, MovedFrom = 0x40, MovedTo = 0x80, Created = 0x100, Deleted = 0x200;
    const uint DeletedSelf = 0x400, MovedSelf = 0x800;
    const uint OnlyFolders = 0x01000000, WatchEnded = 0x8000;
    const uint Watched = Attributes | WrittenAndClosed | MovedFrom | MovedTo | Created | Deleted | DeletedSelf | MovedSelf | OnlyFolders;

    /// <summary>The size of an event before its name, in bytes: watch, mask, cookie and the name's length, of 4 bytes each.</summary>
    const int HeaderBytes = 16;

    /// <summary>Enough for more than a hundred events. Linux queues further events up to <c>fs.inotify.max_queued_events</c>.</summary>
    const int BufferBytes = 16 << 10;

    const short Readable = 0x1;
    const int Interrupted = 4;

    readonly SafeFileHandle events, wake;
    readonly byte[] buffer = new byte[BufferBytes];

    Inotify(SafeFileHandle events, SafeFileHandle wake) => (this.events, this.wake) = (events, wake);

    /// <returns>
    /// Null if <c>fs.inotify.max_user_instances</c> or the limit of open files is reached, or the system is not Linux.
    /// </returns>
    public static Inotify? Create()
    {
        if (!OperatingSystem.IsLinux()) return null;
        var events = new SafeFileHandle(Initialise(NonBlocking | CloseOnExec), ownsHandle: true);
        var wake = new SafeFileHandle(CreateEvent(0, NonBlocking | CloseOnExec), ownsHandle: true);
        if (!events.IsInvalid && !wake.IsInvalid) return new(events, wake);
        events.Dispose();
        wake.Dispose();
        return null;
    }

    /// <summary>Starts to watch a folder. Adding a watched folder again changes nothing.</summary>
    /// <returns>The watch's number; negative if the folder does not exist or is not readable, or <c>fs.inotify.max_user_watches</c> is reached.</returns>
    public int Add(string folder) => AddWatch(events, folder, Watched);

    public void Remove(int watch) => _ = RemoveWatch(events, watch);

    /// <summary>Waits until a file changes in a watched folder. Ignores lock files, which Git writes next to the file that it changes.</summary>
    /// <param name="atMost">The longest time to wait, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>True if a file changed; false after <paramref name="atMost"/>, or if <see cref="Wake"/> was called.</returns>
    public bool Wait(TimeSpan atMost)
    {
        // Two pollfd structures: a descriptor (32 bits), the requested events (16 bits) and the returned events (16 bits).
        Span<int> files = [(int)events.DangerousGetHandle(), Readable, (int)wake.DangerousGetHandle(), Readable];
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var left = atMost == Timeout.InfiniteTimeSpan ? -1 : Math.Max(0, (int)(atMost - Stopwatch.GetElapsedTime(started)).TotalMilliseconds);
            var ready = Poll(ref files[0], 2, left);
            if (ready == 0 || (ready < 0 && Marshal.GetLastPInvokeError() != Interrupted) || files[3] >> 16 != 0) return false;
            var changed = false;
            // Reads all pending events, so that a burst of them counts as one change.
            while (Read(events, ref buffer[0], BufferBytes) is var count and > 0) changed |= HoldsChange(buffer.AsSpan(0, (int)count));
            if (changed) return true;
        }
    }

    static bool HoldsChange(ReadOnlySpan<byte> events)
    {
        while (!events.IsEmpty)
        {
            var end = HeaderBytes + MemoryMarshal.Read<int>(events[12..]);
            var name = events[HeaderBytes..end].TrimEnd((byte)0);
            // IN_IGNORED is not a change: it follows the change that ended the watch, or a call of Remove.
            if (MemoryMarshal.Read<uint>(events[4..]) != WatchEnded && !name.EndsWith(".lock"u8)) return true;
            events = events[end..];
        }
        return false;
    }

    /// <summary>Ends the current wait and all later ones. May be called from any thread.</summary>
    public void Wake()
    {
        long one = 1;
        _ = Write(wake, ref one, sizeof(long));
    }

    public void Dispose()
    {
        events.Dispose();
        wake.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static partial int Initialise(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(SafeHandle inotify, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch", SetLastError = true)]
    private static partial int RemoveWatch(SafeHandle inotify, int watch);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref int files, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeHandle file, ref byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeHandle file, ref long value, nuint count);
}
