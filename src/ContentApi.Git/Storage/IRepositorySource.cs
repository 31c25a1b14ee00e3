using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Reads the refs and objects of an open repository. There are two implementations: <see cref="Native.RepositoryHandle"/> uses
/// libgit2, and <see cref="Program.GitProgramSource"/> uses the <c>git</c> program for repositories that libgit2 cannot read.
/// Not thread-safe. Sees changes on the disk. Does not follow replacement objects (<c>git replace</c>), and fetches nothing.
/// </summary>
interface IRepositorySource : IDisposable
{
    /// <summary>The size of the repository's object ids, in bytes: 20 or 32.</summary>
    int IdSize { get; }

    /// <summary>Reads an object's type and size without its content.</summary>
    /// <returns>False if the object is missing or its header is damaged.</returns>
    bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size);

    /// <summary>Whether the repository has an object with that id, intact or damaged.</summary>
    bool Exists(GitObjectId oid);

    /// <summary>Reads an object whose type and size the caller has checked.</summary>
    /// <returns>The content; null if the object is missing or damaged. Damage is detected by hashing the object.</returns>
    byte[]? Read(GitObjectId oid);

    /// <summary>Finds the object whose id begins with some digits.</summary>
    /// <param name="hex">At least 4 hexadecimal digits, fewer than an id has.</param>
    /// <param name="oid">The object's id.</param>
    /// <exception cref="GitException">The ids of several objects begin with the digits.</exception>
    /// <returns>False if no object's id begins with the digits.</returns>
    bool TryFindPrefix(string hex, out GitObjectId oid);

    /// <summary>Finds the object that a ref names, following symbolic refs. Of several full names, the first that exists counts.</summary>
    /// <exception cref="GitException">The ref exists and cannot be read, or symbolic refs form a cycle.</exception>
    /// <returns>False if none of the refs exists, or the target of a symbolic ref does not exist.</returns>
    bool TryReadReference(IReadOnlyList<string> names, out GitObjectId oid);

    /// <summary>Finds the object that a ref named some changes ago, by its reflog.</summary>
    /// <param name="name">The full name of a ref that exists.</param>
    /// <param name="index">The number of changes; 0 is the newest value.</param>
    /// <exception cref="GitException">The ref has no reflog, or one with fewer changes, or it cannot be read.</exception>
    GitObjectId ReadReflog(string name, int index);

    /// <returns>The full name of a symbolic ref's target; null if the ref is not symbolic or does not exist.</returns>
    string? ReadSymbolicTarget(string name);

    /// <summary>Returns the full names of all refs except <c>HEAD</c>.</summary>
    /// <exception cref="GitException">A file that holds refs cannot be read.</exception>
    string[] ListReferences();

    /// <summary>
    /// Reads an object if it has the given type and at most <paramref name="maxBytes"/> bytes. The size is checked before the content is read.
    /// </summary>
    /// <exception cref="GitException">The object is longer than <paramref name="maxBytes"/>.</exception>
    /// <returns>The content; null if the object is missing, damaged or of another type.</returns>
    sealed byte[]? Read(GitObjectId oid, GitObjectType type, long maxBytes)
    {
        if (!TryReadHeader(oid, out var actual, out var size) || actual != type) return null;
        if (size > maxBytes)
            throw new GitException($"The {type.ToString().ToLowerInvariant()} {oid} has {size:N0} bytes; more than {maxBytes:N0} are not read.");
        return Read(oid);
    }
}
