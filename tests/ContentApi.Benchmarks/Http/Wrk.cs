using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ContentApi.Benchmarks.Http;

/// <summary>One run of the load generator.</summary>
/// <param name="PerSecond">The answered requests per second.</param>
/// <param name="Median">The median response time in microseconds.</param>
/// <param name="P99">The 99th percentile of the response times in microseconds.</param>
/// <param name="UserMicros">The server's processor time in its own code per request, in microseconds.</param>
/// <param name="SystemMicros">The server's processor time in the kernel per request, in microseconds.</param>
readonly record struct Load(double PerSecond, double Median, double P99, double UserMicros, double SystemMicros);

/// <summary>Runs wrk: one thread with 32 connections, which sends the requests in rotation.</summary>
static class Wrk
{
    const int Connections = 32;

    const string Done = """
        done = function(summary, latency)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
            e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    /// <summary>Writes the Lua script with which wrk sends the requests in rotation.</summary>
    /// <param name="requests">Of each request the method, the path with the query string, and the body; a null body for none.</param>
    /// <returns>The path of the script.</returns>
    public static string WriteScript(string folder, string name, IReadOnlyList<(string Method, string Path, string? Body)> requests)
    {
        var script = new StringBuilder("wrk.headers['Content-Type'] = 'application/json'\n");
        if (requests is [var only])
        {
            // Without a function, wrk sends the bytes that it prepared at the start, which takes less processor time.
            script.Append(CultureInfo.InvariantCulture, $"wrk.method = '{only.Method}'\nwrk.path = {Quote(only.Path)}\n");
            if (only.Body is not null) script.Append(CultureInfo.InvariantCulture, $"wrk.body = {Quote(only.Body)}\n");
        }
        else
        {
            script.Append("local list, built, n = {\n");
            foreach (var (method, path, body) in requests)
                script.Append(CultureInfo.InvariantCulture, $"{{'{method}', {Quote(path)}, {(body is null ? "nil" : Quote(body))}}},\n");
            script.Append("""
                }, {}, 0
                init = function() for i, r in ipairs(list) do built[i] = wrk.format(r[1], r[2], wrk.headers, r[3]) end end
                request = function() n = n % #built + 1 return built[n] end

                """);
        }
        var file = Path.Combine(folder, name + ".lua");
        File.WriteAllText(file, script.Append(Done).ToString());
        return file;
    }

    static string Quote(string text) => $"[==[{text}]==]";

    /// <exception cref="InvalidOperationException">A request was not answered with 2xx or 3xx.</exception>
    public static Load Run(Uri server, int process, string script, double seconds, string? cpu)
    {
        string[] command =
        [
            "wrk", "-t", "1", "-c", $"{Connections}", "-d", $"{Math.Max(1, (int)seconds)}s", "-s", script, server.GetLeftPart(UriPartial.Authority),
        ];
        var before = ProcessUsage.Of(process);
        var output = Pinned.Output(cpu, command);
        var after = ProcessUsage.Of(process);
        var numbers = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?.Split(' ').Skip(1).Select(long.Parse).ToArray()
            ?? throw new InvalidOperationException($"wrk printed: {output}");
        if (numbers[4] > 0) throw new InvalidOperationException($"{numbers[4]} of {numbers[0]} requests failed: {output}");
        return new(
            numbers[0] * 1e6 / numbers[1], numbers[2], numbers[3],
            (after.User - before.User) * 1e6 / numbers[0], (after.System - before.System) * 1e6 / numbers[0]);
    }
}

/// <summary>Starts programs on one processor. On a machine with several, the servers run on the first, the load generator on the second.</summary>
static class Pinned
{
    public static ProcessStartInfo Command(string? cpu, params IReadOnlyList<string> command) =>
        cpu is null ? new(command[0], command.Skip(1)) : new("taskset", ["--cpu-list", cpu, .. command]);

    public static string Output(string? cpu, params IReadOnlyList<string> command)
    {
        var start = Command(cpu, command);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
