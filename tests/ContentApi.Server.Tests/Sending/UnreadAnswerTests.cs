using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.Server.Configuration;
using ContentApi.Server.Sending;
using ContentApi.Server.Tests.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContentApi.Server.Tests.Sending;

/// <summary>Clients that request large answers and do not read them, over real connections.</summary>
public sealed class UnreadAnswerTests
{
    const int Mega = 1 << 20;

    /// <summary>More than the kernel buffers for a client that reads nothing.</summary>
    const int LongBytes = 12 * Mega;

    const int Pages = 6;

    static readonly string LongBody = string.Concat(Enumerable.Range(0, LongBytes / Pages / 10).Select(i => $"word{i % 90_000 + 10_000} "));
    static readonly string WithLongPages = SampleContent.Listing
        + string.Concat(Enumerable.Range(0, Pages).Select(i => $"\n-- content-repo/pages/long{i}.md --\n---\ntitle: Long\n---\n{LongBody}\n"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_answer_beyond_the_budget_is_refused_and_served_once_there_is_room(bool isCached)
    {
        await using var server = await StartAsync(options =>
        {
            options.AnswerCacheBytes = isCached ? 64 * Mega : 0;
            options.MaxUnsentBytes = 40 * Mega;
            options.MaxRoomWaitMilliseconds = 500;
            options.SlowReaderSeconds = options.SendTimeoutSeconds = 3_600;
        });
        var clients = new List<Socket>();
        for (var i = 0; i < 5; i++) clients.Add(await AskAsync(server, Long(i)));
        await Eventually.True(() => server.Budget.Bytes >= LongBytes, "an answer waits for its client");

        Answer refused;
        for (var i = 100; (refused = await server.PostAsync(Long(i))).Status != 503; i++) clients.Add(await AskAsync(server, Long(i)));
        Assert.Equal(("SERVICE_UNAVAILABLE", "1", "no-store", null),
            (refused.Error.Code, refused.Header("Retry-After"), refused.Header("Cache-Control"), refused.ETag));
        Assert.InRange(server.Budget.Bytes, LongBytes, 40 * Mega);
        for (var i = 0; i < 20; i++) Assert.Equal(200, (await server.PostAsync($"{{ a{i}: page(slug: \"about\") {{ title }} }}")).Status);

        foreach (var client in clients) client.Dispose();
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held for clients that have gone");
        Assert.InRange((await server.PostAsync(Long(1_000))).Bytes.Length, LongBytes / 2, int.MaxValue);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task All_reading_clients_of_one_address_get_their_large_answers_though_there_is_room_for_only_two_at_once()
    {
        await using var server = await StartAsync(options =>
        {
            options.AnswerCacheBytes = 0;
            options.MaxUnsentBytes = 64 * Mega;
            options.MaxUnsentBytesPerAddress = 30 * Mega;
            options.MaxRoomWaitMilliseconds = 60_000;
        });
        var clients = Enumerable.Range(0, 8).Select(async client =>
        {
            for (var i = 0; i < 3; i++) Assert.Equal(200, (await server.PostAsync(Long(10 * client + i))).Status);
        });
        await Task.WhenAll(clients);
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held of what was received");
    }

    [Fact]
    public async Task A_batch_waits_for_room_like_any_large_answer()
    {
        await using var server = await StartAsync(options =>
        {
            options.MaxBatchSize = 2;
            options.MaxUnsentBytes = 20 * Mega;
            options.MaxRoomWaitMilliseconds = 10_000;
            options.SlowReaderSeconds = options.SendTimeoutSeconds = 3_600;
        });
        using var client = await AskAsync(server, Long(1));
        await Eventually.True(() => server.Budget.Bytes >= LongBytes, "an answer waits for its client");
        var batch = JsonSerializer.Serialize(new[] { new { query = Long(2) }, new { query = "{ __typename }" } });
        var answering = server.SendAsync(HttpMethod.Post, "/graphql", batch);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(answering.IsCompleted);
        client.Dispose();
        var answer = await answering;
        Assert.Equal(200, answer.Status);
        Assert.EndsWith(",{\"data\":{\"__typename\":\"Query\"}}]", answer.Text, StringComparison.Ordinal);
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held of what was received");
    }

    [Fact]
    public async Task Clients_that_read_nothing_are_cut_off_for_those_that_read()
    {
        await using var server = await StartAsync(options =>
        {
            options.MaxUnsentBytes = 40 * Mega;
            options.MaxRoomWaitMilliseconds = 20_000;
            options.SlowReaderSeconds = 1;
            options.SendTimeoutSeconds = 3_600;
        });
        var clients = new List<Socket>();
        for (var i = 0; i < 6; i++) clients.Add(await AskAsync(server, Long(i)));
        await Eventually.True(() => server.Budget.Bytes >= 2 * LongBytes, "answers wait for their clients");
        for (var i = 100; i < 105; i++) Assert.Equal(200, (await server.PostAsync(Long(i))).Status);
        foreach (var client in clients) client.Dispose();
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task One_answer_to_many_clients_that_do_not_read_is_held_once()
    {
        await using var server = await StartAsync(options => options.SlowReaderSeconds = options.SendTimeoutSeconds = 3_600);
        // A large answer enters the cache when it is made for the second time.
        for (var i = 0; i < 2; i++) await server.PostAsync(Long(1));
        var clients = new List<Socket>();
        for (var i = 0; i < 50; i++) clients.Add(await AskAsync(server, Long(1)));
        await Eventually.True(() => server.Budget.Bytes >= LongBytes / 2 + 50 * BodySender.PieceBytes, "all of them wait");
        Assert.InRange(server.Budget.Bytes, LongBytes / 2, LongBytes + 50 * 100_000);
        foreach (var client in clients) client.Dispose();
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held for clients that have gone");
    }

    [Fact]
    public async Task A_client_that_takes_no_byte_for_too_long_is_cut_off()
    {
        await using var server = await StartAsync(options => options.SendTimeoutSeconds = 1);
        using var client = await AskAsync(server, Long(1));
        await Eventually.True(() => server.Budget.Bytes > 0, "the answer waits for its client");
        await Eventually.True(() => server.Budget.Bytes == 0, "it waits no longer");
        await Assert.ThrowsAnyAsync<Exception>(async () => await new ResponseReader(client).NextAsync());
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_slow_reader_gets_its_whole_answer()
    {
        await using var server = await StartAsync(options => options.SlowReaderSeconds = 1);
        var expected = await server.PostAsync(Long(1));
        using var client = await AskAsync(server, Long(1));
        using var received = new MemoryStream();
        var buffer = new byte[200_000];
        var body = -1;
        while (body < 0 || received.Length < body + expected.Bytes.Length)
        {
            var count = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, count);
            received.Write(buffer, 0, count);
            if (body < 0) body = received.ToArray().AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            // The delay makes the connection wait many times, each time for less than the limit for a slow reader.
            if (received.Length < 2 * Mega) await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Equal(expected.Bytes, received.ToArray()[body..]);
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Head, $"/graphql?query={Uri.EscapeDataString(Long(1))}")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Streams_with_a_window_of_0_hold_no_more_than_the_budget(bool isOneAnswer)
    {
        await using var server = await StartAsync(
            options =>
            {
                options.MaxUnsentBytes = 50 * Mega;
                options.MaxUnsentBytesPerConnection = 30 * Mega;
                options.MaxRoomWaitMilliseconds = 300;
                options.SendTimeoutSeconds = 5;
            },
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(server.Url.Host, server.Url.Port, TestContext.Current.CancellationToken);
        var frames = new Http2Client(client);
        await frames.BeginAsync(initialWindow: 0);
        long most = 0;
        using var end = new CancellationTokenSource();
        var watching = Task.Run(
            async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    most = Math.Max(most, server.Budget.Bytes);
                    await Task.Delay(5);
                }
            },
            TestContext.Current.CancellationToken);
        for (var i = 0; i < 100; i++) await frames.GetAsync(1 + 2 * i, $"/graphql?query={Uri.EscapeDataString(Long(isOneAnswer ? 1 : i))}");
        await Eventually.True(() => most >= LongBytes, "answers wait for their windows");
        var ended = new HashSet<int>();
        try
        {
            // A refused request ends with its answer, for which there is no window either. In the end all streams are reset, or the connection is cut off
            // because nothing is sent on it.
            while (ended.Count < 100)
            {
                var (type, stream) = await frames.ReadAsync();
                if (type == Http2Client.Reset) ended.Add(stream);
            }
        }
        catch (Exception exception) when (exception is SocketException or EndOfStreamException)
        {
            // The server has closed the connection.
        }
        await end.CancelAsync();
        await watching;
        Assert.InRange(most, LongBytes, 51 * Mega);
        Assert.Empty(server.Log);
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held for streams that have ended");
    }

    [Fact]
    public async Task The_uncompressed_script_of_GraphiQL_is_one_copy_for_all_clients()
    {
        var file = ContentApi.Server.GraphiQL.GraphiQLFiles.Names.Select(ContentApi.Server.GraphiQL.GraphiQLFiles.Find).MaxBy(file => file!.Compressed.Length)!;
        var copies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(file.Decompress, TestContext.Current.CancellationToken)));
        Assert.All(copies, copy => Assert.Same(copies[0], copy));
        Assert.True(copies[0].Length > file.Compressed.Length);
    }

    static string Long(int number) =>
        $"{{ {string.Concat(Enumerable.Range(0, Pages).Select(i => $"a{number}_{i}: page(slug: \"long{i}\") {{ body {{ text }} }} "))}}}";

    static Task<TestServer> StartAsync(Action<ContentApiOptions> configure, Action<KestrelServerOptions>? configureKestrel = null) =>
        TestServer.StartAsync(WithLongPages, configure, configureKestrel);

    /// <summary>Connects a client that sends a query and does not read the answer.</summary>
    static async Task<Socket> AskAsync(TestServer server, string query)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port);
        var body = JsonSerializer.Serialize(new { query });
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        return socket;
    }
}
