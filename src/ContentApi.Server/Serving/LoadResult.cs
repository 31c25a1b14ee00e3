using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;

namespace ContentApi.Server.Serving;

/// <summary>The result of reading a commit: exactly one of content and failure is not null.</summary>
/// <param name="Build">How the snapshot was built, with the diagnostics.</param>
sealed record LoadResult(ServedContent? Content, LoadFailure? Failure, SnapshotResult Build);

/// <summary>Why a commit cannot be served.</summary>
/// <param name="Commit">The commit's object name.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Diagnostics">The diagnostics of the commit; may be empty.</param>
sealed record LoadFailure(string Commit, string Message, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether another failure is that of the same commit for the same reason.</summary>
    public bool IsLike(LoadFailure? other) => other is not null && Commit == other.Commit && Message == other.Message;
}
