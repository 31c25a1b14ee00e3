using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads the refs that Git has gathered in the file <c>packed-refs</c> (git-pack-refs): lines of an object id, a space and a ref's full name. Each call reads
/// the file again if it has changed. Safe to use from several threads.
/// </summary>
sealed class PackedReferences(RepositoryPaths paths)
{
    /// <summary>Some four million refs.</summary>
    const int MaxBytes = 256 << 20;

    const int HexLength = 2 * GitObjectId.Sha1Size;

    readonly string path = Path.Combine(paths.CommonDirectory, "packed-refs");

    volatile Content? last;

    /// <param name="name">In full, with <c>refs/</c> before it; a valid name, so that it has no space and no line feed.</param>
    /// <exception cref="GitException">The file may not be opened, is a FIFO or a device, is too long or damaged.</exception>
    public bool TryRead(string name, out GitObjectId oid)
    {
        oid = default;
        var wanted = Encoding.UTF8.GetBytes($" {name}\n");
        for (var lines = Read(); lines.IndexOf(wanted) is >= 0 and var found; lines = lines[(found + wanted.Length)..])
        {
            // A comment may end so, too.
            var line = lines[(lines[..found].LastIndexOf((byte)'\n') + 1)..(found + wanted.Length - 1)];
            if (IsReference(line)) return GitObjectId.TryParse(Encoding.Latin1.GetString(line[..HexLength]), out oid);
        }
        return false;
    }

    /// <summary>The full names of all.</summary>
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
        // Git replaces the file, it does not change it. So the status is that of these bytes.
        var opened = FileStatus.Of(file);
        var lines = RegularFile.Read(file, path, MaxBytes);
        Check(lines);
        last = new(opened, lines);
        return lines;
    }

    /// <summary>A line that is damaged would hide a ref. The last one is cut off where it has no line feed, as for Git.</summary>
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
