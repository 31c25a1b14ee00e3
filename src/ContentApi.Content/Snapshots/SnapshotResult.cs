using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots;

/// <param name="Snapshot">Null where the model is faulty or the content root is missing: there is nothing to serve.</param>
/// <param name="Diagnostics">Those of the snapshot, or those that kept it from being built.</param>
/// <param name="DocumentsRead">How many files were read and parsed for this build rather than remembered.</param>
/// <param name="FilesChecked">How many files were checked against the others: those that the commit can concern, or all where that is not known.</param>
/// <param name="Elapsed">How long the build took.</param>
public sealed record SnapshotResult(ContentSnapshot? Snapshot, IReadOnlyList<Diagnostic> Diagnostics, int DocumentsRead, int FilesChecked, TimeSpan Elapsed)
{
    /// <summary>Whether an object of the content or of its model cannot be read, so that another build of the commit may give more: one that is missing or damaged, or is left out although nothing can be served without it.</summary>
    public bool HasUnreadable { get; init; }

    /// <summary>Whether another build of the commit would give the same.</summary>
    public bool IsFinal => this is { HasUnreadable: false, Snapshot: null or { Gaps.IsEmpty: true } };
}

/// <param name="Done">Files dealt with.</param>
/// <param name="Total">Files of the commit that belong to a collection.</param>
public readonly record struct SnapshotProgress(int Done, int Total);
