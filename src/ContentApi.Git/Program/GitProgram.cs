using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Program;

/// <summary>
/// Starts the <c>git</c> program for one repository: without a shell, without this process's <c>GIT_</c> variables
/// and without the user's configuration. A repository's configuration can name programs to run, but the commands
/// used here (<c>cat-file</c>, <c>for-each-ref</c>, <c>symbolic-ref</c>, <c>rev-parse</c>) run none of them.
/// </summary>
sealed class GitProgram(RepositoryPaths paths, SpecialFiles files)
{
    /// <summary>A <c>git</c> that does not answer for this long is killed: it may wait for an unreachable disk.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>In bytes. Stops output that is too long to be a list of refs.</summary>
    const int MaxOutputBytes = 64 << 20;

    const int MaxErrorBytes = 4096;

    // Never disposed: a thread may still register a program that it started just before End.
    readonly CancellationTokenSource ended = new();

    public string GitDirectory => paths.GitDirectory;

    /// <summary>Kills all running programs, and each that is started later.</summary>
    public void End() => ended.Cancel();

    /// <summary>Makes <see cref="End"/> kill a program, until the registration is disposed.</summary>
    public CancellationTokenRegistration EndsWithAll(Process process) => ended.Token.UnsafeRegister(static process => Kill((Process)process!), process);

    /// <summary>Starts a command whose streams the caller owns. The command ends when its input is closed.</summary>
    /// <exception cref="GitException">The program <c>git</c> cannot be started, or a file that each command reads is not a regular file.</exception>
    public Process Start(params string[] arguments)
    {
        files.CheckOpening();
        // The owner of the folder does not matter for reading: see docs/decisions/0007-refs-and-objects-are-read-natively.md.
        var start = new ProcessStartInfo("git", ["--git-dir=" + paths.GitDirectory, "-c", "safe.directory=*", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = paths.GitDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment()) start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new GitException(Directory.Exists(GitDirectory)
                ? $"The program 'git' cannot be started: install git {GitProgramFormat.Oldest} or newer, and see that it is on the PATH."
                : RepositoryPaths.IsGone(GitDirectory), exception);
        }
    }

    IEnumerable<(string Name, string Value)> Environment()
    {
        yield return ("LC_ALL", "C");
        yield return ("GIT_CONFIG_NOSYSTEM", "1");
        yield return ("GIT_CONFIG_GLOBAL", "/dev/null");
        yield return ("GIT_TERMINAL_PROMPT", "0");
        yield return ("GIT_OPTIONAL_LOCKS", "0");
        // An id must name its own bytes. libgit2 does not support replacement objects either.
        yield return ("GIT_NO_REPLACE_OBJECTS", "1");
        // Both variables keep Git from fetching an object that a partial clone lacks. Git before 2.45 supports only the second.
        yield return ("GIT_NO_LAZY_FETCH", "1");
        yield return ("GIT_ALLOW_PROTOCOL", "none");
        if (paths.Environment.ObjectDirectory is { } objects) yield return (GitEnvironment.ObjectDirectoryVariable, objects);
        // Git reads alternates files as ObjectFolders does, so it needs to know only the folders that a variable named.
        if (paths.Environment.AlternateObjectDirectories is { Count: > 0 } alternates)
            yield return (GitEnvironment.AlternatesVariable, string.Join(Path.PathSeparator, alternates.Select(GitEnvironment.Quote)));
    }

    /// <summary>Runs a command without input, and waits until it ends.</summary>
    /// <exception cref="GitException">The command cannot be started (see <see cref="Start"/>), does not end in time, or writes too much.</exception>
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
        if (output is null) throw new GitException($"'git {arguments[0]}' in {GitDirectory} wrote more than {MaxOutputBytes:N0} bytes.");
        // .NET reports 128 plus the number of the signal that ended the process, here SIGKILL.
        if (process.ExitCode == 128 + 9)
            throw new GitException($"'git {arguments[0]}' in {GitDirectory} did not answer within {Patience.TotalSeconds:0} seconds.");
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public static void Kill(Process process)
    {
        try { process.Kill(entireProcessTree: true); }
        // The process has already ended.
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

    /// <summary>
    /// Reads the standard error stream to its end, so that the program never blocks on a full pipe. Returns the first <see cref="MaxErrorBytes"/> bytes.
    /// </summary>
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
