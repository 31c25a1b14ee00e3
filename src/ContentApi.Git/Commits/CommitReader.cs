using System.Buffers.Text;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Commits;

/// <summary>
/// Reads commit objects (gitformat-commit, gitcore-tutorial). A pushed commit may hold values that <c>git commit</c> does not write, such as a date in the year
/// 300,000 or the time zone +9900. They must not keep the content from being served: a date is clamped to the range of .NET, an invalid zone is read as UTC.
/// </summary>
static class CommitReader
{
    /// <summary>In bytes. Stops a commit message of a gigabyte.</summary>
    public const int MaxCommitBytes = 1 << 20;

    /// <returns>The commit and the id of its tree; null if the repository has no such commit.</returns>
    /// <exception cref="GitException">The commit is longer than <see cref="MaxCommitBytes"/> or malformed.</exception>
    public static (GitCommit Commit, GitObjectId Tree)? Read(IRepositorySource repository, GitObjectId oid)
    {
        if (repository.Read(oid, GitObjectType.Commit, MaxCommitBytes) is not { } bytes) return null;
        ReadOnlySpan<byte> rest = bytes, author = default, committer = default, encodingName = default;
        GitObjectId? tree = null;

        while (!rest.IsEmpty)
        {
            var line = NextLine(ref rest);
            if (line.IsEmpty) break;
            // The first header of each name counts. A line that starts with a space continues a header, such as a signature.
            if (tree is null && line.StartsWith("tree "u8)) tree = ParseOid(line[5..]);
            else if (author.IsEmpty && line.StartsWith("author "u8)) author = line[7..];
            else if (committer.IsEmpty && line.StartsWith("committer "u8)) committer = line[10..];
            else if (encodingName.IsEmpty && line.StartsWith("encoding "u8)) encodingName = line[9..];
        }

        var encoding = CommitEncoding.Of(encodingName);
        return (new GitCommit(oid, Person(author, encoding), Date(author), Date(committer), encoding.GetString(rest).TrimEnd()),
            tree ?? throw new GitException($"The commit {oid} is malformed: it names no tree."));
    }

    /// <summary>Reads the ids of a commit's parents.</summary>
    /// <returns>Null if the repository has no such commit.</returns>
    /// <exception cref="GitException">The commit is longer than <see cref="MaxCommitBytes"/>.</exception>
    public static IReadOnlyList<GitObjectId>? ReadParents(IRepositorySource repository, GitObjectId oid)
    {
        if (repository.Read(oid, GitObjectType.Commit, MaxCommitBytes) is not { } bytes) return null;
        var parents = new List<GitObjectId>();
        for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty;)
        {
            var line = NextLine(ref rest);
            if (line.IsEmpty) break;
            if (line.StartsWith("parent "u8) && ParseOid(line[7..]) is { } parent) parents.Add(parent);
        }
        return parents;
    }

    static ReadOnlySpan<byte> NextLine(scoped ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line;
    }

    public static GitObjectId? ParseOid(ReadOnlySpan<byte> hex) =>
        GitObjectId.TryParse(Encoding.Latin1.GetString(hex), out var oid) ? oid : null;

    // "Ada Author <ada@example.org> 1704110400 +0100"
    static GitPerson Person(ReadOnlySpan<byte> line, Encoding encoding)
    {
        var open = line.IndexOf((byte)'<');
        var close = line.LastIndexOf((byte)'>');
        return open < 0 || close < open ? new("", "")
            : new(encoding.GetString(line[..open]).Trim(), encoding.GetString(line[(open + 1)..close]).Trim());
    }

    static DateTimeOffset Date(ReadOnlySpan<byte> line)
    {
        var stamp = line[(line.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(stamp, out long seconds, out var length)) return DateTimeOffset.UnixEpoch;

        // Keeps one day of distance from both ends of the range, so that no time zone moves the date out of it.
        const long day = 24 * 60 * 60;
        seconds = Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds() + day, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - day);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(Offset(stamp[length..].TrimStart((byte)' ')));
    }

    // The digits are hours and minutes: +0545 is five hours and 45 minutes. An invalid zone is read as UTC.
    static TimeSpan Offset(ReadOnlySpan<byte> zone)
    {
        if (zone.Length != 5 || !Utf8Parser.TryParse(zone[1..], out int digits, out var length) || length != 4) return TimeSpan.Zero;
        var offset = new TimeSpan(digits / 100, digits % 100, 0);
        if (digits % 100 > 59 || offset > TimeSpan.FromHours(14)) return TimeSpan.Zero;
        return zone[0] == '-' ? -offset : offset;
    }
}
