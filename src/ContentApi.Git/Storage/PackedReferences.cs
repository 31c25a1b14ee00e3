using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads the refs in the file <c>packed-refs</c> (git-pack-refs): each line has an object id, a
/// space and a ref's full name. Each call reads the file again if it has changed. Thread-safe.
/// </summary>
sealed class PackedReferences(RepositoryPaths paths)
{
    /// <summary>The longest file that is read, in bytes: about four million refs.</summary>
    const int MaxBytes = 256 << 20;

    const int HexLength = 2 * GitObjectId.Sha1Size;

    readonly string path = Path.Combine(paths.CommonDirectory, "packed-refs");

    volatile Content? last;

    /// <summary>Reads one ref.</summary>
    /// <param name="name">A valid full name, which begins with <c>refs/</c> and so has no space and no line feed.</param>
    /// <param name="oid">The id of the object that the ref names.</param>
    /// <returns>False if the file does not exist or does not list the ref.</returns>
    /// <exception cref="GitException">The file may not be opened, is a FIFO, a socket or a device, is too long or damaged.</exception>
    public bool TryRead(string name, out GitObjectId oid)
    {
        oid = default;
        var wanted = Encoding.UTF8.GetBytes($" {name}\n");
        for (var lines = Read(); lines.IndexOf(wanted) is >= 0 and var found; lines = lines[(found + wanted.Length)..])
        {
            // A comment may end with the name, too.
            var line = lines[(lines[..found].LastIndexOf((byte)'\n') + 1)..(found + wanted.Length - 1)];
            if (IsReference(line)) return GitObjectId.TryParse(Encoding.Latin1.GetString(line[..HexLength]), out oid);
        }
        return false;
    }

    /// <summary>Returns the full names of all refs in the file.</summary>
    /// <inheritdoc cref="TryRead" path="/exception"/>
    public IEnumerable<string> List() =>
        Encoding.UTF8.GetString(Read()).Split('\n').Where(IsReference).Select(line => line[(HexLength + 1)..]);

    static bool IsReference(string line) => line.Length > 0 && line[0] is not ('#' or '^');

    ReadOnlySpan<byte> Read()
    {
        if (last is { } known && FileStatus.Of(path) is { Kind: FileKind.File } status && status == known.Status) return known.Lines;
        last = null;
        using var file = RegularFile.Open(path);
        if (file is null) return default;
        // Git replaces the file and never changes it, so the status belongs to these bytes.
        var opened = FileStatus.Of(file);
        var lines = RegularFile.Read(file, path, MaxBytes);
        Check(lines);
        last = new(opened, lines);
        return lines;
    }

    /// <summary>
    /// Throws if a line is damaged, because that line would hide a ref. As for Git, a last line without a line feed is truncated, and so damaged.
    /// </summary>
    void Check(ReadOnlySpan<byte> lines)
    {
        for (var number = 1; !lines.IsEmpty; number++)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = lines[Math.Min(line.Length + 1, lines.Length)..];
            if (end >= 0 && (line is [(byte)'#' or (byte)'^', ..] || IsReference(line))) continue;
            throw new GitException($"Line {number} of {path} is not an object id and the name of a ref: the file is damaged. 'git fsck' tells more.");
        }
    }

    static bool IsReference(ReadOnlySpan<byte> line) =>
        line.Length > HexLength + 1 && line[HexLength] == ' ' && !line[..HexLength].ContainsAnyExcept("0123456789abcdef"u8)
        && !line[(HexLength + 1)..].ContainsAnyInRange((byte)0, (byte)' ');

    sealed record Content(FileStatus Status, byte[] Lines);
}
