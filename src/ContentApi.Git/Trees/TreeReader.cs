using ContentApi.Git.Commits;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Trees;

/// <summary>Lists the files of a commit. Does not read folders again that an earlier listing has read and that have not changed since.</summary>
sealed class TreeReader
{
    /// <summary>
    /// The number of entries that are listed. Stops a tree that holds itself many times over (a "git bomb": a few kilobytes that list as billions of files).
    /// </summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>In bytes, about a million entries. Stops a tree object that is too large to be a folder.</summary>
    const int MaxTreeBytes = 64 << 20;

    readonly FolderCache cache = new();

    /// <inheritdoc cref="GitRepository.ReadTree"/>
    public CommitTree? Read(IRepositorySource repository, PartialClone partial, GitCommit commit, string root)
    {
        var (_, oid) = CommitReader.Read(repository, commit.Oid)
            ?? throw new GitException($"The repository no longer has the commit {commit.Oid}.");
        var segments = root.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToArray();
        root = string.Join('/', segments);

        foreach (var (depth, segment) in segments.Index())
        {
            if (ReadTree(repository, oid) is not { } tree) return new(commit, root, TreeFiles.None, [new("", WhyUnread(repository, partial, oid))]);
            if (TreeParser.Find(tree, repository.IdSize, segment) is not { } child) return null;
            if (child.Kind is FolderItemKind.SymbolicLink or FolderItemKind.Submodule)
                return new(commit, string.Join('/', segments[..(depth + 1)]), TreeFiles.None, [new("", Listing.ReasonFor(child.Kind))]);
            if (child.Kind != FolderItemKind.Folder) return null;
            oid = child.Oid;
        }

        var listing = new Listing(this, repository, partial, commit);
        try
        {
            listing.AddFolder(oid, "");
        }
        finally
        {
            cache.Trim(listing.Folders);
        }
        return new(commit, root, new([.. listing.Runs]), listing.Skipped.ToArray());
    }

    /// <returns>The content; null if the tree is missing or damaged. A tree that declares more than <see cref="MaxTreeBytes"/> counts as damaged.</returns>
    static byte[]? ReadTree(IRepositorySource repository, GitObjectId oid) =>
        repository.TryReadHeader(oid, out var type, out var size) && type == GitObjectType.Tree && size <= MaxTreeBytes ? repository.Read(oid) : null;

    static SkipReason WhyUnread(IRepositorySource repository, PartialClone partial, GitObjectId oid) =>
        !repository.Exists(oid) && partial.LeavesObjectsOut ? SkipReason.LeftOut : SkipReason.Unreadable;

    /// <summary>One walk over the folders of a commit.</summary>
    sealed class Listing(TreeReader reader, IRepositorySource repository, PartialClone partial, GitCommit commit)
    {
        int entries;

        public List<TreeFile[]> Runs { get; } = [];
        public List<SkippedTreeEntry> Skipped { get; } = [];
        public List<FolderCache.Key> Folders { get; } = [];

        /// <summary>Adds the files of a folder and of its subfolders.</summary>
        /// <param name="oid">The id of the folder's tree.</param>
        /// <param name="path">The folder's path from the content root; empty for the root itself.</param>
        public void AddFolder(GitObjectId oid, string path)
        {
            if (Find(new(oid, path)) is not { } folder)
            {
                Skipped.Add(new(path, WhyUnread(repository, partial, oid)));
                return;
            }
            if ((entries += folder.Count) > MaxEntries)
            {
                // Lets Trim remove the folders of this listing.
                Folders.Clear();
                throw new GitException($"The commit {commit.Oid} holds more than {MaxEntries:N0} files and folders, which is more than can be served.");
            }

            foreach (var (files, other) in folder.Parts)
            {
                if (files is not null) Runs.Add(files);
                else if (other.Kind == FolderItemKind.Folder) AddFolder(other.Oid, other.Path);
                else Skipped.Add(new(other.Path, ReasonFor(other.Kind)));
            }
        }

        public static SkipReason ReasonFor(FolderItemKind kind) => kind switch
        {
            FolderItemKind.SymbolicLink => SkipReason.SymbolicLink,
            FolderItemKind.Submodule => SkipReason.Submodule,
            _ => SkipReason.UnsafePath,
        };

        /// <returns>The folder; null if the tree is missing or damaged. That result is not cached, because a missing tree may arrive.</returns>
        Folder? Find(FolderCache.Key key)
        {
            if (!reader.cache.TryGet(key, out var folder))
            {
                var bytes = ReadTree(repository, key.Oid);
                if (bytes is null || TreeParser.Parse(bytes, repository.IdSize, key.Path.Length == 0 ? "" : key.Path + "/") is not { } items) return null;
                reader.cache.Add(key, folder = Folder.Of(items));
            }
            Folders.Add(key);
            return folder;
        }
    }
}
