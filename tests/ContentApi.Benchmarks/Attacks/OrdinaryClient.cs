using System.Diagnostics;
using System.Net.Http.Json;

namespace ContentApi.Benchmarks.Attacks;

/// <summary>Asks for a page again and again on one connection, and keeps how long each answer took.</summary>
sealed class OrdinaryClient(Uri endpoint)
{
    const string Query = """{ page(slug: "uyghurs") { title sections { heading body { html } actions { title url } } reports { title url } } }""";

    readonly List<double> milliseconds = [];

    /// <exception cref="InvalidOperationException">An answer was not the one of a quiet server.</exception>
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
            if (!response.IsSuccessStatusCode || !answer.AsSpan().SequenceEqual(expected)) throw new InvalidOperationException("An ordinary query was not answered as before.");
        }
    }

    /// <summary>Of all answers so far, the time that the given share of them did not take longer than.</summary>
    public double Percentile(double share) => milliseconds.Order().ElementAt(Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share)));

    public int Answers => milliseconds.Count;
}
