using ContentApi.Git.Commits;
using ContentApi.Git.Native;

namespace ContentApi.Git.Trees;

/// <summary>Lists the files of a commit. Folders that an earlier listing read, and that did not change since, are not read again.</summary>
sealed class TreeReader
{
    /// <summary>Stops a tree that holds itself many times over (a "git bomb": a few kilobytes that list as billions of files).</summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>Stops a tree object too large to be a folder: about a million entries.</summary>
    const int MaxTreeBytes = 64 << 20;

    readonly FolderCache cache = new();

    /// <inheritdoc cref="GitRepository.ReadTree"/>
    public CommitTree? Read(RepositoryHandle repository, GitCommit commit, string root)
    {
        var (_, oid) = CommitReader.Read(repository, commit.Oid)
            ?? throw new GitException($"The repository does not have the commit {commit.Oid} any more.");
        var segments = root.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToArray();
        root = string.Join('/', segments);

        foreach (var segment in segments)
        {
            if (repository.Read(oid, GitObjectType.Tree, MaxTreeBytes) is not { } tree) return new(commit, root, [], [new("", SkipReason.MissingObject)]);
            if (TreeParser.FindFolder(tree, segment) is not { } child) return null;
            oid = child;
        }

        var listing = new Listing(repository, cache, commit);
        try
        {
            listing.AddFolder(oid, "");
        }
        finally
        {
            cache.Trim(listing.Folders);
        }
        return new(commit, root, listing.Files.ToArray(), listing.Skipped.ToArray());
    }

    /// <summary>One walk.</summary>
    sealed class Listing(RepositoryHandle repository, FolderCache cache, GitCommit commit)
    {
        int entries;

        public List<TreeFile> Files { get; } = [];
        public List<SkippedTreeEntry> Skipped { get; } = [];
        public List<FolderCache.Key> Folders { get; } = [];

        /// <param name="path">Empty for the root.</param>
        public void AddFolder(GitObjectId oid, string path)
        {
            if (Find(new(oid, path)) is not { } items)
            {
                Skipped.Add(new(path, SkipReason.MissingObject));
                return;
            }
            if ((entries += items.Length) > MaxEntries)
            {
                // None of it is worth remembering.
                Folders.Clear();
                throw new GitException($"The commit {commit.Oid} holds more than {MaxEntries:N0} files and folders, which is more than can be served.");
            }

            foreach (var item in items)
            {
                switch (item.Kind)
                {
                    case FolderItemKind.File: Files.Add(new(item.Path, item.Oid)); break;
                    case FolderItemKind.Folder: AddFolder(item.Oid, item.Path); break;
                    case FolderItemKind.SymbolicLink: Skipped.Add(new(item.Path, SkipReason.SymbolicLink)); break;
                    case FolderItemKind.Submodule: Skipped.Add(new(item.Path, SkipReason.Submodule)); break;
                    default: Skipped.Add(new(item.Path, SkipReason.UnsafePath)); break;
                }
            }
        }

        /// <returns>Null where the tree is missing or damaged, which is not remembered: it may arrive.</returns>
        FolderItem[]? Find(FolderCache.Key folder)
        {
            if (!cache.TryGet(folder, out var items))
            {
                var bytes = repository.Read(folder.Oid, GitObjectType.Tree, MaxTreeBytes);
                items = bytes is null ? null : TreeParser.Parse(bytes, folder.Path.Length == 0 ? "" : folder.Path + "/");
                if (items is null) return null;
                cache.Add(folder, items);
            }
            Folders.Add(folder);
            return items;
        }
    }
}
