using System.Text;
using ContentApi.Git.References;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads a ref from its own file (gitrepository-layout), which holds <c>ref: NAME</c> or an object id. A FIFO that takes the file's place between a look and the opening
/// would hold libgit2 for ever; here it does not.
/// </summary>
static class LooseReference
{
    /// <summary>No file system has longer names than a few thousand bytes.</summary>
    const int MaxBytes = 4096;

    /// <param name="paths">Where the repository's files lie.</param>
    /// <param name="name">In full: <c>HEAD</c>, or with <c>refs/</c> before it.</param>
    /// <param name="oid">The object that it names, or the default value.</param>
    /// <param name="symbolic">The ref that it names, or null.</param>
    /// <exception cref="GitException">It is a FIFO or a device.</exception>
    /// <returns>False where there is no such file, or its content is in any way unusual: then it is for libgit2 to read it or to say what is wrong.</returns>
    public static bool TryRead(RepositoryPaths paths, string name, out GitObjectId oid, out string? symbolic)
    {
        (oid, symbolic) = (default, null);
        // A worktree has these of its own.
        if (!RefName.IsValid(name) || name.StartsWith("refs/bisect/", StringComparison.Ordinal)) return false;
        var path = Path.Combine(name == "HEAD" ? paths.GitDirectory : paths.CommonDirectory, name);
        using var file = RegularFile.Open(Encoding.UTF8.GetBytes(path + "\0"), out var kind);
        if (kind == FileKind.Special) throw SpecialFiles.IsSpecial(path);
        if (file is null) return false;
        Span<byte> bytes = stackalloc byte[MaxBytes];
        try
        {
            var content = bytes[..RandomAccess.Read(file, bytes, 0)].TrimEnd(" \t\r\n"u8);
            if (content.Length == MaxBytes) return false;
            if (!content.StartsWith("ref: "u8)) return content.Length == 2 * GitObjectId.Sha1Size && GitObjectId.TryParse(Encoding.Latin1.GetString(content), out oid);
            symbolic = Encoding.UTF8.GetString(content["ref: "u8.Length..]);
            return RefName.IsValid(symbolic);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
