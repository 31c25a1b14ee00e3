using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Clients that end what they send with their request, as <c>nc -N</c> does, and wait for the answer. Kestrel's own transport takes them for gone.</summary>
[Trait("Transport", "sockets")]
public sealed class HalfClosedTests
{
    const string Query = "{ page(slug: \"about\") { title } }", Expected = "{\"data\":{\"page\":{\"title\":\"About us\"}}}";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_ends_what_it_sends_gets_its_answer_also_where_it_is_executed_in_the_pool(bool runsInline)
    {
        await using var server = await TestServer.StartAsync(configure: options => (options.AnswerCacheBytes, options.InlineScheduling) = (0, runsInline));
        for (var i = 0; i < 10; i++)
        {
            using var client = await RawClient.ConnectAsync(server);
            // A document that was never met is executed in the pool.
            await client.SendAsync(RawClient.Post(Query + new string(' ', i)));
            client.Shutdown(SocketShutdown.Send);
            Assert.Equal(Expected, (await new ResponseReader(client).NextAsync()).Body);
            Assert.Equal(0, await client.ReceiveAsync(new byte[1]));
        }
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task The_end_of_what_a_client_sends_over_TLS_does_not_keep_its_answer_from_it()
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
