using System.Text;

namespace ContentApi.Git.Storage;

/// <summary>
/// Finds the folders that hold a repository's objects: its own <c>objects</c>, and its alternates (<c>objects/info/alternates</c>, gitrepository-layout).
/// An alternate folder may have alternates, too. A relative path is resolved against the objects folder whose alternates file holds it.
/// </summary>
static class ObjectFolders
{
    /// <summary>The nesting of alternates: six repositories may each borrow from the next, as in Git. Stops endless chains of folders.</summary>
    const int MaxDepth = 6;

    /// <summary>Stops alternates files that each list many folders.</summary>
    const int MaxFolders = 64;

    /// <summary>In bytes. Stops an alternates file of a gigabyte.</summary>
    const int MaxAlternatesBytes = 1 << 20;

    /// <returns>The folders, each once, the repository's own first. Folders that do not exist are left out, as in Git.</returns>
    /// <exception cref="Contract.GitException">An alternates file is a FIFO, a socket or a device, or too large.</exception>
    public static IReadOnlyList<string> Find(string commonDirectory, GitEnvironment environment)
    {
        var found = new List<string>();
        Add(found, Path.Combine(commonDirectory, "objects"), 0);
        if (environment.ObjectDirectory is { } folder) Add(found, folder, 0);
        foreach (var alternate in environment.AlternateObjectDirectories) Add(found, alternate, 0);
        return found;
    }

    static void Add(List<string> found, string folder, int depth)
    {
        if (depth > MaxDepth || found.Count == MaxFolders || !Directory.Exists(folder) || found.Exists(other => FileStatus.AreSame(other, folder))) return;
        found.Add(folder);
        var alternates = Path.Combine(folder, "info", "alternates");
        if (RegularFile.ReadText(alternates, MaxAlternatesBytes) is not { } list) return;
        // The system resolves the path: after a symbolic link, '..' leads to the parent of the link's target. .NET would remove the link and '..'.
        foreach (var path in ParseList(list, '\n'))
            if (FileStatus.RealPath(Path.Combine(folder, path)) is { } alternate) Add(found, alternate, depth + 1);
    }

    /// <summary>
    /// Parses a list of paths as Git does: an empty path, and one that begins with <c>#</c>, are ignored; a path in double quotes has the escapes of C.
    /// </summary>
    /// <param name="text">The list.</param>
    /// <param name="separator">A line feed for a file, a colon for a variable.</param>
    public static IEnumerable<string> ParseList(string text, char separator)
    {
        for (var at = 0; at < text.Length; at++)
        {
            string? path = null;
            if (text[at] == '"') path = Unquote(text, ref at);
            var end = text.IndexOf(separator, at);
            if (end < 0) end = text.Length;
            path ??= text[at] == '#' ? "" : text[at..end];
            at = end;
            if (path.Length > 0) yield return path;
        }
    }

    /// <summary>Parses a path in double quotes that begins at <paramref name="at"/>, and moves <paramref name="at"/> past it.</summary>
    /// <returns>The path; null if the closing quote is missing or an escape is invalid: then
    /// the quote is part of the path, and <paramref name="at"/> does not move.</returns>
    static string? Unquote(string text, ref int at)
    {
        var bytes = new List<byte>();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                at = Math.Min(i + 1, text.Length - 1);
                return Encoding.UTF8.GetString([.. bytes]);
            }
            if (text[i] != '\\')
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
                continue;
            }
            if (++i == text.Length) return null;
            const string escapes = "abtnvfr";
            if (escapes.IndexOf(text[i]) is >= 0 and var escape) bytes.Add((byte)(7 + escape));
            else if (text[i] is '"' or '\\') bytes.Add((byte)text[i]);
            else if (i + 2 < text.Length && text[i] is >= '0' and <= '3' && text[i + 1] is >= '0' and <= '7' && text[i + 2] is >= '0' and <= '7')
            {
                bytes.Add((byte)(((text[i] - '0') << 6) + ((text[i + 1] - '0') << 3) + (text[i + 2] - '0')));
                i += 2;
            }
            else return null;
        }
        return null;
    }
}
