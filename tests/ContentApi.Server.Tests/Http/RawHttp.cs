using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Server.Tests.Http;

/// <summary>Sends bytes to a server as they are and reads what comes back until the server closes the connection.</summary>
static class RawHttp
{
    /// <param name="Status">0 where the connection was closed without an answer.</param>
    /// <param name="Headers">By their names in lower case.</param>
    public sealed record Response(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

    /// <param name="isWhole">False for what may lack its end: that no more will come is then told, which Kestrel takes for a client that has gone.</param>
    /// <exception cref="TimeoutException">The server neither answered nor closed the connection.</exception>
    public static async Task<Response> SendAsync(Uri server, byte[] request, bool isWhole)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        using var received = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            if (!isWhole) client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received).WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // Closed while we were still sending, which a server may do to what it does not understand.
        }
        return Parse(received.ToArray());
    }

    /// <summary>The first response of what came; an interim one is passed over.</summary>
    static Response Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return new(0, new Dictionary<string, string>(), []);
        var (status, headers) = ParseHead(bytes.AsSpan(0, end));
        if (status == 100) return Parse(bytes[(end + 4)..]);
        var body = bytes[(end + 4)..];
        if (headers.TryGetValue("content-length", out var length)) body = body[..Math.Min(body.Length, int.Parse(length, CultureInfo.InvariantCulture))];
        return new(status, headers, body);
    }

    /// <param name="head">What stands before the empty line.</param>
    /// <returns>The headers by their names in lower case.</returns>
    public static (int Status, IReadOnlyDictionary<string, string> Headers) ParseHead(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        return (
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim()));
    }
}
