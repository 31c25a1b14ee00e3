using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace ContentApi.Server.Transport;

/// <summary>The files, sockets and pipes that this process has open, and how many of them the kernel allows it, on Linux.</summary>
static partial class Descriptors
{
    /// <summary>
    /// The fewest with which the server starts. .NET keeps two open for each assembly that it has loaded: a server without clients has 200, and some 25
    /// more once it has answered requests of all kinds.
    /// </summary>
    public const int Least = 256;

    /// <summary>
    /// What connections leave free. A thread that starts needs up to three for a moment, and .NET ends the process where it does not get them. The rest is for
    /// Git's files, the log, and assemblies that are loaded late; what stays open of these is counted again by <see cref="ConnectionLimit"/>.
    /// </summary>
    const int LeastReserve = 32, GreatestReserve = 512;

    /// <summary>RLIMIT_NOFILE, of which .NET raises the soft limit to the hard one when it starts; null where there is no limit or it is not known.</summary>
    public static int? Limit
    {
        get
        {
            const int openFiles = 7;
            return OperatingSystem.IsLinux() && GetLimit(openFiles, out var limit) == 0 && limit.Soft <= int.MaxValue ? (int)limit.Soft : null;
        }
    }

    /// <summary>
    /// How many threads of a kind may start at once, so that less than half the reserve is enough for them, as long as it grows with the limit; it
    /// matters where there are many processors and few descriptors. An <see cref="EventLoop"/> keeps three descriptors besides.
    /// </summary>
    public static int MostStartingThreads => Limit is { } limit ? Math.Max(1, limit / 64) : int.MaxValue;

    /// <summary>Takes about a microsecond for each.</summary>
    public static int CountOpen() => new FileSystemEnumerable<bool>("/proc/self/fd", static (ref _) => true).Count();

    /// <summary>An eighth of the limit, within bounds.</summary>
    public static int Reserve(int limit) => Math.Clamp(limit / 8, LeastReserve, GreatestReserve);

    // struct rlimit, on every 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    struct ResourceLimit
    {
        public ulong Soft, Hard;
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out ResourceLimit limit);
}
