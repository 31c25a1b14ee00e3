using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>The refs of a repository that keeps them in files: each in one of its own, or in <c>packed-refs</c>. Safe to use from several threads.</summary>
sealed class FileReferences(RepositoryPaths paths)
{
    readonly LooseReferences loose = new(paths);
    readonly PackedReferences packed = new(paths);

    /// <summary>Reads one ref, without following it.</summary>
    /// <param name="name">In full: <c>HEAD</c>, or with <c>refs/</c> before it.</param>
    /// <param name="oid">The object that it names, or the default value.</param>
    /// <param name="symbolic">The ref that it names, or null.</param>
    /// <exception cref="GitException">It is there and cannot be read; the message names the file.</exception>
    /// <returns>False where there is none, or no ref can be called so.</returns>
    public bool TryRead(string name, out GitObjectId oid, out string? symbolic)
    {
        (oid, symbolic) = (default, null);
        // In this order: Git removes a ref's own file after it has written the packed ones.
        return RefName.IsValid(name) && (loose.TryRead(name, out oid, out symbolic) || packed.TryRead(name, out oid));
    }

    /// <summary>The full names of all refs but <c>HEAD</c>.</summary>
    /// <exception cref="GitException">They cannot be listed.</exception>
    public string[] List() => [.. loose.List().Concat(packed.List()).Distinct()];
}
