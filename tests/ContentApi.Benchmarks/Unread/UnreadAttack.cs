using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ContentApi.Benchmarks.Unread;

/// <summary>An attack by clients that request large answers and do not read them.</summary>
/// <param name="Name">The name in the table: what the clients do.</param>
/// <param name="Connections">The number of connections.</param>
/// <param name="Request">Returns the bytes that the connection of a number sends.</param>
sealed record UnreadAttack(string Name, int Connections, Func<int, byte[]> Request)
{
    const int Streams = 100;

    // The path of GraphiQL's script, whose name contains a hash.
    static string scriptPath = "/";

    // The number of the latest document that Next made; no request has sent a later one.
    static int next = 1_000_000;

    /// <summary>Whether the requests are sent to the endpoint of HTTP/2.</summary>
    bool IsHttp2 { get; init; }

    /// <summary>The bytes that a connection reads in a second; 0 for none.</summary>
    int BytesPerSecond { get; init; }

    /// <summary>Whether a client that was disconnected or refused sends its requests again, once a second.</summary>
    bool IsPersistent { get; init; }

    public static IReadOnlyList<UnreadAttack> All { get; } =
    [
        new("150 connections, one answer of 12 MB", 150, _ => Post(UnreadBenchmark.Large(1))),
        new("150 connections, an answer of 12 MB each", 150, i => Post(UnreadBenchmark.Large(i + 1))),
        new("150 connections, an answer of 12 MB each, again and again", 150, i => Post(UnreadBenchmark.Large(i + 1))) { IsPersistent = true },
        new("150 connections, an answer of 12 MB each by GET", 150, i => Get(UnreadBenchmark.Large(i + 1))),
        new("150 connections, 12 MB each, one byte a second", 150, i => Post(UnreadBenchmark.Large(i + 1))) { BytesPerSecond = 1 },
        new("150 connections, 12 MB each, 20 KB a second", 150, i => Post(UnreadBenchmark.Large(i + 1))) { BytesPerSecond = 20_000 },
        new("150 connections, 12 MB each, compressed", 150,
            i => [.. Post(UnreadBenchmark.Large(i / 10 + 1)), .. Post(UnreadBenchmark.Large(i / 10 + 1), i % 2 == 0 ? "br" : "gzip")]),
        new("150 connections, 12 MB ten times in a row", 150, i => [.. Enumerable.Range(0, 10).SelectMany(j => Post(UnreadBenchmark.Large(10 * i + j)))]),
        new("150 connections, GraphiQL's script as plain text", 150, _ => GetPath(scriptPath)),
        new("3,000 connections, an answer of 60 KB each", 3_000, i => Post(UnreadBenchmark.Medium(i % 100))),
        new("3,000 connections, 60 KB a hundred times in a row", 3_000,
            i => [.. Enumerable.Repeat(Post(UnreadBenchmark.Medium(i % 100)), 100).SelectMany(bytes => bytes)]),
        new("1,500 connections, an answer of 950 KB each", 1_500, i => Post(UnreadBenchmark.Long(i))),
        new("500 connections, an answer of 950 KB each, again and again", 500, i => Post(UnreadBenchmark.Long(Next()))) { IsPersistent = true },
        new("1,000 connections, other 60 KB twenty times in a row", 1_000,
            i => [.. Enumerable.Range(0, 20).SelectMany(j => Post(UnreadBenchmark.Medium(20 * i + j)))]),
        new("HTTP/2, window 0, 100 streams, one answer of 12 MB", 1,
            _ => Http2Frames.Requests(Enumerable.Repeat(UnreadBenchmark.Large(1), Streams))) { IsHttp2 = true },
        new("HTTP/2, window 0, 100 streams, an answer of 12 MB each", 1,
            _ => Http2Frames.Requests(Enumerable.Range(1, Streams).Select(UnreadBenchmark.Large))) { IsHttp2 = true },
        new("HTTP/2, window 0, 100 streams of 60 KB, 50 connections", 50,
            _ => Http2Frames.Requests(Enumerable.Range(0, Streams).Select(UnreadBenchmark.Medium))) { IsHttp2 = true },
        new("HTTP/2, window 0, 100 streams of other 60 KB, 50 connections", 50,
            i => Http2Frames.Requests(Enumerable.Range(Streams * i, Streams).Select(UnreadBenchmark.Medium))) { IsHttp2 = true },
        new("HTTP/2, window 0, 100 streams of other 60 KB, 20 connections, again", 20,
            _ => Http2Frames.Requests(Enumerable.Range(0, Streams).Select(_ => UnreadBenchmark.Medium(Next())))) { IsHttp2 = true, IsPersistent = true },
        new("HTTP/2, 100 streams with compressed headers, no bodies, 100 connections", 100,
            _ => Http2Frames.UnfinishedPosts(Streams, references: 3)) { IsHttp2 = true },
        new("HTTP/2, 100 streams with compressed headers, no bodies, again", 100,
            _ => Http2Frames.UnfinishedPosts(Streams, references: 3)) { IsHttp2 = true, IsPersistent = true },
        new("HTTP/2, window 0, 100 streams of 200 bytes, 1,000 connections", 1_000,
            _ => Http2Frames.Requests(Enumerable.Repeat(UnreadBenchmark.Short, Streams))) { IsHttp2 = true },
    ];

    public async Task RunAsync(int http, int http2, TimeSpan duration)
    {
        scriptPath = await FindScriptAsync(http);
        using var end = new CancellationTokenSource(duration);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => HoldAsync(i, IsHttp2 ? http2 : http, end.Token)));
    }

    static int Next() => Interlocked.Increment(ref next);

    async Task HoldAsync(int number, int port, CancellationToken until)
    {
        try
        {
            do
            {
                var requests = Request(number);
                // A small receive buffer, so that unread bytes stay on the server's side.
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4_096 };
                try
                {
                    await socket.ConnectAsync("127.0.0.1", port, until);
                    await socket.SendAsync(requests, until);
                    var buffer = new byte[Math.Max(1, BytesPerSecond)];
                    while (!until.IsCancellationRequested)
                    {
                        await Task.Delay(1_000, until);
                        if (BytesPerSecond > 0 && await socket.ReceiveAsync(buffer, until) == 0) break;
                        if (IsPersistent && (socket.Poll(0, SelectMode.SelectError) || socket.Available < 2_000)) break;
                    }
                }
                catch (SocketException)
                {
                    if (!IsPersistent) await Task.Delay(Timeout.Infinite, until);
                }
                if (!IsPersistent) await Task.Delay(Timeout.Infinite, until);
            }
            while (!until.IsCancellationRequested);
        }
        catch (OperationCanceledException)
        {
            // The attack is over.
        }
    }

    static byte[] Post(string query, string? encoding = null)
    {
        var body = JsonSerializer.Serialize(new { query });
        return Encoding.ASCII.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + $"{(encoding is null ? "" : $"Accept-Encoding: {encoding}\r\n")}Content-Length: {body.Length}\r\n\r\n{body}");
    }

    static byte[] Get(string query) => GetPath($"/graphql?query={Uri.EscapeDataString(query)}");

    static byte[] GetPath(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");

    static async Task<string> FindScriptAsync(int port)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/graphql"));
        var at = page.IndexOf("src=\"", StringComparison.Ordinal) + "src=\"".Length;
        return page[at..page.IndexOf('"', at)];
    }
}
