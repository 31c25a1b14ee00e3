using System.Buffers.Text;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Commits;

/// <summary>
/// Reads commit objects. Written for what a pushed commit may hold rather than for what <c>git commit</c> writes: a date of the year 300,000 or a zone of +9900
/// must not keep the content from being served, so such a value is brought into range. The format: <c>man gitformat-commit</c>, gitcore-tutorial.
/// </summary>
static class CommitReader
{
    /// <summary>Stops a commit message of a gigabyte.</summary>
    public const int MaxCommitBytes = 1 << 20;

    /// <returns>Null where the repository does not have such a commit.</returns>
    /// <exception cref="GitException">It is too long or malformed.</exception>
    public static (GitCommit Commit, GitObjectId Tree)? Read(IRepositorySource repository, GitObjectId oid)
    {
        if (repository.Read(oid, GitObjectType.Commit, MaxCommitBytes) is not { } bytes) return null;
        ReadOnlySpan<byte> rest = bytes, author = default, committer = default, encodingName = default;
        GitObjectId? tree = null;

        while (!rest.IsEmpty)
        {
            var line = NextLine(ref rest);
            if (line.IsEmpty) break;
            // The first of each counts; a line that starts with a space continues a signature.
            if (tree is null && line.StartsWith("tree "u8)) tree = ParseOid(line[5..]);
            else if (author.IsEmpty && line.StartsWith("author "u8)) author = line[7..];
            else if (committer.IsEmpty && line.StartsWith("committer "u8)) committer = line[10..];
            else if (encodingName.IsEmpty && line.StartsWith("encoding "u8)) encodingName = line[9..];
        }

        var encoding = CommitEncoding.Of(encodingName);
        return (new GitCommit(oid, Person(author, encoding), Date(author), Date(committer), encoding.GetString(rest).TrimEnd()),
            tree ?? throw new GitException($"The commit {oid} is malformed: it names no tree."));
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

        // A day from both ends, so that no offset leads out of range.
        const long day = 24 * 60 * 60;
        seconds = Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds() + day, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - day);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(Offset(stamp[length..].TrimStart((byte)' ')));
    }

    // Zones as they are written: +0545 is five hours and 45 minutes. One that does not exist is taken for UTC.
    static TimeSpan Offset(ReadOnlySpan<byte> zone)
    {
        if (zone.Length != 5 || !Utf8Parser.TryParse(zone[1..], out int digits, out var length) || length != 4) return TimeSpan.Zero;
        var offset = new TimeSpan(digits / 100, digits % 100, 0);
        if (digits % 100 > 59 || offset > TimeSpan.FromHours(14)) return TimeSpan.Zero;
        return zone[0] == '-' ? -offset : offset;
    }
}
