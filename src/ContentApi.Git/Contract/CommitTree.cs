namespace ContentApi.Git.Contract;

/// <summary>The files below one folder of a commit.</summary>
/// <param name="Commit">The commit that was read.</param>
/// <param name="Root">The folder inside the commit's tree, without leading or trailing slash; empty for the whole tree. See also <see cref="NotAFolder"/>.</param>
/// <param name="Files">Ordered by <see cref="TreeFile.Path"/>, ordinally by UTF-8 bytes.</param>
/// <param name="Skipped">Symbolic links, submodules and paths that cannot be served, in the same order.</param>
public sealed record CommitTree(
    GitCommit Commit, string Root, TreeFiles Files, IReadOnlyList<SkippedTreeEntry> Skipped)
{
    /// <summary>
    /// <see cref="SkipReason.SymbolicLink"/> or <see cref="SkipReason.Submodule"/> where the folder that was named, or one on the way to it, is that and no folder:
    /// <see cref="Root"/> is its path then, and there are no files. Otherwise null.
    /// </summary>
    public SkipReason? NotAFolder => Skipped is [{ Path: "", Reason: (SkipReason.SymbolicLink or SkipReason.Submodule) and var reason }] ? reason : null;
}

/// <param name="Path">Relative to <see cref="CommitTree.Root"/>, with <c>/</c>; never empty, never with a segment <c>.</c>, <c>..</c> or empty.</param>
/// <param name="Oid">The blob: same id, same bytes, whichever commit.</param>
public readonly record struct TreeFile(string Path, GitObjectId Oid);

public readonly record struct SkippedTreeEntry(string Path, SkipReason Reason);

/// <summary>Why a tree entry is not read.</summary>
public enum SkipReason : byte
{
    /// <summary>Never followed, wherever it points.</summary>
    SymbolicLink,

    /// <summary>Another repository's commit.</summary>
    Submodule,

    /// <summary>A name that is not valid UTF-8, or a segment such as <c>..</c> that no checkout would allow.</summary>
    UnsafePath,

    /// <summary>A folder whose tree object a partial clone left out on purpose: see <see cref="Storage.PartialClone"/>.</summary>
    LeftOut,

    /// <summary>A folder whose tree object is missing or damaged. It may become readable.</summary>
    Unreadable,
}
