using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.Server.Configuration;
using ContentApi.Server.Transport;
using Microsoft.Extensions.Logging;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Connections beyond the limit: idle connections are closed for them, and connections in use are not.</summary>
public sealed class ConnectionLimitTests
{
    static readonly string WithLongPage = SampleContent.Listing
        + $"\n-- content-repo/pages/long.md --\n---\ntitle: Long\n---\n{string.Concat(Enumerable.Repeat("word ", 600_000))}\n";

    /// <summary>Waits for longer than the pause between two requests of a client in use.</summary>
    static Task Idle() => Task.Delay(50, TestContext.Current.CancellationToken);

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task The_connection_that_has_been_idle_longest_is_closed_for_a_new_one()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxConnections = 3);
        using var first = await RawClient.ConnectAsync(server);
        using var second = await RawClient.ConnectAsync(server);
        using var third = await RawClient.ConnectAsync(server);
        foreach (var client in (Socket[])[first, second, third, first])
        {
            await RawClient.AskAsync(client);
            await Idle();
        }
        using var fourth = await RawClient.ConnectAsync(server);
        await RawClient.AskAsync(fourth);
        Assert.True(await RawClient.IsClosedAsync(second));
        using var fifth = await RawClient.ConnectAsync(server);
        await RawClient.AskAsync(fifth);
        Assert.True(await RawClient.IsClosedAsync(third));
        await RawClient.AskAsync(first);
        Assert.Equal((3, 3, true), (server.Connections.Open, server.Connections.Max, server.Connections.IsShort));
        // One line is logged, however many connections were closed.
        Assert.Contains("The limit of 3 connections is reached", Assert.Single(server.Log));
    }

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task Unused_connections_are_closed_the_oldest_first()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxConnections = 5);
        var clients = new List<Socket>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await RawClient.ConnectAsync(server));
            await Idle();
        }
        for (var i = 0; i < 20; i++)
        {
            if (i < 15) Assert.True(await RawClient.IsClosedAsync(clients[i]));
            else await RawClient.AskAsync(clients[i]);
        }
        clients.ForEach(client => client.Dispose());
        await Eventually.True(() => server.Connections.Open == 0, "closed connections are counted no more");
    }

    [Theory]
    [Trait("Transport", "sockets")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost:")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    public async Task Connections_with_a_half_received_request_are_closed_the_oldest_first_if_no_other_is_idle(string begun)
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxConnections = 3);
        using var first = await RawClient.ConnectAsync(server);
        using var second = await RawClient.ConnectAsync(server);
        using var third = await RawClient.ConnectAsync(server);
        // Compiling the code for a first request takes longer than the test waits, so the second connection could be read first.
        await RawClient.AskAsync(third);
        foreach (var client in (Socket[])[first, second])
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(begun));
            await Idle();
        }
        await RawClient.AskAsync(third);
        await Idle();
        // The third connection has been idle for the shortest time, but closing it loses no part of a request.
        using var fourth = await RawClient.ConnectAsync(server);
        await RawClient.AskAsync(fourth);
        Assert.True(await RawClient.IsClosedAsync(third));
        await fourth.SendAsync(Encoding.ASCII.GetBytes(begun));
        await Idle();
        using var fifth = await RawClient.ConnectAsync(server);
        await RawClient.AskAsync(fifth);
        Assert.True(await RawClient.IsClosedAsync(first));
        Assert.True(RawClient.IsOpen(second) && RawClient.IsOpen(fourth));
    }

    [Fact]
    public async Task A_connection_is_refused_if_none_is_idle_and_answers_in_progress_are_completed()
    {
        await using var server = await TestServer.StartAsync(WithLongPage, options => options.MaxConnections = 2);
        var clients = new List<Socket>();
        for (var i = 0; i < 2; i++)
        {
            var client = await RawClient.ConnectAsync(server, receiveBuffer: 4_096);
            await client.SendAsync(RawClient.Post("{ page(slug: \"long\") { body { text } } }"));
            Assert.Equal(1, await client.ReceiveAsync(new byte[1], SocketFlags.Peek));
            clients.Add(client);
        }
        for (var i = 0; i < 5; i++)
        {
            using var refused = await RawClient.ConnectAsync(server);
            Assert.True(await RawClient.IsClosedAsync(refused));
        }
        Assert.Equal((2, true), (server.Connections.Open, server.Connections.IsShort));
        foreach (var client in clients)
        {
            var answer = (await new ResponseReader(client).NextAsync()).Body;
            var body = JsonElement.Parse(answer).GetProperty("data").GetProperty("page").GetProperty("body");
            Assert.Equal(600_000, body.GetProperty("text").GetString()!.Split(' ').Length);
            client.Dispose();
        }
        await Eventually.True(() => server.Connections.Open == 0, "closed connections are counted no more");
        using var next = await RawClient.ConnectAsync(server);
        await RawClient.AskAsync(next);
        Assert.Single(server.Log);
    }

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task An_unfinished_TLS_handshake_is_closed_for_others_and_an_HTTP_2_connection_with_a_request_in_progress_is_not()
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(
            WithLongPage, options => (options.Urls, options.MaxConnections) = ("https://127.0.0.1:0", 2), tls.Use);
        using var http2 = tls.Client(server.Url, "2.0");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Version = new(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Content = new StringContent("{\"query\":\"{ page(slug: \\\"long\\\") { body { text } } }\"}", Encoding.UTF8, "application/json");
        using var response = await http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await Idle();
        using var begun = await RawClient.ConnectAsync(server);
        // The record of a ClientHello of 200 bytes, of which these are the first.
        await begun.SendAsync(new byte[] { 0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3 });
        await Idle();
        using var http1 = tls.Client(server.Url, "1.1");
        Assert.Contains("live", await http1.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        Assert.True(await RawClient.IsClosedAsync(begun));
        Assert.InRange((await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length, 2_000_000, int.MaxValue);
    }

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task The_limit_holds_for_Unix_sockets_as_well()
    {
        var repository = TestRepository.With(SampleContent.Listing);
        var path = Path.Combine(repository.Path, "api.sock");
        await using var server = await TestServer.StartAsync(repository, options => (options.Urls, options.MaxConnections) = ($"http://unix:{path}", 2));
        var clients = new List<Socket>();
        for (var i = 0; i < 4; i++)
        {
            var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            clients.Add(client);
            await client.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
            await RawClient.AskAsync(client);
            await Idle();
        }
        Assert.True(await RawClient.IsClosedAsync(clients[0]) && await RawClient.IsClosedAsync(clients[1]));
        foreach (var client in clients[2..]) await RawClient.AskAsync(client);
        clients.ForEach(client => client.Dispose());
    }

    const long Memory = 1L << 40;

    [Theory]
    [InlineData(256, 819)]
    [InlineData(1_024, 3_276)]
    [InlineData(8_192, 10_000)]
    public void The_limit_is_the_number_of_connections_that_fit_into_an_eighth_of_the_memory(int megabytes, int most)
    {
        using var limit = new ConnectionLimit(new ContentApiOptions(), (long)megabytes << 20, descriptors: null, TimeProvider.System, new Lines());
        Assert.Equal(most, limit.Max);
    }

    [Theory]
    [InlineData(null, 10_000, 10_000)]
    [InlineData(1_000_000, 10_000, 10_000)]
    [InlineData(1_000_000, 1_000_000, 999_488)]
    [InlineData(4_096, 10_000, 3_584)]
    [InlineData(1_024, 500, 500)]
    [InlineData(1, 10_000, 4)]
    public void The_limit_is_the_number_of_descriptors_less_a_reserve_and_those_in_use(int? descriptors, int maxConnections, int most)
    {
        using var limit = new ConnectionLimit(new ContentApiOptions { MaxConnections = maxConnections }, Memory, descriptors, TimeProvider.System, new Lines());
        Assert.InRange(limit.Max, Math.Min(4, most), most);
        if (descriptors is { } count && most < maxConnections && count > 1) Assert.InRange(most - limit.Max, 1, 2_000);
        else Assert.Equal(most, limit.Max);
    }

    [Fact]
    public void Other_open_descriptors_are_counted_again_when_a_connection_gets_one_of_the_reserve()
    {
        const int descriptors = 10_000, opened = 400;
        using var limit = new ConnectionLimit(new ContentApiOptions { MaxConnections = descriptors }, Memory, descriptors, new ManualClock(), new Lines());
        var atFirst = limit.Max;
        var files = Enumerable.Range(0, opened).Select(_ => File.OpenHandle("/dev/null")).ToList();
        Assert.True(limit.HasRoom(descriptors / 2));
        Assert.Equal(atFirst, limit.Max);
        Assert.True(limit.HasRoom(descriptors - 1));
        // Tests that run at the same time open and close descriptors as well.
        Assert.InRange(atFirst - limit.Max, opened / 2, 2 * opened);
        files.ForEach(file => file.Dispose());
    }

    [Fact]
    public void A_shortage_is_logged_when_it_begins_and_when_it_ends_once_a_minute_at_most()
    {
        var (clock, lines) = (new ManualClock(), new Lines());
        using var limit = new ConnectionLimit(new ContentApiOptions { MaxConnections = 1 }, Memory, descriptors: null, clock, lines);
        Assert.True(limit.HasRoom(0));
        limit.Add();
        Assert.False(limit.IsShort);
        for (var i = 0; i < 50; i++) Assert.False(limit.HasRoom(0));
        Assert.True(limit.IsShort);
        Assert.Equal(["Warning: The limit of 1 connections is reached"], lines.Texts());

        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.False(limit.HasRoom(0));
        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(limit.IsShort);
        limit.Remove();
        clock.Advance(TimeSpan.FromSeconds(70));
        Assert.False(limit.IsShort);
        Assert.Equal("Information: Connections have been below their limit for a minute", lines.Texts().Last());

        // The next shortage begins at once and is logged when the minute is over.
        limit.Add();
        Assert.False(limit.HasRoom(0));
        Assert.True(limit.IsShort);
        Assert.Equal(2, lines.Count);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(limit.HasRoom(0));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, lines.Count);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(4, lines.Count);
    }

    sealed class Lines : ConcurrentQueue<string>, ILogger<ConnectionLimit>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue($"{logLevel}: {formatter(state, exception)}");

        public IEnumerable<string> Texts() => this.Select(line => line.Split(" (")[0].Split(": ") is var parts ? $"{parts[0]}: {parts[1]}" : "");
    }

    /// <summary>A clock with one timer, whose time a test advances.</summary>
    sealed class ManualClock : TimeProvider
    {
        Timer? timer;
        long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            timer = new(this, () => callback(state));

        public void Advance(TimeSpan time)
        {
            var end = now + time.Ticks;
            while (timer!.Due <= end)
            {
                now = timer.Due;
                timer.Run();
            }
            now = end;
        }

        sealed class Timer(ManualClock clock, Action run) : ITimer
        {
            public long Due { get; private set; } = long.MaxValue;

            public void Run()
            {
                Due = long.MaxValue;
                run();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock.now + dueTime.Ticks;
                return true;
            }

            public void Dispose() { }
            public ValueTask DisposeAsync() => default;
        }
    }
}
