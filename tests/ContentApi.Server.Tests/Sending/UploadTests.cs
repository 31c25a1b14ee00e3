using System.Net.Sockets;
using System.Text;
using ContentApi.Server.Tests.Transport;

namespace ContentApi.Server.Tests.Sending;

/// <summary>Request bodies that never end.</summary>
public sealed class UploadTests
{
    const int Mega = 1 << 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Received_bytes_of_bodies_count_and_the_oldest_bodies_are_cut_off_for_others(bool isChunked)
    {
        await using var server = await TestServer.StartAsync(SampleContent.Listing,
            options => options.MaxUnsentBytes = options.MaxUnsentBytesPerAddress = 2 * Mega);
        var clients = new List<Socket>();
        long most = 0;
        for (var i = 0; i < 40; i++)
        {
            clients.Add(await RawClient.ConnectAsync(server));
            await clients[i].SendAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + (isChunked ? "Transfer-Encoding: chunked\r\n\r\n30d40\r\n" : "Content-Length: 250000\r\n\r\n")));
            try
            {
                await clients[i].SendAsync(new byte[200_000], TestContext.Current.CancellationToken);
            }
            catch (SocketException)
            {
                // The server has already cut the connection off.
            }
            most = Math.Max(most, server.Budget.Bytes);
        }
        await Eventually.True(() => server.Budget.Bytes >= Mega, "what has come counts");
        Assert.InRange(most, 0, 3 * Mega);
        Assert.True(await RawClient.IsClosedAsync(clients[0]));
        Assert.Equal(200, (await server.PostAsync("{ __typename }")).Status);
        foreach (var client in clients) client.Dispose();
        await Eventually.True(() => server.Budget.Bytes == 0, "nothing is held for clients that have gone");
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_server_stops_in_order_after_bodies_were_cut_off()
    {
        var server = await TestServer.StartAsync(SampleContent.Listing, options => options.MaxUnsentBytes = options.MaxUnsentBytesPerAddress = Mega);
        var clients = new List<Socket>();
        for (var i = 0; i < 30; i++)
        {
            clients.Add(await RawClient.ConnectAsync(server));
            await clients[i].SendAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 250000\r\n\r\n"u8.ToArray());
            _ = clients[i].SendAsync(new byte[200_000]);
        }
        await Eventually.True(() => server.Budget.Bytes > 0, "bodies are on their way");
        await server.DisposeAsync();
        foreach (var client in clients) client.Dispose();
    }
}
