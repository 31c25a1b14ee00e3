using System.Runtime.InteropServices;

namespace ContentApi.Git.Native;

/// <summary>
/// An open repository with its object database. For one thread at a time: libgit2 does not promise more. What changes on the disk is seen: refs are
/// read each time, and libgit2 looks for new packs before it says that an object is missing.
/// </summary>
sealed unsafe class RepositoryHandle : SafeHandle
{
    readonly nint database;

    /// <exception cref="GitException">It cannot be opened.</exception>
    public RepositoryHandle(string gitDirectory) : base(0, ownsHandle: true)
    {
        if (Libgit2.OpenRepository(out handle, gitDirectory) < 0 || Libgit2.GetObjectDatabase(out database, handle) < 0)
            throw new GitException(Directory.Exists(gitDirectory)
                ? $"The repository {gitDirectory} cannot be opened: {Libgit2.ErrorMessage()}." : IsGone(gitDirectory));
    }

    public static string IsGone(string gitDirectory) => $"The repository {gitDirectory} is not there any more.";

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        if (database != 0) Libgit2.FreeObjectDatabase(database);
        Libgit2.FreeRepository(handle);
        return true;
    }

    /// <summary>Reads an object's type and size without its content.</summary>
    /// <returns>False where the object is missing or damaged.</returns>
    public bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size)
    {
        var id = stackalloc byte[GitObjectId.Size];
        oid.CopyTo(new(id, GitObjectId.Size));
        var found = Libgit2.ReadHeader(out var length, out type, database, id) == 0;
        size = found ? (long)length : 0;
        return found;
    }

    /// <summary>Reads an object whose type and size were found good.</summary>
    /// <returns>Null where the object is missing or damaged: libgit2 compares the content with its name.</returns>
    public byte[]? Read(GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Size];
        oid.CopyTo(new(id, GitObjectId.Size));
        if (Libgit2.Read(out var found, database, id) < 0) return null;
        try
        {
            return new ReadOnlySpan<byte>(Libgit2.Data(found), checked((int)Libgit2.Size(found))).ToArray();
        }
        finally
        {
            Libgit2.FreeObject(found);
        }
    }

    /// <summary>Reads an object of one type, at most <paramref name="maxBytes"/> long; the size is known before the content is read.</summary>
    /// <exception cref="GitException">It is longer than that.</exception>
    /// <returns>Null where there is no such object of that type, or a damaged one.</returns>
    public byte[]? Read(GitObjectId oid, GitObjectType type, long maxBytes)
    {
        if (!TryReadHeader(oid, out var actual, out var size) || actual != type) return null;
        if (size > maxBytes) throw new GitException($"The {type.ToString().ToLowerInvariant()} {oid} has {size:N0} bytes; more than {maxBytes:N0} are not read.");
        return Read(oid);
    }

    /// <param name="hex">4 to 39 hexadecimal digits.</param>
    /// <returns>0, <see cref="Libgit2.NotFound"/>, <see cref="Libgit2.Ambiguous"/> or another of libgit2's errors.</returns>
    public int FindPrefix(string hex, out GitObjectId oid)
    {
        var prefix = stackalloc byte[GitObjectId.Size];
        new Span<byte>(prefix, GitObjectId.Size).Clear();
        Convert.FromHexString(hex.PadRight(GitObjectId.HexLength, '0'), new Span<byte>(prefix, GitObjectId.Size), out _, out _);
        var found = stackalloc byte[GitObjectId.Size];
        // Where one object is found already, libgit2 does not look for new packs, which may hold a second.
        Libgit2.Refresh(database);
        var code = Libgit2.FindPrefix(found, database, prefix, (nuint)hex.Length);
        oid = code == 0 ? new(new ReadOnlySpan<byte>(found, GitObjectId.Size)) : default;
        return code;
    }

    /// <summary>Follows symbolic refs, as many as libgit2 allows, to the object that a full ref name stands for.</summary>
    /// <exception cref="GitException">The ref is there and cannot be read, or symbolic refs run in a circle.</exception>
    /// <returns>False where there is no such ref, or the symbolic ref points to one that is not there.</returns>
    public bool TryReadReference(string name, out GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Size];
        var code = Libgit2.ReferenceToId(id, handle, name);
        oid = code == 0 ? new(new ReadOnlySpan<byte>(id, GitObjectId.Size)) : default;
        if (code is not (0 or Libgit2.NotFound or InvalidName)) throw new GitException($"The ref '{name}' cannot be read: {Libgit2.ErrorMessage()}.");
        return code == 0;
    }

    const int InvalidName = -12;

    /// <returns>The full name that a symbolic ref holds; null where the ref is not symbolic or not there.</returns>
    public string? ReadSymbolicTarget(string name)
    {
        if (Libgit2.FindReference(out var reference, handle, name) < 0) return null;
        try
        {
            return Marshal.PtrToStringUTF8((nint)Libgit2.SymbolicTarget(reference));
        }
        finally
        {
            Libgit2.FreeReference(reference);
        }
    }

    /// <summary>The full names of all refs but <c>HEAD</c>; empty where they cannot be listed.</summary>
    public string[] ListReferences()
    {
        Libgit2.StringArray array;
        if (Libgit2.ListReferences(&array, handle) < 0) return [];
        var names = new string[(int)array.Count];
        for (var i = 0; i < names.Length; i++) names[i] = Marshal.PtrToStringUTF8((nint)array.Strings[i])!;
        Libgit2.Dispose(&array);
        return names;
    }
}
