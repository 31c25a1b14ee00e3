using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots;

/// <summary>The result of a build.</summary>
/// <param name="Snapshot">The snapshot; null if the model has errors or the content root is missing, so that there is nothing to serve.</param>
/// <param name="Diagnostics">The diagnostics of the snapshot, or the errors because of which there is none.</param>
/// <param name="DocumentsRead">The number of files that were read and parsed for this build instead of reused.</param>
/// <param name="FilesChecked">
/// The number of files, or items of files, that were checked against the others: those that the commit may concern, or all if that is unknown.
/// </param>
/// <param name="Elapsed">The duration of the build.</param>
public sealed record SnapshotResult(ContentSnapshot? Snapshot, IReadOnlyList<Diagnostic> Diagnostics, int DocumentsRead, int FilesChecked, TimeSpan Elapsed)
{
    /// <summary>
    /// The number of entries that were read from these files. An item of a file that is the same in the version of the previous build is not read again.
    /// </summary>
    public int EntriesRead { get; init; }

    /// <summary>
    /// Whether an object of the content or of its model cannot be read, so that another build of the commit may have another result. The object is missing or
    /// damaged, or it belongs to the model and was left out of a partial clone.
    /// </summary>
    public bool HasUnreadable { get; init; }

    /// <summary>Whether another build of the commit would have the same result.</summary>
    public bool IsFinal => this is { HasUnreadable: false, Snapshot: null or { Gaps.IsEmpty: true } };
}

/// <summary>The progress of a build.</summary>
/// <param name="Done">The number of files that were read or reused so far.</param>
/// <param name="Total">The number of files of the commit that belong to a content type.</param>
public readonly record struct SnapshotProgress(int Done, int Total);
