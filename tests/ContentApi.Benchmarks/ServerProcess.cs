using System.Diagnostics;
using ContentApi.Benchmarks.Http;

namespace ContentApi.Benchmarks;

/// <summary>
/// A process of the real program, which serves on a free port of the loopback interface: this project's repository unless an argument names another. Dispose
/// ends the process.
/// </summary>
sealed class ServerProcess : IDisposable
{
    const string Announcement = "Listening on ";

    readonly Process process;

    ServerProcess(Process process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    /// <summary>The address of <c>/graphql</c>.</summary>
    public Uri Endpoint { get; }

    public int ProcessId => process.Id;
    public bool HasExited => process.HasExited;

    public static Task<ServerProcess> StartAsync(params IReadOnlyList<string> arguments) => StartAsync(cpu: null, new Dictionary<string, string>(), arguments);

    /// <param name="folder">The working folder, in which the server looks for <c>appsettings.json</c>.</param>
    /// <param name="arguments">Arguments of the command <c>serve</c>.</param>
    public static Task<ServerProcess> StartInAsync(string folder, params IReadOnlyList<string> arguments)
    {
        var start = Pinned.Command(cpu: null, [.. Serve(Own), .. arguments]);
        start.WorkingDirectory = folder;
        return StartAsync(start);
    }

    /// <param name="cpu">The processor that the server may use; null for all.</param>
    /// <param name="environment">Environment variables, which override settings.</param>
    /// <param name="arguments">Arguments of the command <c>serve</c>.</param>
    public static Task<ServerProcess> StartAsync(string? cpu, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments) =>
        StartAsync(Own, cpu, environment, arguments);

    /// <param name="program">The path of the <c>content-api.dll</c> of a build.</param>
    /// <inheritdoc cref="StartAsync(string?, IReadOnlyDictionary{string, string}, IReadOnlyList{string})"/>
    public static Task<ServerProcess> StartAsync(
        string program, string? cpu, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        var start = Pinned.Command(cpu, [.. Serve(program), .. arguments]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return StartAsync(start);
    }

    /// <param name="limit">The most files that the server may have open (RLIMIT_NOFILE).</param>
    /// <param name="transport">The value of the setting <c>Transport</c>.</param>
    /// <param name="arguments">Arguments of the command <c>serve</c>.</param>
    public static Task<ServerProcess> StartWithDescriptorsAsync(int limit, string transport, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"ulimit -n {limit} && exec \"$@\"", "sh", .. Serve(Own), .. arguments]);
        start.Environment["CONTENTAPI_Transport"] = transport;
        return StartAsync(start);
    }

    /// <summary>The path of the <c>content-api.dll</c> that was built with the benchmarks.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "content-api.dll");

    static IReadOnlyList<string> Serve(string program) => ["dotnet", program, "serve", "--urls", "http://127.0.0.1:0"];

    static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
            // Reads on, since the server would block on a full pipe.
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, new(line[Announcement.Length..].Split(' ')[0]));
        }
        throw new InvalidOperationException("The server ended before it listened: see above.");
    }

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Sends SIGTERM and waits until the server has ended, for at most 60 seconds.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-s", "TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
