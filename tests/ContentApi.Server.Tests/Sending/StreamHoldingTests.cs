using System.Buffers;
using System.Net;
using System.Net.Sockets;
using ContentApi.Server.Configuration;
using ContentApi.Server.Sending;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContentApi.Server.Tests.Sending;

/// <summary>Connections of HTTP/2 that request many short answers and open no window for them.</summary>
public sealed class StreamHoldingTests
{
    const int Streams = 100, Mega = 1 << 20;

    [Fact]
    public async Task Short_answers_count_until_their_streams_have_a_window()
    {
        await using var server = await StartAsync(options => options.SendTimeoutSeconds = 3_600);
        using var client = await ConnectAsync(server);
        var frames = await AskAsync(client);
        await Eventually.True(() => server.Budget.Bytes > Streams * Holding.FixedBytes / 2, "what all streams hold is counted");
        // Now each stream may send its whole answer.
        await frames.SetWindowAsync(65_535);
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held of what was sent");
        for (var answered = 0; answered < Streams;)
            if (await frames.ReadAsync() is { Type: Http2Client.Data }) answered++;
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task Connections_that_read_nothing_are_cut_off_for_others()
    {
        await using var server = await StartAsync(options =>
        {
            options.MaxUnsentBytes = options.MaxUnsentBytesPerAddress = 4 * Mega;
            options.SendTimeoutSeconds = 3_600;
        });
        var clients = new List<Socket>();
        long most = 0;
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await ConnectAsync(server));
            await AskAsync(clients[i]);
            most = Math.Max(most, server.Budget.Bytes);
        }
        await Eventually.True(() => clients.Count(IsClosed) >= 10, "the first are cut off");
        Assert.InRange(most, 0, 6 * Mega);

        // A client that reads is served meanwhile, on another connection of HTTP/2.
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var url = new Uri(server.Url, "/graphql?query=%7B__typename%7D");
        for (var i = 0; i < 100; i++) Assert.Contains("Query", await http.GetStringAsync(url, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var client in clients) client.Dispose();
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held for clients that have gone");
        Assert.Empty(server.Log);
    }

    [Fact]
    public void A_block_counts_until_it_is_returned_and_only_once()
    {
        using var pool = new CountedPool(MemoryPool<byte>.Shared);
        var (first, second) = (pool.Rent(100), pool.Rent(100));
        Assert.Equal(2, pool.Blocks);
        first.Dispose();
        first.Dispose();
        Assert.Equal(1, pool.Blocks);
        second.Dispose();
        Assert.Equal(0, pool.Blocks);
    }

    static bool IsClosed(Socket socket)
    {
        if (!socket.Poll(0, SelectMode.SelectRead)) return false;
        try
        {
            var dropped = new byte[65_536];
            return socket.Receive(dropped) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    static async Task<Socket> ConnectAsync(TestServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port);
        return socket;
    }

    static async Task<Http2Client> AskAsync(Socket socket)
    {
        var frames = new Http2Client(socket);
        await frames.BeginAsync(initialWindow: 0);
        try
        {
            for (var i = 0; i < Streams; i++) await frames.GetAsync(1 + 2 * i, "/graphql?query=%7B__typename%7D");
        }
        catch (SocketException)
        {
            // The server has already cut the connection off.
        }
        return frames;
    }

    static Task<TestServer> StartAsync(Action<ContentApiOptions> configure) => TestServer.StartAsync(
        SampleContent.Listing, configure, kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
}
