using System.Globalization;
using System.Text;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Http;

/// <summary>
/// Measures the throughput at full load without commits and with five commits a second, in alternating runs. The requests query the pages one after another.
/// </summary>
static class CommitLoad
{
    const int Pages = 1_000, Rounds = 3, Seconds = 8, WarmSeconds = 15;

    static readonly TimeSpan betweenCommits = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync()
    {
        var (serverCpu, loadCpu) = Environment.ProcessorCount > 1 ? ("0", "1") : ((string?)null, (string?)null);
        using var repository = TestRepository.Empty();
        repository.CommitInBulk(Site.Files(Pages));
        var commits = new Queue<string>(Prepare(repository, 2 * 5 * (WarmSeconds + Rounds * Seconds + Rounds + 1)));
        var folder = Directory.CreateTempSubdirectory("content-api-bench-").FullName;
        var script = Wrk.WriteScript(
            folder, "load", [.. QueryKind.Of(Pages, [])[0].All.Select(question => ("POST", "/graphql", (string?)Encoding.UTF8.GetString(question.Body)))]);
        foreach (var (name, cacheBytes) in new[] { ("cached", "67108864"), ("executed", "0") })
        {
            using var server = await ServerProcess.StartAsync(
                serverCpu, new Dictionary<string, string> { ["CONTENTAPI_ANSWER_CACHE_BYTES"] = cacheBytes }, "--repository", repository.Path);
            async Task<Load> WithCommitsAsync(int seconds)
            {
                using var stop = new CancellationTokenSource();
                var committing = Task.Run(async () =>
                {
                    // Only moves the branch: writing commits would take time from the load generator's processor.
                    while (!stop.IsCancellationRequested && commits.TryDequeue(out var commit))
                    {
                        repository.Git("update-ref", "refs/heads/main", commit);
                        await Task.Delay(betweenCommits, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }
                });
                var load = Wrk.Run(server.Endpoint, server.ProcessId, script, seconds, loadCpu);
                await stop.CancelAsync();
                await committing;
                return load;
            }

            // Also lets the server compile the code that reads commits.
            await WithCommitsAsync(WarmSeconds);
            var (alone, with) = (new List<Load>(), new List<Load>());
            for (var round = 0; round < Rounds; round++)
            {
                alone.Add(Wrk.Run(server.Endpoint, server.ProcessId, script, Seconds, loadCpu));
                with.Add(await WithCommitsAsync(Seconds));
            }
            var (before, during) = (Middle(alone), Middle(with));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-10} {before.PerSecond,8:F0} requests/s alone, "
                    + $"{during.PerSecond,8:F0} with five commits a second: {during.PerSecond / before.PerSecond:F2}; "
                    + $"p99 {before.P99:F0} and {during.P99:F0} µs"));
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Writes a chain of commits, each of which changes the text of one page, without moving the branch, and returns their ids.</summary>
    static List<string> Prepare(TestRepository repository, int count)
    {
        var commits = new List<string>();
        var parent = repository.Git("rev-parse", "main");
        repository.Git("read-tree", "main");
        for (var i = 0; i < count; i++)
        {
            var page = i * 37 % Pages;
            var blob = repository.Git(Encoding.UTF8.GetBytes(Site.PageText(page, i + 1)), "hash-object", "-w", "--stdin");
            repository.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},content-repo/pages/{Site.SlugOf(page)}.yaml");
            commits.Add(parent = repository.Git("commit-tree", "-p", parent, "-m", "Change", repository.Git("write-tree")));
        }
        return commits;
    }

    static Load Middle(List<Load> loads) => loads.OrderBy(load => load.PerSecond).ElementAt(loads.Count / 2);
}
