using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Serving;

/// <summary>Turns commits into what is served, one after another.</summary>
/// <param name="builder">Builds their snapshots.</param>
/// <param name="engine">What requests may spend.</param>
/// <param name="answerCacheBytes">What remembered answers may hold.</param>
sealed class ContentLoader(SnapshotBuilder builder, GraphQLEngineOptions engine, long answerCacheBytes)
{
    ServedContent? newest;

    /// <summary>
    /// Reads a commit. One call at a time. What only some requests need is made afterwards, in the background: see <see cref="DerivedIndexes.Prepare"/>.
    /// </summary>
    /// <remarks>A commit with an object that cannot be read is served only if there is nothing better to serve.</remarks>
    /// <exception cref="OperationCanceledException"/>
    public LoadResult Load(GitCommit commit, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        // The next snapshot's index is made of this one's.
        newest?.Snapshot.Indexes.Prepare();
        var build = builder.Build(commit, progress, cancellation);
        if (build.Snapshot is null)
        {
            var error = build.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
            return Failed(error is null ? "The commit cannot be served." : $"The commit cannot be served: {error}");
        }
        // What a gap holds is unknown: the last commit without one is served until this one can be read completely.
        if (build.HasUnreadable && newest is { Snapshot.Gaps.HasUnreadable: false })
            return Failed($"Objects of the commit are missing or damaged: {build.Diagnostics.First(diagnostic => diagnostic.Rule == DiagnosticRules.ObjectUnreadable)}");
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
