using System.Runtime.InteropServices;

namespace ContentApi.Server.CommandLine;

/// <summary>
/// Ends the process without the runtime's own shutdown, which needs memory: if there is none left, the runtime aborts and the exit code is lost.
/// </summary>
static partial class ProcessEnd
{
    public static int AtOnce(int exitCode)
    {
        if (OperatingSystem.IsLinux()) Exit(exitCode);
        return exitCode;
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int exitCode);
}
