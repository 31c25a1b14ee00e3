using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace ContentApi.Server.Transport;

/// <summary>The files, sockets and pipes that this process has open, and the limit that the kernel sets for them, on Linux.</summary>
static partial class Descriptors
{
    /// <summary>
    /// The lowest limit with which the server starts. .NET keeps two descriptors open for each loaded assembly: a server without clients has 200, and some 25
    /// more once it has answered requests of all kinds.
    /// </summary>
    public const int Least = 256;

    /// <summary>
    /// The bounds of the number of descriptors that connections leave free. A thread that starts needs up to three for a moment, and .NET ends the process if
    /// it does not get them. The rest is for Git's files, the log, and assemblies that are loaded late; <see cref="ConnectionLimit"/> counts those that stay
    /// open.
    /// </summary>
    const int LeastReserve = 32, GreatestReserve = 512;

    /// <summary>The soft limit of RLIMIT_NOFILE, which .NET raises to the hard limit when it starts; null if there is no limit or it is unknown.</summary>
    public static int? Limit
    {
        get
        {
            const int openFiles = 7;
            return OperatingSystem.IsLinux() && GetLimit(openFiles, out var limit) == 0 && limit.Soft <= int.MaxValue ? (int)limit.Soft : null;
        }
    }

    /// <summary>
    /// How many threads of one kind may start at once. They then need less than half of the reserve, as long as that grows with the limit. This matters with
    /// many processors and few descriptors. An <see cref="EventLoop"/> keeps three descriptors in addition.
    /// </summary>
    public static int MostStartingThreads => Limit is { } limit ? Math.Max(1, limit / 64) : int.MaxValue;

    /// <summary>Counts the open descriptors. Takes about a microsecond for each.</summary>
    public static int CountOpen() => new FileSystemEnumerable<bool>("/proc/self/fd", static (ref _) => true).Count();

    /// <summary>Returns the number of descriptors that connections leave free: an eighth of the limit, within bounds.</summary>
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
