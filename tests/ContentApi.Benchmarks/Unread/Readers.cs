using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace ContentApi.Benchmarks.Unread;

/// <summary>Two clients that read their answers: one repeatedly requests a short answer, the other one of 12 MB.</summary>
sealed class Readers(Uri endpoint)
{
    static readonly TimeSpan LargePause = TimeSpan.FromMilliseconds(700), SmallPause = TimeSpan.FromMilliseconds(20);

    public int Small { get; private set; }
    public int FailedSmall { get; private set; }
    public double WorstSmall { get; private set; }
    public int Large { get; private set; }
    public int Refused { get; private set; }
    public int FailedLarge { get; private set; }

    /// <summary>Sends both requests until the server has compiled the code that answers them.</summary>
    public async Task WarmUpAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < 300; i++) await AskAsync(client, UnreadBenchmark.Short);
        for (var i = 0; i < 5; i++) await AskAsync(client, UnreadBenchmark.Large(0));
    }

    public Task RunAsync(CancellationToken until) =>
        Task.WhenAll(Task.Run(() => ReadSmallAsync(until), CancellationToken.None), Task.Run(() => ReadLargeAsync(until), CancellationToken.None));

    async Task ReadSmallAsync(CancellationToken until)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        while (!until.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            if (await AskAsync(client, UnreadBenchmark.Short) != HttpStatusCode.OK) FailedSmall++;
            WorstSmall = Math.Max(WorstSmall, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Small++;
            await Task.Delay(SmallPause, CancellationToken.None);
        }
    }

    async Task ReadLargeAsync(CancellationToken until)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        for (var i = 0; !until.IsCancellationRequested; i++)
        {
            var status = await AskAsync(client, UnreadBenchmark.Large(1_000_000 + i));
            if (status == HttpStatusCode.OK) Large++;
            else if (status == HttpStatusCode.ServiceUnavailable) Refused++;
            else FailedLarge++;
            await Task.Delay(LargePause, CancellationToken.None);
        }
    }

    /// <returns>The status; null if the whole answer did not arrive.</returns>
    async Task<HttpStatusCode?> AskAsync(HttpClient client, string query)
    {
        try
        {
            using var response = await client.PostAsJsonAsync(endpoint, new { query });
            await response.Content.ReadAsByteArrayAsync();
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }
}
