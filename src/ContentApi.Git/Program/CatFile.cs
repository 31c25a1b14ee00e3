using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Program;

/// <summary>
/// A long-running <c>git cat-file --batch-command</c> (git-cat-file, "Batch output"). Each command is one line. The response is a line
/// <c>ID TYPE SIZE</c>, followed by the content if the command requested it. A process that ended, or that did not answer in time, is
/// replaced for the next command.
/// </summary>
sealed class CatFile(GitProgram git) : IDisposable
{
    /// <summary>The longest first line of a response: an id, a type and a size, or the requested name and an error.</summary>
    const int MaxLineBytes = 8192;

    readonly byte[] buffer = new byte[16 * 1024];
    int start, end;
    Process? process;
    Timer? patience;
    CancellationTokenRegistration killing;

    /// <summary>Reads the header of an object.</summary>
    /// <param name="name">An object id in hexadecimal digits, or the full name of a ref, without a line feed.</param>
    /// <returns>The header; null if there is no such object.</returns>
    public ObjectHeader? Info(string name) => Retry(() => Ask("info", name));

    /// <summary>Reads the content of an object. Allocates no memory if the object's size differs from <paramref name="size"/>.</summary>
    /// <returns>The type and the content; null if there is no such object, or its size differs.</returns>
    public (GitObjectType Type, byte[] Content)? Contents(string id, long size) => Retry(() =>
    {
        if (Ask("contents", id) is not { } header) return ((GitObjectType, byte[])?)null;
        if (header.Size != size || size > Array.MaxLength)
        {
            // Skipping the content may take longer than starting a new process.
            End();
            return null;
        }
        var content = new byte[size];
        ReadExactly(content);
        ReadExactly(stackalloc byte[1]);
        return (header.Type, content);
    });

    /// <summary>
    /// Runs a command, and repeats it once with a new process if the process ended. A damaged pack also ends the new process; the command then returns null.
    /// </summary>
    T? Retry<T>(Func<T?> question) where T : struct
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Open();
                patience!.Change(GitProgram.Patience, Timeout.InfiniteTimeSpan);
                var answer = question();
                patience?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return answer;
            }
            catch (IOException)
            {
                End();
                if (attempt > 0) return null;
            }
        }
    }

    ObjectHeader? Ask(string command, string name)
    {
        var input = process!.StandardInput.BaseStream;
        input.Write(Encoding.UTF8.GetBytes($"{command} {name}\n"));
        input.Flush();
        return Parse(ReadLine());
    }

    /// <summary>Parses an id, a type and a size. Any other line reports that there is no such object: null.</summary>
    static ObjectHeader? Parse(string line) =>
        line.Split(' ') is [var id, var type, var size] && GitObjectId.TryParse(id, out var oid)
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && Enum.TryParse(type, ignoreCase: true, out GitObjectType kind) ? new(oid, kind, length) : null;

    string ReadLine()
    {
        for (var searched = 0; ;)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, searched + found);
                start += searched + found + 1;
                return line;
            }
            searched = end - start;
            if (searched > MaxLineBytes) throw new IOException("The line is too long.");
            buffer.AsSpan(start, searched).CopyTo(buffer);
            (start, end) = (0, searched);
            end += Receive(buffer.AsSpan(end));
        }
    }

    void ReadExactly(Span<byte> bytes)
    {
        var there = Math.Min(bytes.Length, end - start);
        buffer.AsSpan(start, there).CopyTo(bytes);
        start += there;
        for (bytes = bytes[there..]; !bytes.IsEmpty;)
        {
            bytes = bytes[Receive(bytes)..];
            // The time limit restarts with each read, so it stops only a process that sends nothing.
            patience!.Change(GitProgram.Patience, Timeout.InfiniteTimeSpan);
        }
    }

    int Receive(Span<byte> bytes) => process!.StandardOutput.BaseStream.Read(bytes) is > 0 and var count ? count : throw new IOException("git has ended.");

    void Open()
    {
        if (process is { HasExited: false }) return;
        End();
        var started = git.Start("cat-file", "--batch-command");
        _ = GitProgram.ReadErrorsAsync(started);
        process = started;
        patience = new(_ => GitProgram.Kill(started));
        killing = git.EndsWithAll(started);
    }

    void End()
    {
        patience?.Dispose();
        patience = null;
        killing.Dispose();
        (start, end) = (0, 0);
        if (process is null) return;
        GitProgram.Kill(process);
        // Process.Dispose leaves the streams open.
        process.StandardInput.Dispose();
        process.StandardOutput.Dispose();
        process.Dispose();
        process = null;
    }

    public void Dispose() => End();
}

readonly record struct ObjectHeader(GitObjectId Oid, GitObjectType Type, long Size);
