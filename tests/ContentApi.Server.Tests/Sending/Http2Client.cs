using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Server.Tests.Sending;

/// <summary>A client of HTTP/2 with prior knowledge (RFC 9113, 3.3) that opens windows only when a test calls for it.</summary>
sealed class Http2Client(Socket socket)
{
    public const byte Data = 0, Headers = 1, Reset = 3, GoAway = 7;
    const byte Settings = 4, WindowUpdate = 8, EndStream = 1, EndHeaders = 4, Ack = 1;
    const ushort InitialWindowSize = 4;

    // Indexes of the static table (RFC 7541, appendix A).
    const byte Get = 0x82, Post = 0x83, Http = 0x86;

    /// <param name="initialWindow">The initial window of each stream, in bytes.</param>
    public async Task BeginAsync(int initialWindow)
    {
        await SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await SetWindowAsync(initialWindow);
    }

    public Task GetAsync(int stream, string path) => SendFrameAsync(Headers, EndStream | EndHeaders, stream, Block(Get, path));

    /// <summary>Sends the headers of a request whose body does not end. The server answers 100 when it begins to read the body.</summary>
    public Task BeginPostAsync(int stream, string path) => SendFrameAsync(
        Headers, EndHeaders, stream, [.. Block(Post, path), .. Literal(nameIndex: 31, "application/json"), .. Literal(nameIndex: 35, "100-continue")]);

    /// <summary>Reads the next frame and discards its payload.</summary>
    public async Task<(byte Type, int Stream)> ReadAsync()
    {
        var head = await ReceiveAsync(9);
        await ReceiveAsync(BinaryPrimitives.ReadInt32BigEndian(head) >> 8);
        if (head[3] == Settings && head[4] != Ack) await SendFrameAsync(Settings, Ack, 0, []);
        return (head[3], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
    }

    /// <summary>Sets the initial window of all streams, which also changes the windows of open streams (RFC 9113, 6.9.2).</summary>
    public async Task SetWindowAsync(int bytes)
    {
        var setting = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(setting, InitialWindowSize);
        BinaryPrimitives.WriteInt32BigEndian(setting.AsSpan(2), bytes);
        await SendFrameAsync(Settings, 0, 0, setting);
    }

    Task SendFrameAsync(byte type, int flags, int stream, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        (frame[3], frame[4]) = (type, (byte)flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        return SendAsync(frame);
    }

    /// <summary>Encodes headers without compression (RFC 7541, 6): indexes of the static table, and literals without indexing.</summary>
    static byte[] Block(byte method, string path) => [method, Http, .. Literal(nameIndex: 1, "x"), .. Literal(nameIndex: 4, path)];

    static byte[] Literal(int nameIndex, string value) =>
        [.. Integer(nameIndex, bits: 4), .. Integer(value.Length, bits: 7), .. Encoding.ASCII.GetBytes(value)];

    /// <summary>Encodes an integer with a prefix of so many bits (RFC 7541, 5.1).</summary>
    static List<byte> Integer(int value, int bits)
    {
        var most = (1 << bits) - 1;
        if (value < most) return [(byte)value];
        List<byte> bytes = [(byte)most];
        for (value -= most; value >= 128; value >>= 7) bytes.Add((byte)(value % 128 | 128));
        bytes.Add((byte)value);
        return bytes;
    }

    async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent));
    }

    async Task<byte[]> ReceiveAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        var bytes = new byte[count];
        for (var received = 0; received < count;)
        {
            var more = await socket.ReceiveAsync(bytes.AsMemory(received), deadline.Token);
            if (more == 0) throw new EndOfStreamException();
            received += more;
        }
        return bytes;
    }
}
