using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ContentApi.Server.Transport;

/// <summary>Linux's epoll (man 7 epoll): reports which of many sockets are readable.</summary>
sealed partial class Epoll : IDisposable
{
    const int CloseOnExec = 0x80000, AddOperation = 1;
    const uint Input = 0x1, Error = 0x8, HangUp = 0x10, EndOfInput = 0x2000, EdgeTriggered = 0x80000000;

    /// <summary>The most events that are reported at once.</summary>
    const int MaxEvents = 256;

    // The layout of struct epoll_event: 32 bits of flags, then the data that Add was given. Only on x64 there is no padding between them.
    static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    static readonly int EventBytes = DataOffset + sizeof(ulong);

    readonly SafeFileHandle handle;
    readonly byte[] events = GC.AllocateArray<byte>(MaxEvents * EventBytes, pinned: true);

    /// <exception cref="Win32Exception">The process has reached its limit of open files.</exception>
    public Epoll()
    {
        handle = new(Create(CloseOnExec), ownsHandle: true);
        if (handle.IsInvalid) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Reports an event each time that a socket has received bytes or the end, until the socket is closed.</summary>
    /// <param name="socket">A file descriptor.</param>
    /// <param name="data">The data of the socket's events.</param>
    /// <exception cref="Win32Exception">The kernel cannot watch another socket.</exception>
    public void Add(SafeHandle socket, ulong data)
    {
        Span<byte> added = stackalloc byte[EventBytes];
        BitConverter.TryWriteBytes(added, Input | EndOfInput | EdgeTriggered);
        BitConverter.TryWriteBytes(added[DataOffset..], data);
        if (Control(handle, AddOperation, socket, ref MemoryMarshal.GetReference(added)) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits until there are events.</summary>
    /// <returns>The number of events; see <see cref="this"/>.</returns>
    /// <exception cref="Win32Exception">The instance was disposed of.</exception>
    public int Wait()
    {
        while (true)
        {
            var count = Wait(handle, ref events[0], MaxEvents, timeout: -1);
            if (count > 0) return count;
            // EINTR: a debugger, for example, interrupts the call.
            const int interrupted = 4;
            if (count < 0 && Marshal.GetLastPInvokeError() is var error && error != interrupted) throw new Win32Exception(error);
        }
    }

    /// <summary>
    /// An event of the last <see cref="Wait()"/>, by its number: the socket's data; whether no more bytes will follow those that were received; and whether
    /// nothing can be sent any more either, because the connection was reset or both directions are closed.
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
