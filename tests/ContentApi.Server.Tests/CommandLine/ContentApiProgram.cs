using System.Diagnostics;
using System.Text;

namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The built program, run in a separate process.</summary>
sealed class ContentApiProgram : IDisposable
{
    readonly Process process;
    readonly StringBuilder output = new(), errors = new();

    ContentApiProgram(string folder, string[] arguments, string? input, IReadOnlyList<(string Name, string Value)> environment, int? descriptors = null)
    {
        // A shell that runs the tests in the background makes them and their child processes ignore SIGINT.
        string[] command = ["env", "--default-signal=INT", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "content-api.dll"), .. arguments];
        if (descriptors is { } limit) command = ["sh", "-c", $"ulimit -n {limit} && exec \"$@\"", "sh", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        // Variables in the environment of the tests must not configure the program.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CONTENTAPI_", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
    }

    public bool HasExited => process.HasExited;
    public string Output => Text(output);
    public string Errors => Text(errors);

    public static ContentApiProgram Start(string folder, params string[] arguments) => new(folder, arguments, null, []);

    /// <param name="descriptors">The maximum number of files that the process may have open.</param>
    public static ContentApiProgram StartWithDescriptors(
        int descriptors, IReadOnlyList<(string Name, string Value)> environment, string folder, params string[] arguments) =>
        new(folder, arguments, null, environment, descriptors);

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, null, arguments);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder, string? input, string[] arguments, (string Name, string Value)? environment = null)
    {
        using var program = new ContentApiProgram(folder, arguments, input, environment is { } variable ? [variable] : []);
        return (await program.ExitCodeAsync(), program.Output, program.Errors);
    }

    /// <summary>Sends a signal to the process: "INT", as Ctrl+C does, or "TERM", as an orchestrator does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
