namespace ContentApi.Git.Contract;

/// <summary>The files below one folder of a commit.</summary>
/// <param name="Commit">The commit that was read.</param>
/// <param name="Root">The folder's path inside the commit's tree, without leading or
/// trailing slash; empty for the whole tree. See also <see cref="NotAFolder"/>.</param>
/// <param name="Files">The files, ordered by the UTF-8 bytes of <see cref="TreeFile.Path"/>.</param>
/// <param name="Skipped">Symbolic links, submodules and paths that cannot be served, in the same order.</param>
public sealed record CommitTree(
    GitCommit Commit, string Root, TreeFiles Files, IReadOnlyList<SkippedTreeEntry> Skipped)
{
    /// <summary>
    /// <see cref="SkipReason.SymbolicLink"/> or <see cref="SkipReason.Submodule"/> if the requested folder, or one of its parents, is a symbolic
    /// link or a submodule instead of a folder. <see cref="Root"/> is then the path of that entry, and there are no files. Null otherwise.
    /// </summary>
    public SkipReason? NotAFolder => Skipped is [{ Path: "", Reason: (SkipReason.SymbolicLink or SkipReason.Submodule) and var reason }] ? reason : null;
}

/// <param name="Path">The path relative to <see cref="CommitTree.Root"/>, separated by
/// <c>/</c>. It is not empty, and has no segment that is <c>.</c>, <c>..</c> or empty.</param>
/// <param name="Oid">The blob's id. Equal ids mean equal bytes, in every commit.</param>
public readonly record struct TreeFile(string Path, GitObjectId Oid);

public readonly record struct SkippedTreeEntry(string Path, SkipReason Reason);

/// <summary>The reason why a tree entry is not read.</summary>
public enum SkipReason : byte
{
    /// <summary>A symbolic link. It is never followed, wherever it points.</summary>
    SymbolicLink,

    /// <summary>A submodule: a commit of another repository.</summary>
    Submodule,

    /// <summary>A name that is not valid UTF-8, or a segment such as <c>..</c> that no checkout would allow.</summary>
    UnsafePath,

    /// <summary>A folder whose tree object a partial clone left out on purpose: see <see cref="Storage.PartialClone"/>.</summary>
    LeftOut,

    /// <summary>A folder whose tree object is missing or damaged. A missing object may arrive later.</summary>
    Unreadable,
}
