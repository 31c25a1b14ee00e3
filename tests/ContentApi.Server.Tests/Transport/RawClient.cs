using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Functions for clients that use a socket directly.</summary>
static class RawClient
{
    public static async Task<Socket> ConnectAsync(TestServer server, int receiveBuffer = 65_536)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receiveBuffer };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port);
        return socket;
    }

    public static byte[] Post(string query, string padding = "")
    {
        var body = JsonSerializer.Serialize(new { query, extensions = new { padding } });
        return Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>Sends a query on the connection and returns the body of the answer.</summary>
    public static async Task<string> AskAsync(Socket client, string query = "{ __typename }")
    {
        await client.SendAsync(Post(query));
        var (status, body) = await new ResponseReader(client).NextAsync();
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>Whether the server has closed the connection, or closes it soon, without sending another byte.</summary>
    public static async Task<bool> IsClosedAsync(Socket client)
    {
        try
        {
            return await client.ReceiveAsync(new byte[1]).WaitAsync(Eventually.Deadline) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Whether the connection is still open and nothing has been received on it.</summary>
    public static bool IsOpen(Socket client) => !client.Poll(0, SelectMode.SelectRead);
}
