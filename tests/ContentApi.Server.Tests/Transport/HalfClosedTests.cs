using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Server.Tests.Transport;

/// <summary>
/// Clients that close their sending side after the request, as <c>nc -N</c> does, and wait for the answer. Kestrel's own transport treats them as disconnected.
/// </summary>
[Trait("Transport", "sockets")]
public sealed class HalfClosedTests
{
    const string Query = "{ page(slug: \"about\") { title } }", Expected = "{\"data\":{\"page\":{\"title\":\"About us\"}}}";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_closes_its_sending_side_gets_its_answer_also_from_the_thread_pool(bool runsInline)
    {
        await using var server = await TestServer.StartAsync(configure: options => (options.AnswerCacheBytes, options.InlineScheduling) = (0, runsInline));
        for (var i = 0; i < 10; i++)
        {
            using var client = await RawClient.ConnectAsync(server);
            // A document that is new to the server is executed in the thread pool.
            await client.SendAsync(RawClient.Post(Query + new string(' ', i)));
            client.Shutdown(SocketShutdown.Send);
            Assert.Equal(Expected, (await new ResponseReader(client).NextAsync()).Body);
            Assert.Equal(0, await client.ReceiveAsync(new byte[1]));
        }
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_client_that_closes_its_sending_side_over_TLS_gets_its_answer()
    {
        using var tls = new TestCertificate();
        await using var server = await TestServer.StartAsync(configure: options => options.Urls = "https://127.0.0.1:0", configureKestrel: tls.Use);
        using var client = await RawClient.ConnectAsync(server);
        await using var stream = new SslStream(new NetworkStream(client), leaveInnerStreamOpen: true, (_, presented, _, _) => tls.IsThis(presented));
        await stream.AuthenticateAsClientAsync("localhost");
        await stream.WriteAsync(RawClient.Post(Query), TestContext.Current.CancellationToken);
        client.Shutdown(SocketShutdown.Send);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, TestContext.Current.CancellationToken).WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.EndsWith(Expected, Encoding.UTF8.GetString(received.ToArray()));
        Assert.Empty(server.Log);
    }
}
