using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.Server.Sending;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ContentApi.Server.Transport;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Connections of clients that are hostile, slow, far away or broken.</summary>
public sealed class ConnectionTests
{
    static readonly string LongBody = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"word{i} "));
    static readonly string WithLongPage = SampleContent.Listing + $"\n-- content-repo/pages/long.md --\n---\ntitle: Long\n---\n{LongBody}\n";

    [Fact]
    public async Task Requests_on_one_connection_are_answered_in_their_order_however_they_are_cut()
    {
        await using var server = await TestServer.StartAsync();
        var chance = new Chance(1);
        using var client = await RawClient.ConnectAsync(server);
        var requests = new MemoryStream();
        var padding = new string('x', 20_000);
        const int count = 300;
        // Some have a body that fills several blocks.
        for (var i = 0; i < count; i++)
            requests.Write(RawClient.Post($"{{ a{i}: page(slug: \"about\") {{ title }} }}", chance.Percent(10) ? padding : ""));
        var sending = Task.Run(async () =>
        {
            var bytes = requests.ToArray();
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min(bytes.Length - at, 1 + chance.Below(chance.Percent(70) ? 300 : 30_000));
                at += await client.SendAsync(bytes.AsMemory(at, length), TestContext.Current.CancellationToken);
                if (chance.Percent(10)) await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);
        var reader = new ResponseReader(client);
        for (var i = 0; i < count; i++) Assert.Equal($"{{\"data\":{{\"a{i}\":{{\"title\":\"About us\"}}}}}}", (await reader.NextAsync()).Body);
        await sending;
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_long_answer_reaches_a_slow_reader_whole_while_others_are_answered()
    {
        await using var server = await TestServer.StartAsync(WithLongPage);
        var expected = await server.PostAsync("{ page(slug: \"long\") { body { text } } }");
        Assert.InRange(expected.Bytes.Length, 2_000_000, int.MaxValue);
        // More clients than threads that wait for the network.
        var slow = new List<(Socket Client, ResponseReader Reader)>();
        for (var i = 0; i < 4 * Environment.ProcessorCount; i++)
        {
            var client = await RawClient.ConnectAsync(server, receiveBuffer: 4_096);
            await client.SendAsync(RawClient.Post("{ page(slug: \"long\") { body { text } } }"));
            slow.Add((client, new(client)));
        }
        await Task.Delay(100, TestContext.Current.CancellationToken);
        for (var i = 0; i < 20; i++) Assert.Equal(200, (await server.PostAsync("{ page(slug: \"about\") { title } }")).Status);
        foreach (var (client, reader) in slow)
        {
            Assert.Equal(expected.Text, (await reader.NextAsync()).Body);
            // The connection can be used for the next request.
            await client.SendAsync(RawClient.Post("{ __typename }"));
            Assert.Equal("{\"data\":{\"__typename\":\"Query\"}}", (await reader.NextAsync()).Body);
            client.Dispose();
        }
        Assert.Empty(server.Log);
    }

    /// <summary>A proxy reads an answer only if no reset arrives before it.</summary>
    [Fact]
    public async Task A_client_that_is_refused_while_it_is_sending_can_read_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500000000\r\n\r\n"));
        await client.SendAsync(new byte[100_000]);
        var reader = new ResponseReader(client);
        Assert.Equal(413, (await reader.NextAsync()).Status);

        using var other = await RawClient.ConnectAsync(server);
        await other.SendAsync(Encoding.ASCII.GetBytes($"GET /{new string('x', 3_000_000)}"));
        Assert.Equal(414, (await new ResponseReader(other).NextAsync()).Status);
        Assert.Empty(server.Log);
    }

    /// <summary>The bytes that the buffers of the sockets may hold, plus those that the server reads and drops.</summary>
    const long MaxTaken = 24 << 20;

    [Theory]
    [InlineData("POST /graphql", "Content-Length: 9223372036854775807", 413)]
    [InlineData("POST /graphql", "Transfer-Encoding: chunked", 413)]
    [InlineData("PUT /graphql", "Content-Length: 9223372036854775807", 405)]
    [InlineData("GET /health/live", "Content-Length: 9223372036854775807", 200)]
    [InlineData("GET /health/live", "Transfer-Encoding: chunked", 200)]
    [InlineData("POST /nothing", "Transfer-Encoding: chunked", 404)]
    public async Task A_client_that_keeps_sending_an_unread_body_is_cut_off(string method, string framing, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(Encoding.ASCII.GetBytes($"{method} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{framing}\r\n\r\n"));
        var answer = new ResponseReader(client).NextAsync();
        var chunk = new byte[(1 << 16) + 9];
        "10000\r\n"u8.CopyTo(chunk);
        "\r\n"u8.CopyTo(chunk.AsSpan(chunk.Length - 2));
        var sent = 0L;
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            // A server that reads everything would read a terabyte.
            for (; sent < 1L << 40; sent += chunk.Length) await client.SendAsync(chunk, TestContext.Current.CancellationToken);
        });
        Assert.InRange(sent, 0, MaxTaken);
        Assert.Equal(status, (await answer).Status);
        Assert.Empty(server.Log);
    }

    [Fact]
    // Kestrel's own transport may reset the connection before the client has read the answer.
    [Trait("Transport", "sockets")]
    public Task A_client_that_announced_too_long_a_body_and_stops_sending_reads_the_reason() =>
        ReadRefusalAsync("Content-Length: 9223372036854775807", isClosed: true);

    [Theory]
    [InlineData("Content-Length: 3000000")]
    [InlineData("Transfer-Encoding: chunked")]
    public Task A_refused_client_that_stops_sending_reads_the_reason(string framing) => ReadRefusalAsync(framing, isClosed: false);

    static async Task ReadRefusalAsync(string framing, bool isClosed)
    {
        const int length = 3_000_000;
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server);
        var isChunked = framing.StartsWith("Transfer", StringComparison.Ordinal);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{framing}\r\n\r\n{(isChunked ? $"{length:x}\r\n" : "")}"));
        for (var sent = 0; sent < length; sent += 100_000) await client.SendAsync(new byte[100_000], TestContext.Current.CancellationToken);
        if (isChunked) await client.SendAsync("\r\n0\r\n\r\n"u8.ToArray());
        var reader = new ResponseReader(client);
        Assert.Equal(413, (await reader.NextAsync()).Status);
        Assert.Equal(isClosed, reader.Headers.ContainsKey("connection"));
        if (isClosed)
        {
            Assert.True(await RawClient.IsClosedAsync(client));
            return;
        }
        // The dropped bytes are not part of the next request.
        await client.SendAsync(RawClient.Post("{ __typename }"));
        Assert.Equal(200, (await reader.NextAsync()).Status);
    }

    [Theory]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":")]
    [InlineData("POST /graphql HTTP/1.1\r\nHo")]
    [InlineData("")]
    public async Task A_client_that_disconnects_in_the_middle_of_a_request_or_an_answer_leaves_no_log_line(string begun)
    {
        await using var server = await TestServer.StartAsync(WithLongPage);
        for (var i = 0; i < 20; i++)
        {
            using var client = await RawClient.ConnectAsync(server);
            await client.SendAsync(Encoding.ASCII.GetBytes(begun));
            if (i % 2 == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
            if (i % 4 < 2) client.Close(timeout: 0);
        }
        for (var i = 0; i < 5; i++)
        {
            // The client leaves in the middle of the answer.
            using var client = await RawClient.ConnectAsync(server, receiveBuffer: 4_096);
            await client.SendAsync(RawClient.Post("{ page(slug: \"long\") { body { text } } }"));
            Assert.NotEqual(0, await client.ReceiveAsync(new byte[1_000]));
            client.Close(timeout: 0);
        }
        Assert.Equal(200, (await server.PostAsync("{ __typename }")).Status);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_connection_that_is_not_used_is_closed_after_a_while()
    {
        await using var server = await TestServer.StartAsync(configureKestrel: kestrel => kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(1));
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(RawClient.Post("{ __typename }"));
        Assert.Equal(200, (await new ResponseReader(client).NextAsync()).Status);
        Assert.Equal(0, await client.ReceiveAsync(new byte[1]).WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_request_that_is_not_finished_is_refused_after_a_while()
    {
        await using var server = await TestServer.StartAsync(configureKestrel: kestrel => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1));
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync("POST /graphql HTTP/1.1\r\nHost:"u8.ToArray());
        Assert.Equal(408, (await new ResponseReader(client).NextAsync()).Status);
    }

    [Fact]
    public async Task A_body_that_trickles_is_refused_after_a_while()
    {
        await using var server = await TestServer.StartAsync(
            configureKestrel: kestrel => kestrel.Limits.MinRequestBodyDataRate = new(100_000, TimeSpan.FromSeconds(1.5)));
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{"u8.ToArray());
        var answer = new ResponseReader(client).NextAsync();
        for (var i = 0; i < 200 && !answer.IsCompleted; i++)
        {
            await client.SendAsync(new byte[1]);
            await Task.WhenAny(answer, Task.Delay(50, TestContext.Current.CancellationToken));
        }
        Assert.Equal(408, (await answer).Status);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_TLS_handshake_that_is_not_finished_is_given_up_after_a_while()
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(
            configure: options => options.Urls = "https://127.0.0.1:0",
            configureKestrel: kestrel => tls.Use(kestrel, https => https.HandshakeTimeout = TimeSpan.FromSeconds(1)));
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(new byte[] { 0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3 });
        Assert.True(await RawClient.IsClosedAsync(client));
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_client_that_disconnects_over_TLS_leaves_no_log_line(string version)
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(
            WithLongPage, options => (options.Urls, options.AnswerCacheBytes) = ("https://127.0.0.1:0", 0), tls.Use);
        for (var i = 0; i < 30; i++)
        {
            // By turns the client leaves in the middle of the body, while the request is executed, and in the middle of the answer.
            using var client = tls.Client(server.Url, version);
            using var ending = new CancellationTokenSource();
            var query = JsonSerializer.Serialize(new { query = $"{{ a{i}: page(slug: \"long\") {{ body {{ text }} }} }}" });
            using HttpContent content = i % 3 == 0 ? new StreamContent(new EndlessStream()) : new StringContent(query, Encoding.UTF8);
            content.Headers.ContentType = new("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Version = new(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content,
            };
            var asking = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            if (i % 3 == 2) await asking;
            else await Task.Delay(20 + i, TestContext.Current.CancellationToken);
            await ending.CancelAsync();
            try
            {
                using var response = await asking;
            }
            catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException)
            {
                // The client has cancelled the request, as intended.
            }
        }
        using var last = tls.Client(server.Url, version);
        Assert.Contains("live", await last.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        await Eventually.True(() => server.Connections.Open <= 1, "the others are closed");
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_stopping_server_closes_idle_connections()
    {
        await using var server = await TestServer.StartAsync();
        using var used = await RawClient.ConnectAsync(server);
        await used.SendAsync(RawClient.Post("{ __typename }"));
        Assert.Equal(200, (await new ResponseReader(used).NextAsync()).Status);
        using var unused = await RawClient.ConnectAsync(server);
        await server.StopAsync().WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.Equal(0, await used.ReceiveAsync(new byte[1]));
        Assert.Equal(0, await unused.ReceiveAsync(new byte[1]));
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(server));
    }

    /// <summary>Adds the send budget as the host does, because Kestrel keeps only the last configuration of endpoint defaults.</summary>
    static ListenOptions WithBudget(ListenOptions endpoint, IServiceProvider services)
    {
        endpoint.UseSendBudget(services.GetRequiredService<SendBudget>(), services.GetRequiredService<StreamTurns>());
        return endpoint;
    }

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task Only_requests_that_may_take_long_are_watched_for_a_disconnect()
    {
        var watches = 0;
        await using var server = await TestServer.StartAsync(
            configure: options => (options.AnswerCacheBytes, options.MaxBatchSize) = (0, 1), configureKestrel: kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => WithBudget(endpoint, kestrel.ApplicationServices).Use(next => connection =>
            {
                connection.Features.Set<IDisconnectFeature>(new CountedWatch(connection.Features.Get<IDisconnectFeature>()!, () => watches++));
                return next(connection);
            })));
        const string query = "{ page(slug: \"about\") { title } }";
        await server.PostAsync(query);
        Assert.Equal(1, watches);
        // On a busy machine one of the first requests may take so long that the next is watched, too.
        var known = 0;
        for (var i = 0; i < 1_000 && known != watches; i++)
        {
            known = watches;
            await server.PostAsync(query);
        }
        Assert.Equal(known, watches);
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Post, "/graphql", $"[{JsonSerializer.Serialize(new { query })}]")).Status);
        Assert.Equal(known + 1, watches);
    }

    [Fact]
    [Trait("Transport", "sockets")]
    public async Task A_reset_cancels_a_watched_request_and_the_end_of_what_a_client_sends_does_not()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var loop = new EventLoop();
        using var limit = SocketPair.NoLimit();
        await using var connection = new SocketConnection(pair.Near, MemoryPool<byte>.Shared, loop, limit, runsInline: true);
        await pair.Far.SendAsync("ab"u8.ToArray());
        var read = await connection.Transport.Input.ReadAsync(TestContext.Current.CancellationToken);
        connection.Transport.Input.AdvanceTo(read.Buffer.End);
        connection.WatchForDisconnect();

        // A next request does not count as a disconnect.
        var reading = connection.Transport.Input.ReadAsync(TestContext.Current.CancellationToken);
        await pair.Far.SendAsync("cd"u8.ToArray());
        read = await reading;
        Assert.Equal("cd"u8.ToArray(), read.Buffer.ToArray());
        connection.Transport.Input.AdvanceTo(read.Buffer.End);
        Assert.False(connection.ConnectionClosed.IsCancellationRequested);

        connection.WatchForDisconnect();
        pair.Far.Shutdown(SocketShutdown.Send);
        // The loop sees the end before the byte of the other connection, which is sent later.
        using var other = await SocketPair.ConnectAsync();
        await using var otherConnection = new SocketConnection(other.Near, MemoryPool<byte>.Shared, loop, limit, runsInline: true);
        await other.Far.SendAsync(new byte[1]);
        await otherConnection.Transport.Input.ReadAsync(TestContext.Current.CancellationToken);
        Assert.False(connection.ConnectionClosed.IsCancellationRequested);
        pair.Reset();
        await Eventually.True(() => connection.ConnectionClosed.IsCancellationRequested, "the connection is known to be closed");
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Requests_are_answered_over_TLS(string version)
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(WithLongPage, options => options.Urls = "https://127.0.0.1:0", tls.Use);
        using var client = tls.Client(server.Url, version);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i => AskAsync($"{{ a{i}: page(slug: \"{(i % 10 == 0 ? "long" : "about")}\") {{ title body {{ text }} }} }}")));
        for (var i = 0; i < 50; i++)
        {
            var page = JsonElement.Parse(answers[i]).GetProperty("data").GetProperty($"a{i}");
            Assert.Equal(i % 10 == 0 ? LongBody.Length - 1 : "We act.".Length, page.GetProperty("body").GetProperty("text").GetString()!.Length);
        }

        async Task<string> AskAsync(string query)
        {
            using var content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/graphql", content);
            Assert.Equal((HttpStatusCode.OK, new Version(version)), (response.StatusCode, response.Version));
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Requests_are_answered_over_a_Unix_socket()
    {
        var repository = TestRepository.With(SampleContent.Listing);
        var path = Path.Combine(repository.Path, "api.sock");
        await using var server = await TestServer.StartAsync(repository, options => options.Urls = $"http://unix:{path}");
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        await client.SendAsync(RawClient.Post("{ __typename }"));
        Assert.Equal("{\"data\":{\"__typename\":\"Query\"}}", (await new ResponseReader(client).NextAsync()).Body);
        await server.StopAsync();
        Assert.False(File.Exists(path));
    }

    /// <summary>A body of which only the first byte is sent.</summary>
    sealed class EndlessStream : MemoryStream
    {
        bool hasBegun;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hasBegun) await Task.Delay(Timeout.Infinite, cancellationToken);
            hasBegun = true;
            buffer.Span[0] = (byte)'{';
            return 1;
        }
    }

    sealed class CountedWatch(IDisconnectFeature feature, Action counted) : IDisconnectFeature
    {
        public void WatchForDisconnect()
        {
            counted();
            feature.WatchForDisconnect();
        }
    }
}
