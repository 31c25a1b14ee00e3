using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Server.Transport;

/// <summary>Linux's epoll (man 7 epoll): which of many sockets have something to read.</summary>
sealed partial class Epoll : IDisposable
{
    const int CloseOnExec = 0x80000, AddOperation = 1;
    const uint Input = 0x1, Error = 0x8, HangUp = 0x10, EndOfInput = 0x2000, EdgeTriggered = 0x80000000;

    /// <summary>Most that are told at once.</summary>
    const int MaxEvents = 256;

    // The structure of one event: flags, then what was given to Add. On x64 alone nothing lies between the two.
    static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    static readonly int EventBytes = DataOffset + sizeof(ulong);

    readonly SafeFileHandle handle;
    readonly byte[] events = GC.AllocateArray<byte>(MaxEvents * EventBytes, pinned: true);

    /// <exception cref="Win32Exception">The process has as many files open as it may.</exception>
    public Epoll()
    {
        handle = new(Create(CloseOnExec), ownsHandle: true);
        if (handle.IsInvalid) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Tells of a socket from now on, each time when bytes or the end have come; until it is closed.</summary>
    /// <param name="socket">A file descriptor.</param>
    /// <param name="data">What it is told as.</param>
    /// <exception cref="Win32Exception">The kernel has no room for more.</exception>
    public void Add(SafeHandle socket, ulong data)
    {
        Span<byte> added = stackalloc byte[EventBytes];
        BitConverter.TryWriteBytes(added, Input | EndOfInput | EdgeTriggered);
        BitConverter.TryWriteBytes(added[DataOffset..], data);
        if (Control(handle, AddOperation, socket, ref MemoryMarshal.GetReference(added)) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits until something is to be told.</summary>
    /// <returns>How many there are; see <see cref="this"/>.</returns>
    /// <exception cref="Win32Exception">It was disposed of.</exception>
    public int Wait()
    {
        while (true)
        {
            var count = Wait(handle, ref events[0], MaxEvents, timeout: -1);
            if (count > 0) return count;
            // A debugger interrupts it.
            const int interrupted = 4;
            if (count < 0 && Marshal.GetLastPInvokeError() is var error && error != interrupted) throw new Win32Exception(error);
        }
    }

    /// <summary>
    /// The event of that number of the last <see cref="Wait()"/>: whose it is, whether no more will come after what is there, and whether nothing can be sent
    /// any more either: the other end was reset, or
    /// both ends are closed.
    /// </summary>
    public (ulong Data, bool IsEnd, bool IsGone) this[int number]
    {
        get
        {
            var told = events.AsSpan(number * EventBytes, EventBytes);
            var flags = MemoryMarshal.Read<uint>(told);
            return (MemoryMarshal.Read<ulong>(told[DataOffset..]), (flags & (Error | HangUp | EndOfInput)) != 0, (flags & (Error | HangUp)) != 0);
        }
    }

    public void Dispose() => handle.Dispose();

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(SafeHandle epoll, int operation, SafeHandle file, ref byte settings);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(SafeHandle epoll, ref byte events, int maxEvents, int timeout);
}
