using System.Runtime.InteropServices;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Native;

/// <summary>
/// A repository that libgit2 has opened. For one thread at a time: libgit2 does not promise more. Refs are
/// read each time, and libgit2 looks for new packs before it says that an object is missing.
/// </summary>
sealed unsafe class RepositoryHandle : SafeHandle, IRepositorySource
{
    /// <summary>As in Git; a circle of symbolic refs has no end.</summary>
    const int MaxSymbolicRefs = 5;

    const int InvalidName = -12;

    readonly SpecialFiles files;
    readonly nint database;

    /// <exception cref="GitException">It cannot be opened.</exception>
    public RepositoryHandle(RepositoryPaths paths, SpecialFiles files) : base(0, ownsHandle: true)
    {
        this.files = files;
        files.CheckOpening();
        var gitDirectory = paths.GitDirectory;
        if (Libgit2.OpenRepository(out handle, gitDirectory) < 0 || Libgit2.GetObjectDatabase(out database, handle) < 0)
            throw new GitException(Directory.Exists(gitDirectory)
                ? $"The repository {gitDirectory} cannot be opened: {Libgit2.ErrorMessage()}." : RepositoryPaths.IsGone(gitDirectory));

        // libgit2 knows no variables, and takes the relative paths of a borrowed folder to start at the wrong one. A folder that it has already it leaves out.
        foreach (var folder in paths.ObjectFolders)
            if (Libgit2.AddObjects(database, folder) < 0) throw new GitException($"The objects in {folder} cannot be read: {Libgit2.ErrorMessage()}.");
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        if (database != 0) Libgit2.FreeObjectDatabase(database);
        Libgit2.FreeRepository(handle);
        return true;
    }

    public int IdSize => GitObjectId.Sha1Size;

    /// <inheritdoc/>
    public bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        (type, size) = (default, 0);
        if (!TryCopy(oid, id) || !files.IsReadable(oid) || Libgit2.ReadHeader(out var length, out type, database, id) != 0) return false;
        size = (long)length;
        return true;
    }

    /// <inheritdoc/>
    public bool Exists(GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        return TryCopy(oid, id) && Libgit2.Exists(database, id) == 1;
    }

    /// <inheritdoc/>
    public byte[]? Read(GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        if (!TryCopy(oid, id) || Libgit2.Read(out var found, database, id) < 0) return null;
        try
        {
            return new ReadOnlySpan<byte>(Libgit2.Data(found), checked((int)Libgit2.Size(found))).ToArray();
        }
        finally
        {
            Libgit2.FreeObject(found);
        }
    }

    /// <returns>False for an id that cannot be one of this repository.</returns>
    static bool TryCopy(GitObjectId oid, byte* id)
    {
        oid.CopyTo(new(id, GitObjectId.Sha256Size));
        return oid.Size == GitObjectId.Sha1Size;
    }

    /// <inheritdoc/>
    public bool TryFindPrefix(string hex, out GitObjectId oid)
    {
        const int size = GitObjectId.Sha1Size;
        var prefix = stackalloc byte[size];
        var found = stackalloc byte[size];
        Convert.FromHexString(hex.PadRight(2 * size, '0'), new Span<byte>(prefix, size), out _, out _);
        // Where one object is found already, libgit2 does not look for new packs, which may hold a second.
        Libgit2.Refresh(database);
        var code = Libgit2.FindPrefix(found, database, prefix, (nuint)hex.Length);
        if (code == Libgit2.Ambiguous) throw new GitException($"'{hex}' is the beginning of more than one object's id: give more digits.");
        oid = code == 0 ? new(new ReadOnlySpan<byte>(found, size)) : default;
        return code == 0;
    }

    /// <inheritdoc/>
    public bool TryReadReference(IReadOnlyList<string> names, out GitObjectId oid)
    {
        foreach (var name in names)
            if (TryReadReference(name, out oid)) return true;
        oid = default;
        return false;
    }

    bool TryReadReference(string name, out GitObjectId oid)
    {
        oid = default;
        var current = name;
        for (var i = 0; i <= MaxSymbolicRefs; i++)
        {
            files.CheckReference(current);
            var code = Libgit2.FindReference(out var reference, handle, current);
            if (code is Libgit2.NotFound or InvalidName) return false;
            if (code < 0) throw new GitException($"The ref '{name}' cannot be read: {Libgit2.ErrorMessage()}.");
            try
            {
                if (Libgit2.Target(reference) is var target && target is not null)
                {
                    oid = new(new ReadOnlySpan<byte>(target, GitObjectId.Sha1Size));
                    return true;
                }
                current = Marshal.PtrToStringUTF8((nint)Libgit2.SymbolicTarget(reference))!;
            }
            finally
            {
                Libgit2.FreeReference(reference);
            }
        }
        throw new GitException($"The ref '{name}' cannot be read: it is a symbolic ref, and behind it are {MaxSymbolicRefs} more or a circle.");
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public string[] ListReferences()
    {
        files.CheckReferences();
        Libgit2.StringArray array;
        if (Libgit2.ListReferences(&array, handle) < 0) return [];
        var names = new string[(int)array.Count];
        for (var i = 0; i < names.Length; i++) names[i] = Marshal.PtrToStringUTF8((nint)array.Strings[i])!;
        Libgit2.Dispose(&array);
        return names;
    }
}
