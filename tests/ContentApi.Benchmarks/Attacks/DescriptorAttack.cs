using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Attacks;

/// <summary>
/// Opens more idle connections than the server may have open files, then makes commits and sends requests, each on a new connection. The server must keep
/// running, answer, follow the commits, and end on SIGTERM. Kestrel's own transport closes no idle connections, so with it only a client that was connected
/// before must be served.
/// </summary>
static class DescriptorAttack
{
    const int Commits = 5, RequestsPerCommit = 20;

    /// <summary>Descriptors of this process that are not used for idle connections. .NET raises the process's soft limit to the hard one.</summary>
    const int KeptForClients = 400;

    static readonly int[] defaultLimits = [256, 320, 500, 1_024, 4_096, 20_000];

    /// <param name="transports">Values of the setting <c>Transport</c>.</param>
    /// <param name="limits">Values of RLIMIT_NOFILE for the server, one after the other; empty for the default ones. This process needs 700 more.</param>
    /// <returns>The number of combinations in which the server failed.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> transports, IReadOnlyList<int> limits)
    {
        Console.WriteLine($"{"transport",-9} {"limit",7} {"connected",10} {"open files",11} {"threads",8} {"answered",12} {"commits",8}   end");
        var failures = 0;
        foreach (var transport in transports)
        {
            foreach (var limit in limits.Count == 0 ? defaultLimits : limits)
            {
                if (!await SurvivesAsync(transport, limit)) failures++;
            }
        }
        return failures;
    }

    static async Task<bool> SurvivesAsync(string transport, int limit)
    {
        using var repository = TestRepository.With(
            "-- schema/site.graphql --\ntype Page @collection(path: \"pages/{slug}.md\") { slug: String! @unique title: String! }\n"
            + "-- content-repo/pages/home.md --\n---\ntitle: Home\n---\n");
        using var server = await ServerProcess.StartWithDescriptorsAsync(limit, transport, "--repository", repository.Path);
        var clients = new List<Socket>();
        using var early = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            await CommitOfAnswerAsync(early, server.Endpoint);
            var most = Math.Min(limit + 300, OwnLimit() - KeptForClients);
            await ConnectAsync(server.Endpoint, clients, most);
            var (files, threads) = (Count(server, "fd"), Count(server, "task"));
            var (answered, followed) = (0, 0);
            for (var i = 0; i < Commits && !server.HasExited; i++)
            {
                var commit = repository.Commit($"-- content-repo/pages/home.md --\n---\ntitle: Home {i}\n---\n");
                var answers = await Task.WhenAll(Enumerable.Range(0, RequestsPerCommit).Select(_ => CommitOfAnswerAsync(server.Endpoint)));
                answered += answers.Count(answer => answer is not null);
                for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(5) && !server.HasExited; await Task.Delay(100))
                {
                    if (await CommitOfAnswerAsync(early, server.Endpoint) != commit) continue;
                    followed++;
                    break;
                }
            }
            var end = await server.StopAsync();
            Console.WriteLine(
                $"{transport,-9} {limit,7} {clients.Count,10} {files,11} {threads,8} "
                + $"{$"{answered} of {Commits * RequestsPerCommit}",12} {$"{followed} of {Commits}",8}   {end}");
            // With a limit of 256, fewer descriptors are left than requests are sent at once.
            return followed == Commits && (transport == "kestrel" || answered >= Commits * RequestsPerCommit / 2) && end == 0;
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    static async Task ConnectAsync(Uri endpoint, List<Socket> clients, int count)
    {
        var address = new IPEndPoint(IPAddress.Loopback, endpoint.Port);
        while (clients.Count < count)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            try
            {
                await client.ConnectAsync(address, deadline.Token);
                clients.Add(client);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // The server accepts no more connections.
                client.Dispose();
                return;
            }
        }
    }

    /// <summary>Sends a query on a new connection.</summary>
    /// <returns>The commit that the response names; null if there is no successful response within 3 seconds.</returns>
    static async Task<string?> CommitOfAnswerAsync(Uri endpoint)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        return await CommitOfAnswerAsync(client, endpoint);
    }

    static async Task<string?> CommitOfAnswerAsync(HttpClient client, Uri endpoint)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(
                endpoint, new { query = $"{{ page(slug: \"home\") {{ title }} a{Random.Shared.Next()}: __typename }}" });
            return answer.IsSuccessStatusCode ? answer.Headers.GetValues("Content-Commit").Single() : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    static int Count(ServerProcess server, string what) => server.HasExited ? 0 : Directory.GetFileSystemEntries($"/proc/{server.ProcessId}/{what}").Length;

    static int OwnLimit() => int.Parse(
        File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[3],
        CultureInfo.InvariantCulture);
}
