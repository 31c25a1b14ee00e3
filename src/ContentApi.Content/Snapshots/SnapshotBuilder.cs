using ContentApi.Content.Diagnostics;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Builds snapshots of one repository, one after another. It remembers what it read by blob id, so that a commit costs what changed; a
/// snapshot is nevertheless a function of its commit alone.
/// </summary>
public sealed class SnapshotBuilder(GitRepository repository, SnapshotOptions options)
{
    public GitRepository Repository { get; } = repository;
    public SnapshotOptions Options { get; } = options;

    /// <summary>Builds the snapshot of a commit. One call at a time.</summary>
    public SnapshotResult Build(GitCommit commit, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}

/// <param name="Reference">As the operator named it.</param>
/// <param name="ContentRoot">A folder inside the commit's tree; <c>.</c> or empty for its root.</param>
/// <param name="SchemaFolder">A folder inside the commit's tree with the model's <c>.graphql</c> files.</param>
/// <param name="SchemaDirectory">A folder on the disk that is read instead; or null.</param>
public sealed record SnapshotOptions(
    string Reference = "HEAD", string ContentRoot = "content-repo", string SchemaFolder = "schema", string? SchemaDirectory = null);

/// <param name="Snapshot">Null where the model is faulty or the content root is missing: there is nothing to serve.</param>
/// <param name="Diagnostics">Those of the snapshot, or those that kept it from being built.</param>
/// <param name="DocumentsRead">How many files were read and parsed for this build rather than remembered.</param>
public sealed record SnapshotResult(ContentSnapshot? Snapshot, IReadOnlyList<Diagnostic> Diagnostics, int DocumentsRead, TimeSpan Elapsed);

/// <param name="Done">Files dealt with.</param>
/// <param name="Total">Files of the commit that belong to a collection.</param>
public readonly record struct SnapshotProgress(int Done, int Total);
