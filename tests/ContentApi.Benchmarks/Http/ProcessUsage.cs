using System.Globalization;

namespace ContentApi.Benchmarks.Http;

/// <summary>The processor time that a process has used so far, and its memory, read from <c>/proc</c>.</summary>
/// <param name="User">The seconds of processor time in its own code.</param>
/// <param name="System">The seconds of processor time in the kernel.</param>
/// <param name="Resident">The resident memory in bytes.</param>
readonly record struct ProcessUsage(double User, double System, long Resident)
{
    /// <summary>USER_HZ, which is 100 on every Linux that .NET runs on.</summary>
    const double TicksPerSecond = 100;

    const long PageBytes = 4096;

    public static ProcessUsage Of(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        // The second field is the program's name, which may hold anything.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double Seconds(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
        return new(Seconds(11), Seconds(12), long.Parse(fields[21], CultureInfo.InvariantCulture) * PageBytes);
    }
}
