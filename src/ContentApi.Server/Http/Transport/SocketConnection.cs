using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ContentApi.Server.Http.Transport;

/// <summary>One client's connection. Kestrel reads requests from it and writes answers to it.</summary>
sealed class SocketConnection : DefaultConnectionContext, IMemoryPoolFeature, IDisconnectFeature, IDuplexPipe
{
    /// <summary>What a client goes on to send after its last answer is read for so long, and so many bytes at most.</summary>
    const int LingerMilliseconds = 1_000, LingerBytes = 1 << 20;

    // Of all connections: nobody reads it.
    static readonly byte[] dropped = new byte[65_536];

    readonly EventLoop loop;
    readonly ulong id;
    readonly SocketReader reader;
    readonly SocketWriter writer;

    // Never disposed of: who aborts a connection does not know that it was closed a moment before.
    readonly CancellationTokenSource aborted = new();

    // Whether it is closed already, or somebody is about to: that happens once.
    int isClosed;

    /// <param name="socket">Becomes the connection's own.</param>
    /// <param name="pool">The memory of what is received.</param>
    /// <param name="loop">Tells when something has come.</param>
    /// <param name="runsInline">Whether requests are handled in the loop's thread.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The kernel has no room for one more.</exception>
    public SocketConnection(Socket socket, MemoryPool<byte> pool, EventLoop loop, bool runsInline)
    {
        (Socket, this.loop) = (socket, loop);
        MemoryPool = pool;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        ConnectionClosed = aborted.Token;
        // An answer is one write: nothing is gained by waiting for more of it.
        if (LocalEndPoint is IPEndPoint) socket.NoDelay = true;
        // Where the kernel takes what is sent at once, which is nearly always, that is one call.
        socket.Blocking = false;
        reader = new(socket, pool, this, runsInline);
        writer = new(socket, this);
        Transport = this;
        Features.Set<IMemoryPoolFeature>(this);
        Features.Set<IDisconnectFeature>(this);
        id = loop.Add(this);
    }

    public MemoryPool<byte> MemoryPool { get; }
    PipeReader IDuplexPipe.Input => reader;
    PipeWriter IDuplexPipe.Output => writer;

    /// <summary>It does not block.</summary>
    public Socket Socket { get; }

    /// <inheritdoc cref="SocketReader.OnReadable"/>
    public void OnReadable(bool isEnd) => reader.OnReadable(isEnd);

    public void WatchForDisconnect() => reader.WatchForEnd();

    /// <summary>Ends the connection at once: the client is told of a reset, and whoever reads or writes here of an end.</summary>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1) return;
        Socket.Close(timeout: 0);
        reader.Abort();
        ThreadPool.UnsafeQueueUserWorkItem(static aborted => aborted.Cancel(), aborted, preferLocal: false);
    }

    public override async ValueTask DisposeAsync()
    {
        var hasUnread = reader.HasUnread;
        await reader.CompleteAsync();
        await writer.CompleteAsync();
        if (Interlocked.Exchange(ref isClosed, 1) == 0) await EndAsync(hasUnread);
        loop.Remove(id);
        Socket.Dispose();
    }

    /// <summary>
    /// Sends the end. A socket that is closed with bytes in it that nobody has read resets the connection, and a client that is still sending would lose the answer that says why it was refused
    /// (RFC 9112, 9.6): what it sends is read for a while and dropped.
    /// </summary>
    async Task EndAsync(bool hasUnread)
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Send);
            if (!hasUnread && Socket.Available == 0) return;
            using var timeout = new CancellationTokenSource(LingerMilliseconds);
            var count = 1;
            for (var read = 0; read < LingerBytes && count > 0; read += count) count = await Socket.ReceiveAsync(dropped, timeout.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone, or too slow to wait for.
        }
    }
}
