using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads loose refs (gitrepository-layout): each has a file, which holds <c>ref: NAME</c> or an object
/// id. A FIFO in place of such a file does not block the read, as it would in libgit2. Thread-safe.
/// </summary>
sealed class LooseReferences(RepositoryPaths paths)
{
    /// <summary>The number of bytes that are read of a file: enough for the longest path on Linux.</summary>
    const int MaxBytes = 4096;

    /// <summary>Stops deeply nested folders: names of refs have only a few slashes.</summary>
    const int MaxDepth = 64;

    /// <summary>The prefixes of refs that a linked worktree does not share with its repository (git-worktree, "REFS").</summary>
    static readonly string[] Own = ["refs/bisect/", "refs/rewritten/", "refs/worktree/"];

    /// <summary>Reads one ref. Does not follow a symbolic ref.</summary>
    /// <param name="name">A valid full name: <c>HEAD</c>, or a name that begins with <c>refs/</c>.</param>
    /// <param name="oid">The id of the object that the ref names; the default value if the ref is symbolic.</param>
    /// <param name="symbolic">The full name of the target of a symbolic ref; null if the ref names an object.</param>
    /// <exception cref="GitException">The file may not be opened, is a FIFO, a socket or a device, or is malformed.</exception>
    /// <returns>False if there is no such file.</returns>
    public bool TryRead(string name, out GitObjectId oid, out string? symbolic)
    {
        (oid, symbolic) = (default, null);
        var path = Path.Combine(IsOwn(name) ? paths.GitDirectory : paths.CommonDirectory, name);
        using var file = RegularFile.Open(path);
        if (file is null) return false;
        Span<byte> bytes = stackalloc byte[MaxBytes];
        var content = bytes[..RandomAccess.Read(file, bytes, 0)];
        if (content.StartsWith("ref:"u8))
        {
            symbolic = Encoding.UTF8.GetString(content["ref:"u8.Length..].Trim(" \t\r\n"u8));
            if (RefName.IsValid(symbolic)) return true;
        }
        // As in Git, text after the id and white space is ignored.
        else if (content.IndexOfAny(" \t\r\n"u8) is var end && GitObjectId.TryParse(Encoding.Latin1.GetString(end < 0 ? content : content[..end]), out oid)
            && oid.Size == GitObjectId.Sha1Size) return true;
        throw new GitException($"The ref '{name}' cannot be read: {path} holds neither an object id nor 'ref:' and the name of a ref. 'git fsck' tells more.");
    }

    /// <summary>Whether a linked worktree has the ref for itself.</summary>
    public static bool IsOwn(string name) => name == "HEAD" || Own.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>
    /// Returns the full names of the loose refs below <c>refs/</c>, in no order. Leaves out
    /// folders that may not be read, and symbolic links, which may lead out of the repository.
    /// </summary>
    public IEnumerable<string> List()
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint,
        };
        foreach (var root in new[] { paths.GitDirectory, paths.CommonDirectory }.Distinct())
        {
            var folder = Path.Combine(root, "refs");
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", options))
                if (Path.GetRelativePath(root, file) is var name && RefName.IsValid(name)) yield return name;
        }
    }
}
