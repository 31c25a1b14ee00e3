using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

[Collection(nameof(Alone))]
public sealed class RequestAllocationTests
{
    /// <summary>Bytes per request, from socket to socket, over 3000 requests on one connection. The allocations of the test itself are included.</summary>
    [Theory]
    [InlineData("POST", true, 300)]
    [InlineData("POST", false, 1_500)]
    [InlineData("GET", true, 300)]
    [InlineData("GET", false, 1_800)]
    public async Task A_request_allocates_little(string method, bool isCached, int most)
    {
        await using var server = await TestServer.StartAsync(
            SampleContent.Listing + $"\n-- content-repo/pages/n0.md --\n---\ntitle: Page\n---\n{new string('x', 2_000)}\n",
            options => options.AnswerCacheBytes = isCached ? 1 << 20 : 0);
        var (query, variables) = ("query($slug: String) { page(slug: $slug) { title slug body { html } sys { url } } }", new { slug = "n0" });
        var body = JsonSerializer.Serialize(new { query, variables });
        var request = Encoding.ASCII.GetBytes(method == "POST"
            ? $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            : $"GET /graphql?query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString(JsonSerializer.Serialize(variables))} HTTP/1.1\r\n"
                + "Host: x\r\n\r\n");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        // An asynchronous call would make the later calls asynchronous as well, which allocate.
#pragma warning disable CA1849
        socket.Connect(server.Url.Host, server.Url.Port);
#pragma warning restore CA1849
        var buffer = new byte[16_384];
        var length = Ask();
        for (var i = 0; i < 3_000; i++) Ask();
        const int requests = 3_000;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var others = 0;
        for (var i = 0; i < requests; i++)
            if (Ask() != length) others++;
        var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / requests;
        TestReport.Add("allocation", $"{(isCached ? "a cached" : "an executed")} answer of {length} bytes by {method}: {each} bytes allocated");
        Assert.Equal(0, others);
        Assert.InRange(each, 0, most);

        // Each answer is as long as the first one, because the lengths of its headers do not vary.
        int Ask()
        {
            socket.Send(request);
            var received = 0;
            while (true)
            {
                received += socket.Receive(buffer, received, buffer.Length - received, SocketFlags.None);
                var end = buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
                if (end < 0) continue;
                var at = buffer.AsSpan(0, end).IndexOf("Content-Length: "u8) + "Content-Length: ".Length;
                System.Buffers.Text.Utf8Parser.TryParse(buffer.AsSpan(at), out int content, out _);
                if (received == end + 4 + content) return received;
            }
        }
    }
}
