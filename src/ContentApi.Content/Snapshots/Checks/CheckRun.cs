using ContentApi.Git;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>The input of a check.</summary>
/// <param name="Draft">The build, to which faults are reported.</param>
/// <param name="Files">The files that <see cref="CheckScope.File"/> checks look at: all, or those that a commit concerns.</param>
/// <param name="Store">Finds where a file gives the value of a field, and makes an entry without one.</param>
/// <param name="Repository">The repository, from which a check reads files that are not entries.</param>
sealed record CheckRun(
    SnapshotDraft Draft, IReadOnlyList<StoredEntry> Files, EntryStore Store, GitRepository Repository);
