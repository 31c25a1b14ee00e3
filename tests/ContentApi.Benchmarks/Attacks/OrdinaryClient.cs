using System.Diagnostics;
using System.Net.Http.Json;

namespace ContentApi.Benchmarks.Attacks;

/// <summary>Sends the same query repeatedly on one connection and records the time of each response.</summary>
sealed class OrdinaryClient(Uri endpoint)
{
    const string Query = """{ page(slug: "uyghurs") { title sections { heading body { html } actions { title url } } reports { title url } } }""";

    readonly List<double> milliseconds = [];

    /// <exception cref="InvalidOperationException">A response was not successful, or differs from the first one.</exception>
    public async Task RunAsync(CancellationToken until)
    {
        using var client = new HttpClient();
        byte[]? expected = null;
        while (!until.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsJsonAsync(endpoint, new { query = Query }, CancellationToken.None);
            var answer = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            expected ??= answer;
            if (!response.IsSuccessStatusCode || !answer.AsSpan().SequenceEqual(expected))
                throw new InvalidOperationException("An ordinary query was not answered as before.");
        }
    }

    /// <summary>Returns the time in milliseconds that the given share of the responses so far did not exceed.</summary>
    public double Percentile(double share) => milliseconds.Order().ElementAt(Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share)));

    public int Answers => milliseconds.Count;
}
