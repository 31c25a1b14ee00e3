using System.Text;
using System.Text.Unicode;

namespace ContentApi.Git.Trees;

/// <summary>
/// Decides which names of files and folders are served: those that Git checks out on every system, and that mean the same in a path, a URL and a log.
/// </summary>
static class SafeName
{
    public static bool IsSafe(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.SequenceEqual("."u8) || name.SequenceEqual(".."u8) || !Utf8.IsValid(name)) return false;
        foreach (var character in name)
        {
            // A slash would make a path of the name. Browsers read a backslash in a URL as a slash, so "..\..\x" would lead to a parent folder.
            // A line feed or another control character could forge lines in logs and reports.
            if (character is < 0x20 or 0x7F or (byte)'/' or (byte)'\\') return false;
        }
        // A cheap first check: each variant of .git holds a letter g.
        return name.IndexOfAny("gG"u8) < 0 || !IsDotGit(Encoding.UTF8.GetString(name));
    }

    /// <summary>
    /// Whether some file system treats the name as <c>.git</c>: in any case, with trailing dots and spaces or a stream's name after
    /// a colon (NTFS), as the short name <c>git~1</c>, or with characters that HFS+ ignores (git's <c>utf8.c</c>, next_hfs_char).
    /// </summary>
    static bool IsDotGit(string name)
    {
        var seen = string.Concat(name.Where(character => !IsIgnoredByHfs(character)));
        var colon = seen.IndexOf(':');
        var plain = (colon < 0 ? seen : seen[..colon]).TrimEnd('.', ' ');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    static bool IsIgnoredByHfs(char character) =>
        character is >= '\u200C' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u206A' and <= '\u206F' or '\uFEFF';

    /// <summary>Returns the name for a report: invalid UTF-8 and control characters are replaced by U+FFFD.</summary>
    public static string Printable(ReadOnlySpan<byte> name) =>
        string.Concat(Encoding.UTF8.GetString(name).Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
