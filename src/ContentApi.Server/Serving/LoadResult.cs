using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;

namespace ContentApi.Server.Serving;

/// <summary>What came of reading a commit: exactly one of the two is not null.</summary>
/// <param name="Build">How the snapshot was built, with the diagnostics.</param>
sealed record LoadResult(ServedContent? Content, LoadFailure? Failure, SnapshotResult Build);

/// <summary>Why a commit cannot be served.</summary>
/// <param name="Commit">The commit's object name.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Diagnostics">The errors that it sums up; may be empty.</param>
sealed record LoadFailure(string Commit, string Message, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the same commit fails for the same reason.</summary>
    public bool IsLike(LoadFailure? other) => other is not null && Commit == other.Commit && Message == other.Message;
}
