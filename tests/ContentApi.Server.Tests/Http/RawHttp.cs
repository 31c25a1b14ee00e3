using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Server.Tests.Http;

/// <summary>Sends raw bytes to a server and reads until the server closes the connection.</summary>
static class RawHttp
{
    /// <param name="Status">The status; 0 if the connection was closed without an answer.</param>
    /// <param name="Headers">The values by the names in lower case.</param>
    public sealed record Response(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

    /// <param name="isWhole">False if the request may lack its end: the client then ends its side, which Kestrel takes for a closed connection.</param>
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
            // The server may close the connection during a request that it does not understand.
        }
        return Parse(received.ToArray());
    }

    /// <summary>Returns the first response in the received bytes; interim responses are skipped.</summary>
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

    /// <param name="head">The bytes before the empty line.</param>
    /// <returns>The status, and the headers by their names in lower case.</returns>
    public static (int Status, IReadOnlyDictionary<string, string> Headers) ParseHead(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        return (
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim()));
    }
}
