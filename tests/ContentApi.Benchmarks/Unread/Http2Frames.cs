using System.Buffers.Binary;
using System.Text;

namespace ContentApi.Benchmarks.Unread;

/// <summary>Writes the frames of an HTTP/2 client with prior knowledge of the protocol (RFC 9113, 3.3).</summary>
static class Http2Frames
{
    const byte Headers = 1, Settings = 4, EndStream = 1, EndHeaders = 4;
    const ushort InitialWindowSize = 4;

    /// <summary>Returns the connection preface, settings with a flow-control window of 0 for each stream, and a GET for each query.</summary>
    public static byte[] Requests(IEnumerable<string> queries)
    {
        using var stream = Begin();
        var id = 1;
        foreach (var query in queries)
        {
            WriteFrame(stream, Headers, EndStream | EndHeaders, id, Get($"/graphql?query={Uri.EscapeDataString(query)}"));
            id += 2;
        }
        return stream.ToArray();
    }

    /// <summary>
    /// Returns the connection preface, the same settings, and POSTs whose bodies are never sent. The first POST sends a large header as text; all repeat it by
    /// an index of one byte (RFC 7541, 6.1).
    /// </summary>
    /// <param name="streams">The number of POSTs.</param>
    /// <param name="references">How often each POST has the header, whose value has <see cref="HeaderBytes"/> bytes.</param>
    public static byte[] UnfinishedPosts(int streams, int references)
    {
        using var stream = Begin();
        for (var i = 0; i < streams; i++) WriteFrame(stream, Headers, EndHeaders, 2 * i + 1, Post(isFirst: i == 0, references));
        return stream.ToArray();
    }

    /// <summary>The length of the repeated header's value, in bytes: with its name it fills the dynamic table of 4,096 bytes (RFC 7541, 4.1).</summary>
    const int HeaderBytes = 3_900;

    static MemoryStream Begin()
    {
        var stream = new MemoryStream();
        stream.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Span<byte> window = stackalloc byte[6];
        window.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(window, InitialWindowSize);
        WriteFrame(stream, Settings, 0, 0, window);
        return stream;
    }

    static void WriteFrame(Stream stream, byte type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        (head[3], head[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head[5..], streamId);
        stream.Write(head);
        stream.Write(payload);
    }

    /// <summary>
    /// Returns a block of headers without Huffman coding (RFC 7541, 6): indexes of the static table, and literals that are not added to the dynamic one.
    /// </summary>
    static byte[] Get(string path)
    {
        using var stream = new MemoryStream();
        // :method GET, :scheme http
        stream.Write([0x82, 0x86]);
        WriteAuthorityAndPath(stream, path);
        return stream.ToArray();
    }

    static byte[] Post(bool isFirst, int references)
    {
        using var stream = new MemoryStream();
        // :method POST, :scheme http
        stream.Write([0x83, 0x86]);
        WriteAuthorityAndPath(stream, "/graphql");
        // content-type; the index does not fit into four bits.
        stream.Write([0x0f, 31 - 15]);
        WriteText(stream, "application/json");
        const byte newName = 0x40, firstOfTable = 0x80 | 62;
        if (isFirst)
        {
            stream.WriteByte(newName);
            WriteText(stream, "x");
            WriteText(stream, new('x', HeaderBytes));
        }
        for (var i = isFirst ? 1 : 0; i < references; i++) stream.WriteByte(firstOfTable);
        return stream.ToArray();
    }

    static void WriteAuthorityAndPath(Stream stream, string path)
    {
        stream.WriteByte(1);
        WriteText(stream, "x");
        stream.WriteByte(4);
        WriteText(stream, path);
    }

    static void WriteText(Stream stream, string value)
    {
        var bytes = Encoding.ASCII.GetBytes(value);
        // An integer with a prefix of 7 bits (RFC 7541, 5.1).
        if (bytes.Length < 127) stream.WriteByte((byte)bytes.Length);
        else
        {
            stream.WriteByte(127);
            var rest = bytes.Length - 127;
            for (; rest >= 128; rest >>= 7) stream.WriteByte((byte)(rest % 128 | 128));
            stream.WriteByte((byte)rest);
        }
        stream.Write(bytes);
    }
}
