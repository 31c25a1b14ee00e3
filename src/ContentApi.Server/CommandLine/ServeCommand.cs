using System.CommandLine;
using System.Runtime.InteropServices;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Git.Contract;
using ContentApi.Server.CommandLine.Diagnostics;
using ContentApi.Server.Configuration;
using ContentApi.Server.Http;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary><c>serve</c>: serves the content over HTTP and follows the ref, until it is stopped.</summary>
static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var command = new Command(Name, "Serves the content over GraphQL and follows the ref: a new commit is in the next answer.");
        command.AddContentOptions();
        command.AddServingOptions();
        command.SetAction((parsed, _) => Run(parsed.Settings()));
        return command;
    }

    static async Task<int> Run(Settings settings)
    {
        var screen = Screen.StandardOutput;
        using var source = ContentSource.Open(settings.Options);
        var commit = source.Resolve();
        await using var app = ContentApiHost.Build(settings, source);
        using var interrupt = EndAtSecondInterrupt();

        LoadResult result;
        try
        {
            // The server listens before it has content, so that a port in use is reported at once and an orchestrator sees that the server is alive.
            await ContentApiHost.StartAsync(app, settings.Options);
            screen.Line($"Reading {source.Repository.GitDirectory} ({settings.Options.Ref}) ...");
            // Loading may wait for a git process that waits for a disk.
            using var _ = app.Lifetime.ApplicationStopping.Register(source.Dispose);
            result = await Task.Run(() => screen.Progress("Reading", progress => ContentApiHost.LoadFirst(app, commit, progress)));
        }
        catch (Exception exception) when (
            app.Lifetime.ApplicationStopping.IsCancellationRequested && exception is OperationCanceledException or GitException or ObjectDisposedException)
        {
            await app.StopAsync();
            return ExitCode.Success;
        }
        if (result.Content is not { } content)
        {
            await app.StopAsync();
            throw OneCommit.Failed(result, source);
        }
        Report(screen, app, settings.Options, content, result.Build with { Diagnostics = source.Builder.ExplainRenames(result.Build) });
        await app.WaitForShutdownAsync();
        return ExitCode.Success;
    }

    /// <summary>Ends the process at the second Ctrl+C. The first stops the server as SIGTERM does, which takes a moment.</summary>
    static PosixSignalRegistration EndAtSecondInterrupt()
    {
        var count = 0;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, _ =>
        {
            if (Interlocked.Increment(ref count) > 1) Environment.Exit(ExitCode.Interrupted);
        });
    }

    static void Report(Screen screen, WebApplication app, ContentApiOptions options, ServedContent content, SnapshotResult build)
    {
        var subject = content.Snapshot.Commit.Message.Split('\n')[0];
        var count = DiagnosticCount.Of(build.Diagnostics);
        screen.Line($"Serving commit {content.CommitOid} \"{subject}\" ({options.Ref}), read in {DiagnosticReport.Seconds(build.Elapsed)}:");
        screen.Counts([.. content.Snapshot.Model.EntryTypes.Select(type => (type.Name, content.Snapshot.Entries(type).Count))]);
        if (count.Errors > 0) screen.Bad(DiagnosticReport.Words(count));
        else screen.Good(DiagnosticReport.Words(count));
        var groups = DiagnosticGroups.Of(build.Diagnostics).Take(options.DiagnosticsShown).ToList();
        foreach (var group in groups) screen.Group(group);
        if (build.Diagnostics.Count - groups.Sum(group => group.Count) is > 0 and var more)
            screen.Line($"... and {more} more: run 'content-api check' to see all.");
        foreach (var url in app.Urls) screen.Line($"Listening on {url.TrimEnd('/')}/graphql (press Ctrl+C to stop)");
    }
}
