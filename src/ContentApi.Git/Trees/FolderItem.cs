using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

enum FolderItemKind : byte
{
    File,
    Folder,
    SymbolicLink,
    Submodule,
    UnsafePath,
}

/// <summary>One line of a tree object.</summary>
/// <param name="Path">From the content root, not only the name, so that an unchanged folder need not build its paths again.</param>
readonly record struct FolderItem(string Path, GitObjectId Oid, FolderItemKind Kind);
