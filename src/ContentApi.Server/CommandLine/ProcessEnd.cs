using System.Runtime.InteropServices;

namespace ContentApi.Server.CommandLine;

/// <summary>Ends the process without what .NET does at its end, which takes memory: where there is none, .NET aborts, and the exit code is lost.</summary>
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
