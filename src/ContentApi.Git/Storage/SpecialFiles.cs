using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Throws if a file is not a regular file, before libgit2 or <c>git</c> opens it. Opening a FIFO for reading blocks until
/// another process writes to it, which may be never. Whoever may write to the repository's folder can put one there.
/// </summary>
sealed class SpecialFiles(RepositoryPaths paths)
{
    static readonly string[] OwnFiles = ["config.worktree", "commondir", "gitdir"];
    static readonly string[] SharedFiles = ["config", "packed-refs", "shallow", "info/grafts"];

    readonly PackFolder[] packs = [.. paths.ObjectFolders.Select(folder => new PackFolder(Path.Combine(folder, "pack")))];

    public LooseObjects Loose { get; } = new(paths.ObjectFolders);

    /// <exception cref="GitException">The path leads to a FIFO, a socket or a device.</exception>
    public static void Refuse(string path)
    {
        if (FileStatus.Of(path).Kind == FileKind.Special) throw IsSpecial(path);
    }

    public static GitException IsSpecial(string path) =>
        new($"{path} is not a regular file but a pipe, a socket or a device: remove it, then the repository can be read.");

    /// <summary>Checks the files that are read when the repository is opened.</summary>
    public void CheckOpening()
    {
        CheckReference("HEAD");
        foreach (var name in OwnFiles) Refuse(Path.Combine(paths.GitDirectory, name));
        foreach (var name in SharedFiles) Refuse(Path.Combine(paths.CommonDirectory, name));
    }

    /// <summary>Checks the files that are read to find a ref.</summary>
    /// <param name="name">The full name: <c>HEAD</c>, or a name that begins with <c>refs/</c>.</param>
    public void CheckReference(string name)
    {
        Refuse(Path.Combine(paths.GitDirectory, name));
        if (paths.GitDirectory != paths.CommonDirectory) Refuse(Path.Combine(paths.CommonDirectory, name));
        Refuse(Path.Combine(paths.CommonDirectory, "packed-refs"));
        // The configuration is read again after each change.
        Refuse(paths.Configuration);
    }

    /// <summary>Checks the files of all refs. Listing refs opens each of them.</summary>
    public void CheckReferences()
    {
        CheckReference("HEAD");
        RefuseIn(Path.Combine(paths.GitDirectory, "refs"), recursive: true);
        if (paths.GitDirectory != paths.CommonDirectory) RefuseIn(Path.Combine(paths.CommonDirectory, "refs"), recursive: true);
    }

    /// <summary>Checks the files in a folder. Ignores a folder that does not exist or may not be read: the next reader reports that.</summary>
    static void RefuseIn(string folder, bool recursive)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = true, AttributesToSkip = 0 };
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", options)) Refuse(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { }
    }

    /// <returns>False if the file of a loose object with that id is not a regular file.</returns>
    /// <exception cref="GitException">A pack is not a regular file.</exception>
    public bool IsReadable(GitObjectId oid)
    {
        CheckPacks();
        return Loose.KindOf(oid) != FileKind.Special;
    }

    /// <exception cref="GitException">A pack is not a regular file.</exception>
    public void CheckPacks()
    {
        foreach (var folder in packs) folder.Check();
    }

    sealed class PackFolder(string path)
    {
        readonly byte[] name = Encoding.UTF8.GetBytes(path + "\0");
        long modified;

        /// <summary>Checks the packs again if their folder has changed since the last call.</summary>
        public void Check()
        {
            var now = FileStatus.Of(name).Modified;
            if (now == Volatile.Read(ref modified)) return;
            RefuseIn(path, recursive: false);
            Volatile.Write(ref modified, now);
        }
    }
}
