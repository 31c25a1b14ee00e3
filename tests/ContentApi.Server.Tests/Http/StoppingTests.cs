using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.Server.Tests.Sending;
using ContentApi.Server.Tests.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContentApi.Server.Tests.Http;

/// <summary>A stopping server: how it treats its connections, and how long it takes.</summary>
public sealed class StoppingTests
{
    static readonly string WithLongPage = SampleContent.Listing
        + $"\n-- content-repo/pages/long.md --\n---\ntitle: Long\n---\n{string.Concat(Enumerable.Repeat("word ", 1_000_000))}\n";

    /// <summary>Less than the 30 s that .NET's host allows; more than the 5 s that <c>docs/http.md</c> promises, for a busy machine.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Readiness_ends_first_while_requests_are_still_answered()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.StopDelayMilliseconds = 3_000);
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
        var stopping = server.StopAsync();
        Assert.False(stopping.IsCompleted);
        // Requests are answered on a connection that is already open and on new ones.
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal((503, "{\"status\":\"stopping\"}"), (ready.Status, ready.Text));
        Assert.Equal(200, (await server.GetAsync("/health/live")).Status);
        using var client = await RawClient.ConnectAsync(server);
        Assert.Equal("{\"data\":{\"__typename\":\"Query\"}}", await RawClient.AskAsync(client));
        await stopping.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(server));
        Assert.Empty(server.Log);
    }

    /// <summary>The server sends 100 when it begins to read the body.</summary>
    [Theory]
    [InlineData("Content-Length: 1000", "{\"query\":\"{ __type")]
    [InlineData("Content-Length: 1000", "")]
    [InlineData("Transfer-Encoding: chunked", "18\r\n{\"query\":\"{ __type")]
    [InlineData("Transfer-Encoding: chunked", "1\r\n{\r\n")]
    public async Task A_half_received_body_is_refused_with_503_and_Retry_After(string framing, string begun)
    {
        await using var server = await TestServer.StartAsync(configure: options => options.StopDelayMilliseconds = 200);
        using var client = await RawClient.ConnectAsync(server);
        var reader = new ResponseReader(client);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n{framing}\r\n\r\n"));
        Assert.Equal((100, ""), await reader.NextAsync());
        await client.SendAsync(Encoding.ASCII.GetBytes(begun));
        var stopping = server.StopAsync();
        var (status, body) = await reader.NextAsync();
        Assert.Equal((503, "close", "1"), (status, reader.Headers["connection"], reader.Headers["retry-after"]));
        Assert.Equal(ErrorCodes.ServiceUnavailable, JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        // The server waits until the client closes the connection, or until the time to stop is over.
        client.Dispose();
        await stopping.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_half_received_body_over_HTTP_2_is_refused_with_503()
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(
            configure: options => (options.Urls, options.StopDelayMilliseconds) = ("https://127.0.0.1:0", 200), configureKestrel: tls.Use);
        using var client = tls.Client(server.Url, "2.0");
        using var body = new HalfContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Version = new(2, 0), Content = body, Headers = { ExpectContinue = true } };
        var asking = client.SendAsync(request, TestContext.Current.CancellationToken);
        await body.HasBegun.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        var stopping = server.StopAsync();
        using var response = await asking.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains(ErrorCodes.ServiceUnavailable, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await stopping.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Empty(server.Log);
    }

    /// <summary>Without the reset, clients take the end of the connection for a failure of the request, and some lose the answer.</summary>
    [Fact]
    public async Task The_stream_of_a_half_received_body_is_reset_after_the_answer_and_before_the_connection_ends()
    {
        await using var server = await TestServer.StartAsync(
            configure: options => options.StopDelayMilliseconds = 200,
            configureKestrel: kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        using var client = await RawClient.ConnectAsync(server);
        var frames = new Http2Client(client);
        await frames.BeginAsync(initialWindow: 65_535);
        await frames.BeginPostAsync(stream: 1, "/graphql");
        async Task<byte> NextOfStreamAsync()
        {
            while (true)
                if (await frames.ReadAsync() is (var type, 1)) return type;
        }
        Assert.Equal(Http2Client.Headers, await NextOfStreamAsync());
        var stopping = server.StopAsync();
        var received = new List<byte>();
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (true) received.Add(await NextOfStreamAsync());
        });
        Assert.Equal([Http2Client.Headers, Http2Client.Data, Http2Client.Reset], received.Distinct());
        await stopping.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData("a slow reader")]
    [InlineData("a head that is not finished")]
    [InlineData("a body that trickles")]
    [InlineData("a TLS handshake that is not finished")]
    [InlineData("an answer over HTTP/2 that is not read")]
    public async Task One_slow_connection_does_not_delay_stopping(string slow)
    {
        using var tls = new TestCertificate();
        var isTls = slow.Contains("TLS", StringComparison.Ordinal) || slow.Contains("HTTP/2", StringComparison.Ordinal);
        await using var server = await TestServer.StartAsync(
            WithLongPage, options => (options.Urls, options.StopDelayMilliseconds) = (isTls ? "https://127.0.0.1:0" : "http://127.0.0.1:0", 0), tls.Use);
        using var client = await RawClient.ConnectAsync(server, receiveBuffer: 4_096);
        using var http2 = tls.Client(server.Url, "2.0");
        const string query = "{ page(slug: \"long\") { body { text } } }";
        switch (slow)
        {
            case "a slow reader":
                await client.SendAsync(RawClient.Post(query));
                Assert.Equal(1, await client.ReceiveAsync(new byte[1]));
                break;
            case "a head that is not finished":
                await client.SendAsync("POST /graphql HTTP/1.1\r\nHos"u8.ToArray());
                break;
            case "a body that trickles":
                await client.SendAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray());
                _ = TrickleAsync(client);
                break;
            case "a TLS handshake that is not finished":
                await client.SendAsync(new byte[] { 0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3 });
                break;
            default:
                using (var content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"))
                using (var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Version = new(2, 0), Content = content })
                    await http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                break;
        }
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await server.StopAsync().WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Empty(server.Log);
    }

    static async Task TrickleAsync(Socket client)
    {
        try
        {
            while (true)
            {
                await client.SendAsync(new byte[500]);
                await Task.Delay(100);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server has closed the connection, or the test has ended.
        }
    }

    /// <summary>A body of which only the first bytes are sent. Like every content of .NET it ends when the request no longer needs it.</summary>
    sealed class HalfContent : HttpContent
    {
        readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HalfContent() => Headers.ContentType = new("application/json");

        public Task HasBegun => begun.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("{\"query\":"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
