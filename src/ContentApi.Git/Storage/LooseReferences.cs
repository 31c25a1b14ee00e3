using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads refs from files of their own (gitrepository-layout), which hold <c>ref: NAME</c> or an object id. Opening a FIFO in place of such a file does not
/// block, as it would in libgit2. Safe to use from several threads.
/// </summary>
sealed class LooseReferences(RepositoryPaths paths)
{
    /// <summary>Enough for the longest name that a file system has.</summary>
    const int MaxBytes = 4096;

    /// <summary>Stops folders in folders; names of refs have a few slashes.</summary>
    const int MaxDepth = 64;

    /// <summary>Refs that a linked worktree has of its own (git-worktree, "REFS").</summary>
    static readonly string[] Own = ["refs/bisect/", "refs/rewritten/", "refs/worktree/"];

    /// <param name="name">In full: <c>HEAD</c>, or with <c>refs/</c> before it; a valid name.</param>
    /// <param name="oid">The object that it names, or the default value.</param>
    /// <param name="symbolic">The ref that it names, or null.</param>
    /// <exception cref="GitException">The file may not be opened, is a FIFO or a device, or holds something else.</exception>
    /// <returns>False where there is no such file.</returns>
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
        // What follows the id after a space does not count for Git either.
        else if (content.IndexOfAny(" \t\r\n"u8) is var end && GitObjectId.TryParse(Encoding.Latin1.GetString(end < 0 ? content : content[..end]), out oid)
            && oid.Size == GitObjectId.Sha1Size) return true;
        throw new GitException($"The ref '{name}' cannot be read: {path} holds neither an object id nor 'ref:' and the name of a ref. 'git fsck' tells more.");
    }

    static bool IsOwn(string name) => name == "HEAD" || Own.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>
    /// Lists the full names of the refs below <c>refs/</c>, in no order. Leaves out folders that may not be read, and symbolic links, which may lead out of the
    /// repository.
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
