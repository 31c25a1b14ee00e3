using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Unread;

/// <summary>
/// Runs each <see cref="UnreadAttack"/> against a new server with default settings, while other clients read. Prints the server's resident memory before the
/// attack, at its maximum, and 60 seconds after the attacker has disconnected, and marks the attacks that exceed a bound.
/// </summary>
static class UnreadBenchmark
{
    /// <summary>The most bytes that an attack may add to the memory, including the cache of answers.</summary>
    const long MaxRise = 200 << 20;

    /// <summary>The most bytes that may remain: the cache of answers at its default size, and the code that the attack made the server compile.</summary>
    const long MaxLeft = 100 << 20;

    const int Parts = 6, PartBytes = 2 << 20;

    static readonly TimeSpan Hold = TimeSpan.FromSeconds(20), Rest = TimeSpan.FromSeconds(60);

    /// <summary>Returns a document whose answer has 12 MB; each number gives another document.</summary>
    public static string Large(int number) =>
        $"{{ {string.Concat(Enumerable.Range(0, Parts).Select(i => $"a{number}_{i}: page(slug: \"long{i}\") {{ body {{ text }} }} "))}}}";

    /// <summary>Returns a document whose answer has 60 KB; each number gives another document.</summary>
    public static string Medium(int number) => $"{{ a{number}: page(slug: \"medium\") {{ body {{ text }} }} }}";

    /// <summary>Returns a document whose answer has 950 KB; each number gives another document.</summary>
    public static string Long(int number) => $"{{ a{number}: page(slug: \"longish\") {{ body {{ text }} }} }}";

    public const string Short = "{ page(slug: \"short\") { title } }";

    public static async Task<int> RunAsync(string only)
    {
        var failures = 0;
        Console.WriteLine($"{"attack",-68} {"MB before",9} {"at most",8} {"after 60 s",10}   small answers: all, failed, worst ms; large: 200, 503, failed");
        foreach (var attack in UnreadAttack.All.Where(attack => attack.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            if (!await RunAsync(attack)) failures++;
        return failures;
    }

    static async Task<bool> RunAsync(UnreadAttack attack)
    {
        using var repository = TestRepository.Empty();
        repository.CommitInBulk(Files());
        var folder = Directory.CreateTempSubdirectory("unread-");
        var (http, http2) = (FreePort(), FreePort());
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "appsettings.json"),
            $$"""{ "Kestrel": { "Endpoints": { "Http": { "Url": "http://127.0.0.1:{{http}}" },"""
            + $$""" "Http2": { "Url": "http://127.0.0.1:{{http2}}", "Protocols": "Http2" } } } }""");
        try
        {
            using var server = await ServerProcess.StartInAsync(folder.FullName, "--repository", repository.Path);
            var readers = new Readers(new($"http://127.0.0.1:{http}/graphql"));
            await readers.WarmUpAsync();
            await Task.Delay(TimeSpan.FromSeconds(3));
            var before = Resident(server.ProcessId);

            using var end = new CancellationTokenSource();
            var most = before;
            var watching = WatchAsync();
            var reading = readers.RunAsync(end.Token);
            await attack.RunAsync(http, http2, Hold);
            await end.CancelAsync();
            await Task.WhenAll(reading, watching);
            await Task.Delay(Rest);
            var after = Resident(server.ProcessId);

            var isHeld = most - before <= MaxRise && after - before <= MaxLeft
                && readers.FailedSmall == 0 && readers.Small > 0 && readers.Large > 0 && readers.FailedLarge == 0;
            Console.WriteLine(
                $"{attack.Name,-68} {before >> 20,9} {most >> 20,8} {after >> 20,10}   "
                + $"{readers.Small}, {readers.FailedSmall}, {readers.WorstSmall:F0}; "
                + $"{readers.Large}, {readers.Refused}, {readers.FailedLarge}{(isHeld ? "" : "   BROKEN")}");
            return isHeld;

            async Task WatchAsync()
            {
                while (!end.IsCancellationRequested)
                {
                    most = Math.Max(most, Resident(server.ProcessId));
                    await Task.Delay(100);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Returns the resident memory in bytes: VmRSS of <c>/proc/PID/status</c>.</summary>
    static long Resident(int process) =>
        long.Parse(
            File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) << 10;

    static IEnumerable<(string Path, string Text)> Files()
    {
        yield return ("schema/model.graphql",
            "type Page @collection(path: \"pages/{slug}.md\", url: \"/{slug}\") { slug: String! @unique  title: String!  body: Markdown @body }");
        for (var i = 0; i < Parts; i++) yield return ($"content-repo/pages/long{i}.md", PageText(i, PartBytes));
        yield return ("content-repo/pages/medium.md", PageText(Parts, 60 << 10));
        yield return ("content-repo/pages/longish.md", PageText(Parts + 2, 950 << 10));
        yield return ("content-repo/pages/short.md", PageText(Parts + 1, 100));
    }

    static string PageText(int number, int bytes)
    {
        var text = new StringBuilder(bytes);
        for (var i = 0; text.Length < bytes; i++) text.Append(CultureInfo.InvariantCulture, $"word{number * i % 7919} {(i % 12 == 11 ? "\n\n" : "")}");
        return $"---\ntitle: Page {number}\n---\n{text}\n";
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
