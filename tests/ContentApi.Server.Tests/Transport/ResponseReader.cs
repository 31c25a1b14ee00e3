using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ContentApi.Server.Tests.Http;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Reads responses with a Content-Length or without a body, one after the other, from a connection that stays open.</summary>
sealed class ResponseReader(Socket socket)
{
    byte[] buffer = new byte[65_536];
    int length;

    /// <summary>The headers of the last response by their names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    /// <exception cref="OperationCanceledException">The server neither answered nor closed the connection.</exception>
    public async Task<(int Status, string Body)> NextAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        while (true)
        {
            var head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head > 0)
            {
                var (status, headers) = RawHttp.ParseHead(buffer.AsSpan(0, head));
                var bytes = int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
                var end = head + 4 + bytes;
                if (end <= length)
                {
                    Headers = headers;
                    var response = (status, Encoding.UTF8.GetString(buffer, end - bytes, bytes));
                    buffer.AsSpan(end..length).CopyTo(buffer);
                    length -= end;
                    return response;
                }
            }
            if (length == buffer.Length) Array.Resize(ref buffer, 2 * length);
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), deadline.Token);
            if (count == 0) throw new EndOfStreamException();
            length += count;
        }
    }
}
