using System.Runtime.InteropServices;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Native;

/// <summary>
/// Reads a repository with SHA-1 ids and refs in files. libgit2 reads packs, and looks for new packs before it reports an object as missing.
/// <see cref="LooseObjects"/> reads loose objects, and <see cref="FileReferences"/> reads refs. As in Git, a packed copy of an object comes
/// first; the loose copy is read if the packed one is damaged. Not thread-safe, because libgit2 does not promise that for a handle.
/// </summary>
sealed unsafe class RepositoryHandle : SafeHandle, IRepositorySource
{
    readonly SpecialFiles files;
    readonly FileReferences references;

    // The object whose header was read last. Usually its content is read next.
    (GitObjectId Oid, long Size, bool IsLoose) last;

    /// <exception cref="GitException">The repository cannot be opened.</exception>
    public RepositoryHandle(RepositoryPaths paths, SpecialFiles files, FileReferences references) : base(0, ownsHandle: true)
    {
        (this.files, this.references) = (files, references);
        files.CheckOpening();
        if (!Directory.Exists(paths.GitDirectory)) throw new GitException(RepositoryPaths.IsGone(paths.GitDirectory));

        files.CheckPacks();
        // Adds the packs of each folder explicitly. libgit2 would borrow objects from the wrong folders: it ignores
        // Git's environment variables, and resolves relative paths in alternates files against another folder.
        if (Libgit2.NewObjectDatabase(out handle) < 0)
            throw new GitException($"The repository {paths.GitDirectory} cannot be opened: {Libgit2.ErrorMessage()}.");
        foreach (var folder in paths.ObjectFolders)
            if (Libgit2.OpenPacks(out var packs, folder) < 0 || Libgit2.AddPacks(handle, packs, 1) < 0)
                throw new GitException($"The objects in {folder} cannot be read: {Libgit2.ErrorMessage()}.");
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libgit2.FreeObjectDatabase(handle);
        return true;
    }

    public int IdSize => GitObjectId.Sha1Size;

    /// <inheritdoc/>
    public bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        (type, size) = (default, 0);
        last = default;
        if (!TryCopy(oid, id)) return false;
        files.CheckPacks();
        var isLoose = files.Loose.KindOf(oid) == FileKind.File;
        // NoRefresh: otherwise libgit2 would list the pack folders for each object that is in no pack.
        if (isLoose && Libgit2.Exists(handle, id, Libgit2.NoRefresh) != 1 && files.Loose.TryReadHeader(oid, out type, out size))
        {
            last = (oid, size, true);
            return true;
        }
        if (Libgit2.ReadHeader(out var length, out type, handle, id) == 0)
        {
            last = (oid, size = (long)length, false);
            return true;
        }
        if (!isLoose || !files.Loose.TryReadHeader(oid, out type, out size)) return false;
        last = (oid, size, true);
        return true;
    }

    /// <inheritdoc/>
    public bool Exists(GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        files.CheckPacks();
        return TryCopy(oid, id) && (files.Loose.KindOf(oid) != FileKind.None || Libgit2.Exists(handle, id, 0) == 1);
    }

    /// <inheritdoc/>
    public byte[]? Read(GitObjectId oid)
    {
        if (last.Oid != oid && !TryReadHeader(oid, out _, out _)) return null;
        return last.IsLoose ? files.Loose.Read(oid, last.Size) ?? ReadPacked(oid) : ReadPacked(oid) ?? files.Loose.Read(oid, last.Size);
    }

    byte[]? ReadPacked(GitObjectId oid)
    {
        var id = stackalloc byte[GitObjectId.Sha256Size];
        if (!TryCopy(oid, id) || Libgit2.Read(out var found, handle, id) < 0) return null;
        try
        {
            return new ReadOnlySpan<byte>(Libgit2.Data(found), checked((int)Libgit2.Size(found))).ToArray();
        }
        finally
        {
            Libgit2.FreeObject(found);
        }
    }

    /// <returns>False if the id is not a SHA-1, so that this repository cannot have the object.</returns>
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
        files.CheckPacks();
        // Once libgit2 finds an object with the prefix, it does not look for new packs, which may hold another.
        Libgit2.Refresh(handle);
        var code = Libgit2.FindPrefix(found, handle, prefix, (nuint)hex.Length);
        if (code == Libgit2.Ambiguous) throw IsAmbiguous(hex);
        GitObjectId? only = code == 0 ? new(new ReadOnlySpan<byte>(found, size)) : null;
        foreach (var loose in files.Loose.WithPrefix(hex))
        {
            if (only is not null && only != loose) throw IsAmbiguous(hex);
            only = loose;
        }
        oid = only ?? default;
        return only is not null;
    }

    static GitException IsAmbiguous(string hex) => new($"'{hex}' is the beginning of more than one object's id: give more digits.");

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
        for (var i = 0; i <= SymbolicReferences.Max; i++)
        {
            files.CheckReference(current);
            if (!references.TryRead(current, out oid, out var symbolic)) return false;
            if (symbolic is null) return true;
            current = symbolic;
        }
        throw SymbolicReferences.TooMany(name);
    }

    /// <inheritdoc/>
    public GitObjectId ReadReflog(string name, int index) => references.ReadLog(name, index);

    /// <inheritdoc/>
    public string? ReadSymbolicTarget(string name)
    {
        files.CheckReference(name);
        references.TryRead(name, out _, out var symbolic);
        return symbolic;
    }

    /// <inheritdoc/>
    public string[] ListReferences()
    {
        files.CheckReferences();
        return references.List();
    }
}
