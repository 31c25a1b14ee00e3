using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Serving;

/// <summary>Reads commits, one at a time, into <see cref="ServedContent"/>.</summary>
/// <param name="builder">Builds the snapshots of commits.</param>
/// <param name="engine">The limits of requests.</param>
/// <param name="answerCacheBytes">The memory that cached answers may use, in bytes.</param>
sealed class ContentLoader(SnapshotBuilder builder, GraphQLEngineOptions engine, long answerCacheBytes)
{
    ServedContent? newest;

    /// <summary>
    /// Reads a commit. Not thread-safe. Parts that only some requests need are built later, in the background: see <see cref="DerivedIndexes.Prepare"/>.
    /// </summary>
    /// <remarks>A commit with an object that cannot be read is served only if there is nothing better to serve.</remarks>
    /// <exception cref="OperationCanceledException"/>
    public LoadResult Load(GitCommit commit, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        // The next snapshot's indexes are built from this one's.
        newest?.Snapshot.Indexes.Prepare();
        var build = builder.Build(commit, progress, cancellation);
        if (build.Snapshot is null)
        {
            var error = build.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
            return Failed(error is null ? "The commit cannot be served." : $"The commit cannot be served: {error}");
        }
        // The content of an unreadable object is unknown: the last commit without one is served until this one can be read completely.
        if (build.HasUnreadable && newest is { Snapshot.Gaps.HasUnreadable: false })
        {
            var unreadable = build.Diagnostics.First(diagnostic => diagnostic.Rule == DiagnosticRules.ObjectUnreadable);
            return Failed($"Objects of the commit are missing or damaged: {unreadable}");
        }
        try
        {
            newest = new(build.Snapshot, newest, engine, answerCacheBytes);
            return new(newest, null, build);
        }
        catch (GraphQLException exception)
        {
            return Failed($"The content model cannot be made into an API: {string.Join(' ', exception.Errors.Select(error => error.Message))}");
        }

        LoadResult Failed(string message) => new(null, new(commit.Oid.ToString(), message, build.Diagnostics), build);
    }
}
