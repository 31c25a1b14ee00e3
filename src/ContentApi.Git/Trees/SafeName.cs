using System.Text;
using System.Text.Unicode;

namespace ContentApi.Git.Trees;

/// <summary>
/// Which names of files and folders are served: those that Git would check out on every system, and that mean the same in a path, a URL and a log.
/// </summary>
static class SafeName
{
    public static bool IsSafe(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.SequenceEqual("."u8) || name.SequenceEqual(".."u8) || !Utf8.IsValid(name)) return false;
        foreach (var character in name)
        {
            // A slash would be a path in a name. A browser takes a backslash in a URL for a slash, so that "..\..\x" would climb.
            // A line feed or another control character would forge lines in logs and reports.
            if (character is < 0x20 or 0x7F or (byte)'/' or (byte)'\\') return false;
        }
        // Cheap for nearly all names: each variant of .git holds a letter g, or the dot and the ignored characters around it.
        return name.IndexOfAny("gG"u8) < 0 || !IsDotGit(Encoding.UTF8.GetString(name));
    }

    /// <summary>
    /// The names that are <c>.git</c> to some file system: in any case, with trailing dots and spaces or a stream's name behind a colon (NTFS), as its short name
    /// <c>git~1</c>, or with characters that HFS+ ignores (git's <c>utf8.c</c>, next_hfs_char).
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

    /// <summary>The name for a report: what is not UTF-8 or would not print becomes U+FFFD.</summary>
    public static string Printable(ReadOnlySpan<byte> name) =>
        string.Concat(Encoding.UTF8.GetString(name).Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
