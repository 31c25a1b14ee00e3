using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>Reads refs from files: loose refs, which have one file each, and <c>packed-refs</c>. Thread-safe.</summary>
sealed class FileReferences(RepositoryPaths paths)
{
    readonly LooseReferences loose = new(paths);
    readonly PackedReferences packed = new(paths);
    readonly ReferenceLogs logs = new(paths);

    /// <summary>Reads one ref. Does not follow a symbolic ref.</summary>
    /// <param name="name">The full name: <c>HEAD</c>, or a name that begins with <c>refs/</c>.</param>
    /// <param name="oid">The id of the object that the ref names; the default value if the ref is symbolic.</param>
    /// <param name="symbolic">The full name of the target of a symbolic ref; null if the ref names an object.</param>
    /// <exception cref="GitException">The ref exists and cannot be read. The message names the file.</exception>
    /// <returns>False if the ref does not exist, or the name is not valid.</returns>
    public bool TryRead(string name, out GitObjectId oid, out string? symbolic)
    {
        (oid, symbolic) = (default, null);
        // The loose ref comes first: Git removes it after it has written packed-refs, so in any other order a ref could be missed.
        return RefName.IsValid(name) && (loose.TryRead(name, out oid, out symbolic) || packed.TryRead(name, out oid));
    }

    /// <inheritdoc cref="ReferenceLogs.Read"/>
    public GitObjectId ReadLog(string name, int index) => logs.Read(name, index);

    /// <summary>Returns the full names of all refs except <c>HEAD</c>.</summary>
    /// <exception cref="GitException">The file <c>packed-refs</c> cannot be read.</exception>
    public string[] List() => [.. loose.List().Concat(packed.List()).Distinct()];
}
