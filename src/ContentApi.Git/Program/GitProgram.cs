using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Program;

/// <summary>
/// Starts the <c>git</c> program for one repository: without a shell, with none of the caller's <c>GIT_</c> variables and none of the user's configuration. A
/// repository's configuration can name programs to run; the commands that are used here (<c>cat-file</c>, <c>for-each-ref</c>, <c>symbolic-ref</c>, <c>rev-parse</c>) run none of them.
/// </summary>
sealed class GitProgram(RepositoryPaths paths, SpecialFiles files)
{
    /// <summary>A <c>git</c> that does not answer for this long is ended: it may wait for a disk that is gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Stops an answer that is no list of refs any more.</summary>
    const int MaxOutputBytes = 64 << 20;

    const int MaxErrorBytes = 4096;

    // Never disposed of: whoever starts a program does not know that all were ended a moment before.
    readonly CancellationTokenSource ended = new();

    public string GitDirectory => paths.GitDirectory;

    /// <summary>Ends all programs that run, and each that is started after this: nobody waits any more for what they wait for.</summary>
    public void End() => ended.Cancel();

    /// <summary>Lets a program be ended by <see cref="End"/>, until the registration is disposed of.</summary>
    public CancellationTokenRegistration EndsWithAll(Process process) => ended.Token.UnsafeRegister(static process => Kill((Process)process!), process);

    /// <summary>Starts a command whose streams the caller owns; it ends with its input.</summary>
    /// <exception cref="GitException">There is no <c>git</c>, or a file that each command reads is no regular file.</exception>
    public Process Start(params string[] arguments)
    {
        files.CheckOpening();
        // Whose folder it is does not matter for reading: see docs/decisions/0007-refs-and-objects-are-read-natively.md.
        var start = new ProcessStartInfo("git", ["--git-dir=" + paths.GitDirectory, "-c", "safe.directory=*", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = paths.GitDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in Environment()) start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new GitException(Directory.Exists(GitDirectory)
                ? $"The program 'git' cannot be started: install git {GitProgramFormat.Oldest} or newer, and see that it is on the PATH." : RepositoryPaths.IsGone(GitDirectory), exception);
        }
    }

    IEnumerable<(string Name, string Value)> Environment()
    {
        yield return ("LC_ALL", "C");
        yield return ("GIT_CONFIG_NOSYSTEM", "1");
        yield return ("GIT_CONFIG_GLOBAL", "/dev/null");
        yield return ("GIT_TERMINAL_PROMPT", "0");
        yield return ("GIT_OPTIONAL_LOCKS", "0");
        // libgit2 knows no replacement objects either, and an id names its own bytes.
        yield return ("GIT_NO_REPLACE_OBJECTS", "1");
        // Both, since Git before 2.45 knows only the second: an object that a partial clone lacks is not fetched.
        yield return ("GIT_NO_LAZY_FETCH", "1");
        yield return ("GIT_ALLOW_PROTOCOL", "none");
        if (paths.Environment.ObjectDirectory is { } objects) yield return (GitEnvironment.ObjectDirectoryVariable, objects);
        // Git resolves a borrowed folder's relative paths as we do; it is told only of what a variable named.
        if (paths.Environment.AlternateObjectDirectories is { Count: > 0 } alternates)
            yield return (GitEnvironment.AlternatesVariable, string.Join(Path.PathSeparator, alternates.Select(GitEnvironment.Quote)));
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="GitException">It cannot be started (see <see cref="Start"/>), or it does not end, or it writes too much.</exception>
    public (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        using var end = EndsWithAll(process);
        using var patience = new Timer(_ => Kill(process), null, Patience, Timeout.InfiniteTimeSpan);
        process.StandardInput.Dispose();
        var errors = ReadErrorsAsync(process);
        string? output;
        using (var stream = process.StandardOutput.BaseStream) output = Read(stream, MaxOutputBytes);
        if (output is null) Kill(process);
        process.WaitForExit();
        if (output is null) throw new GitException($"'git {arguments[0]}' in {GitDirectory} gives more than {MaxOutputBytes:N0} bytes.");
        // 128 and the number of the signal by which it was ended.
        if (process.ExitCode == 128 + 9) throw new GitException($"'git {arguments[0]}' in {GitDirectory} did not answer within {Patience.TotalSeconds:0} seconds.");
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public static void Kill(Process process)
    {
        try { process.Kill(entireProcessTree: true); }
        // It has ended already.
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception) { }
    }

    static string? Read(Stream stream, int most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + count > most) return null;
            bytes.Write(buffer, 0, count);
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Reads the standard error stream to its end, so that the program never waits for room in it, and keeps its beginning.</summary>
    public static async Task<string> ReadErrorsAsync(Process process)
    {
        using var stream = process.StandardError.BaseStream;
        var (kept, buffer) = (new MemoryStream(), new byte[1024]);
        try
        {
            for (int count; (count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
                kept.Write(buffer, 0, (int)Math.Min(count, MaxErrorBytes - kept.Length));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException) { }
        return Encoding.UTF8.GetString(kept.ToArray()).Trim();
    }
}
