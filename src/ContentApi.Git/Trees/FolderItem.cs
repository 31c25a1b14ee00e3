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

/// <summary>One entry of a tree object.</summary>
/// <param name="Path">The path from the content root, and not only the name, so that the paths of an unchanged folder need not be built again.</param>
/// <param name="Oid">The id of the entry's object.</param>
/// <param name="Kind">The kind of the entry.</param>
readonly record struct FolderItem(string Path, GitObjectId Oid, FolderItemKind Kind);
