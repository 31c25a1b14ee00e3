using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ContentApi.Benchmarks.Attacks;

/// <summary>
/// Sends each attack repeatedly, each time as a new document, while a second client sends ordinary queries, and prints the times of both. The baseline
/// is the times of the second client without any attack in the same run.
/// </summary>
static class AttackBenchmark
{
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        using var server = await ServerProcess.StartAsync();
        for (var i = 0; i < 5; i++) await Measure(server.Endpoint, null); // warms up the server
        var baseline = (await Measure(server.Endpoint, null)).Ordinary;
        Console.WriteLine($"ordinary queries alone: {baseline.Answers} answers, p50 {baseline.Percentile(0.5):F2} ms, p99 {baseline.Percentile(0.99):F2} ms");
        Console.WriteLine();
        Console.WriteLine($"{"attack",-34} {"code",-26} {"median ms",9} {"worst ms",9} {"MB",5}   ordinary p50 and p99 as multiples of alone");
        var failures = 0;
        foreach (var attack in Attack.All)
        {
            var (ordinary, times, code) = await Measure(server.Endpoint, attack);
            var isExpected = code == attack.Code;
            if (!isExpected) failures++;
            Console.WriteLine(
                $"{attack.Name,-34} {code + (isExpected ? "" : " (!)"),-26} {times[times.Count / 2],9:F1} {times[^1],9:F1} {server.WorkingSet >> 20,5}   "
                + $"{ordinary.Percentile(0.5) / baseline.Percentile(0.5),5:F1} {ordinary.Percentile(0.99) / baseline.Percentile(0.99),5:F1}");
        }
        return failures;
    }

    static async Task<(OrdinaryClient Ordinary, List<double> Times, string Code)> Measure(Uri endpoint, Attack? attack)
    {
        using var end = new CancellationTokenSource(Duration);
        var ordinary = new OrdinaryClient(endpoint);
        var running = Task.Run(() => ordinary.RunAsync(end.Token), CancellationToken.None);
        var times = new List<double>();
        var code = "";
        if (attack is not null)
        {
            using var client = new HttpClient();
            await client.GetAsync(new Uri(endpoint, "/health/live"), CancellationToken.None);
            for (var i = 0; !end.IsCancellationRequested || times.Count < 3; i++)
            {
                using var body = new ByteArrayContent(attack.Body(i)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                var start = Stopwatch.GetTimestamp();
                using var response = await client.PostAsync(endpoint, body, CancellationToken.None);
                var answer = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                code = Code(answer);
            }
            // The first request includes the compilation of code that has not run before.
            times.RemoveAt(0);
            times.Sort();
        }
        await running;
        return (ordinary, times, code);
    }

    static string Code(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()! : "";
    }
}
