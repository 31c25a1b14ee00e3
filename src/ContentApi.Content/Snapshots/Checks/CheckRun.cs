using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>The input of a check.</summary>
/// <param name="Draft">The build, to which faults are reported.</param>
/// <param name="Files">The files that <see cref="CheckScope.File"/> checks look at: all, or those that a commit concerns.</param>
/// <param name="PositionOf">Finds where a file gives the value of a field.</param>
/// <param name="Repository">The repository, from which a check reads files that are not entries.</param>
sealed record CheckRun(
    SnapshotDraft Draft, IReadOnlyList<StoredEntry> Files, Func<StoredEntry, ContentField, TextPosition> PositionOf, GitRepository Repository);
