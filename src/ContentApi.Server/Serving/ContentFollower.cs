using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.Git.Contract;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Serving;

/// <summary>Follows the ref: each commit that it moves to is read in the background and, if it can be served, swapped in.</summary>
sealed partial class ContentFollower(
    ContentSource source, ContentLoader loader, ContentStore store, ContentApiOptions options, TrustedDocumentCheck trusted,
    ILogger<ContentFollower> logger) : IAsyncDisposable
{
    readonly Retry retry = new();
    RefWatcher? watcher;

    /// <param name="commit">The commit that is served already.</param>
    /// <param name="first">The result of reading it.</param>
    public void Start(GitCommit commit, LoadResult first)
    {
        TryAgainLater(commit, first.Build);
        watcher = new(source.Repository, source.Builder.Options.Reference, commit.Oid, OnMoved, OnLost, OnFound);
    }

    async Task OnMoved(GitCommit commit, CancellationToken cancellation)
    {
        await retry.StopAsync();
        TryAgainLater(commit, Load(commit, cancellation));
    }

    /// <summary>Reads a commit and serves it if it can be served.</summary>
    /// <returns>Null if reading it failed for an unknown reason.</returns>
    SnapshotResult? Load(GitCommit commit, CancellationToken cancellation)
    {
        try
        {
            var result = loader.Load(commit, cancellation: cancellation);
            Follow(result);
            return result.Build;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of the server must neither end the service of the last good commit nor go unnoticed.
            if (store.Current.Failure is not { Message: CouldNotBeRead } known || known.Commit != commit.Oid.ToString())
                Log.Failed(logger, exception, commit.Oid.ToString());
            store.Fail(new(commit.Oid.ToString(), CouldNotBeRead, []));
            return null;
        }
    }

    const string CouldNotBeRead = "The commit could not be read: see the server's log.";

    /// <summary>
    /// Reads a commit again in the background, unless its result is final: objects may arrive after the ref that needs them, and reading that failed for lack
    /// of memory or descriptors may succeed.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <param name="result">The result of reading it; null if that failed for an unknown reason.</param>
    void TryAgainLater(GitCommit commit, SnapshotResult? result)
    {
        if (result?.IsFinal == true) return;
        retry.Begin(cancellation =>
        {
            try
            {
                source.Repository.Reopen();
                if (result?.Snapshot is { } incomplete && !source.Builder.HasArrived(incomplete)) return false;
            }
            catch (GitException)
            {
                return false;
            }
            result = Load(commit, cancellation);
            return result?.IsFinal == true;
        });
    }

    void OnLost(Exception exception)
    {
        store.Lose(exception.Message);
        Log.RefLost(logger, Printable.Of(exception.Message));
    }

    void OnFound()
    {
        store.Lose(null);
        Log.RefFound(logger);
    }

    void Follow(LoadResult result)
    {
        var build = result.Build;
        var before = store.Current.Content?.Snapshot.Diagnostics ?? [];
        if (result.Content is { } content)
        {
            store.Publish(content);
            trusted.Check(content.Api);
            var (errors, warnings) = DiagnosticCount.Of(build.Diagnostics);
            Log.Swapped(
                logger, content.CommitOid, content.Snapshot.EntryCount, errors, warnings, build.DocumentsRead, (long)build.Elapsed.TotalMilliseconds);
        }
        else if (result.Failure is { } failure)
        {
            // A repeated attempt that failed in the same way is not logged again.
            if (failure.IsLike(store.Current.Failure)) return;
            store.Fail(failure);
            Log.Kept(logger, failure.Commit, store.Current.Content?.CommitOid, Printable.Of(failure.Message));
        }
        // Only new diagnostics are shown: those of earlier commits would hide them.
        var news = source.Builder.ExplainRenames(build with { Diagnostics = [.. build.Diagnostics.Except(before)] });
        var shown = DiagnosticGroups.Of(news).Take(options.DiagnosticsShown).ToList();
        foreach (var group in shown) Log.Diagnostic(logger, Printable.Of($"{group} {group.ConsequencePlaces}".TrimEnd()));
        if (build.Diagnostics.Count - shown.Sum(group => group.Count) is > 0 and var more) Log.MoreDiagnostics(logger, more);
    }

    public async ValueTask DisposeAsync()
    {
        var (watching, retrying) = (watcher?.DisposeAsync() ?? default, retry.DisposeAsync());
        // Both may wait for a git process that waits for a disk: disposing of the source ends it.
        source.Dispose();
        await watching;
        await retrying;
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information,
            "Serving {Commit}: entries: {Entries}, errors: {Errors}, warnings: {Warnings}, files read: {DocumentsRead}, {Milliseconds} ms")]
        public static partial void Swapped(ILogger logger, string commit, int entries, int errors, int warnings, int documentsRead, long milliseconds);

        [LoggerMessage(2, LogLevel.Error, "Commit {Commit} is not served, {Served} still is: {Message}")]
        public static partial void Kept(ILogger logger, string commit, string? served, string message);

        [LoggerMessage(3, LogLevel.Warning, "{Diagnostic}")]
        public static partial void Diagnostic(ILogger logger, string diagnostic);

        [LoggerMessage(4, LogLevel.Warning, "... and {Count} more diagnostics: run 'content-api check'")]
        public static partial void MoreDiagnostics(ILogger logger, int count);

        [LoggerMessage(5, LogLevel.Error, "The ref cannot be followed: {Message}")]
        public static partial void RefLost(ILogger logger, string message);

        [LoggerMessage(6, LogLevel.Error, "Commit {Commit} could not be read")]
        public static partial void Failed(ILogger logger, Exception exception, string commit);

        [LoggerMessage(7, LogLevel.Information, "The ref can be followed again")]
        public static partial void RefFound(ILogger logger);
    }
}
