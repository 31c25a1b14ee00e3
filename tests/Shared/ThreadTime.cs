using System.Globalization;

namespace ContentApi.Tests;

/// <summary>
/// The time for which a thread runs. On a busy machine a thread waits for a processor for many times as long, which does not count: tests for work that would
/// grow with the square of a text's length bound this time generously.
/// </summary>
static class ThreadTime
{
    /// <summary>Runs an action on this thread.</summary>
    /// <returns>The time that it ran, in seconds, in steps of 10 ms.</returns>
    public static double Of(Action action)
    {
        var before = Now();
        action();
        return Now() - before;
    }

    /// <summary>Returns the time that this thread has run, in user mode and in the kernel (proc_pid_stat(5), fields 14 and 15), in seconds.</summary>
    static double Now()
    {
        var text = File.ReadAllText("/proc/thread-self/stat");
        // The name of the thread, field 2, may have spaces and ends with the last bracket.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }
}
