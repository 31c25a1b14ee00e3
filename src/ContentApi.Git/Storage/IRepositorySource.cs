using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// An open repository: its refs and its objects as they are stored. Two ship: <see cref="Native.RepositoryHandle"/> reads by libgit2,
/// <see cref="Program.GitProgramSource"/> by the <c>git</c> program what libgit2 cannot read. For one thread at a time. What changes on the disk is seen. Replacement objects
/// (<c>git replace</c>) are not followed, and nothing is fetched.
/// </summary>
interface IRepositorySource : IDisposable
{
    /// <summary>Of the repository's object ids, in bytes: 20 or 32.</summary>
    int IdSize { get; }

    /// <summary>Reads an object's type and size without its content.</summary>
    /// <returns>False where the object is missing or damaged.</returns>
    bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size);

    /// <summary>Whether the repository has an object of that name, sound or damaged.</summary>
    bool Exists(GitObjectId oid);

    /// <summary>Reads an object whose type and size were found good.</summary>
    /// <returns>Null where the object is missing or damaged, which shows in that its content does not have its name.</returns>
    byte[]? Read(GitObjectId oid);

    /// <param name="hex">At least 4 hexadecimal digits, fewer than a whole id has.</param>
    /// <exception cref="GitException">Several objects' ids begin so.</exception>
    /// <returns>False where none does.</returns>
    bool TryFindPrefix(string hex, out GitObjectId oid);

    /// <summary>Follows symbolic refs to the object that the first of some full ref names stands for.</summary>
    /// <exception cref="GitException">The ref is there and cannot be read, or symbolic refs run in a circle.</exception>
    /// <returns>False where there is none of them, or the symbolic ref points to one that is not there.</returns>
    bool TryReadReference(IReadOnlyList<string> names, out GitObjectId oid);

    /// <returns>The full name that a symbolic ref holds; null where the ref is not symbolic or not there.</returns>
    string? ReadSymbolicTarget(string name);

    /// <summary>The full names of all refs but <c>HEAD</c>; empty where they cannot be listed.</summary>
    string[] ListReferences();

    /// <summary>Reads an object of one type, at most <paramref name="maxBytes"/> long; the size is known before the content is read.</summary>
    /// <exception cref="GitException">It is longer than that.</exception>
    /// <returns>Null where there is no such object of that type, or a damaged one.</returns>
    sealed byte[]? Read(GitObjectId oid, GitObjectType type, long maxBytes)
    {
        if (!TryReadHeader(oid, out var actual, out var size) || actual != type) return null;
        if (size > maxBytes) throw new GitException($"The {type.ToString().ToLowerInvariant()} {oid} has {size:N0} bytes; more than {maxBytes:N0} are not read.");
        return Read(oid);
    }
}
