using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ContentApi.Server.Transport;

/// <summary>One client's connection. Kestrel reads requests from it and writes answers to it.</summary>
sealed class SocketConnection : DefaultConnectionContext, IMemoryPoolFeature, IDisconnectFeature, IRequestsFeature, IDuplexPipe
{
    /// <summary>What a client goes on to send after its last answer is read for so long, and so many bytes at most.</summary>
    const int LingerMilliseconds = 1_000, LingerBytes = 4 << 20;

    /// <summary>A connection whose last request ended more recently is in use: the next is on its way.</summary>
    const int UsedMilliseconds = 10;

    // netinet/tcp.h
    const int TcpLevel = 6, NotSentLowWater = 25;

    /// <summary>
    /// The bytes that the kernel takes ahead of what it has sent (TCP_NOTSENT_LOWAT). Its own buffer grows to megabytes: then a client that reads steadily, but not fast, seems to take nothing for
    /// seconds. Twice a piece of a large answer, so that the kernel never waits for the next one.
    /// </summary>
    const int MaxNotSent = 131_072;

    // Of all connections: nobody reads it.
    static readonly byte[] dropped = new byte[65_536];

    readonly EventLoop loop;
    readonly ConnectionLimit limit;
    readonly ulong id;
    readonly SocketReader reader;
    readonly SocketWriter writer;

    // Never disposed of: who aborts a connection does not know that it was closed a moment before.
    readonly CancellationTokenSource aborted = new();

    // Whether it is closed already, or somebody is about to: that happens once.
    int isClosed;

    // Requests of HTTP/2 that have begun; those of HTTP/1.1 and 2 whose body has not arrived yet.
    int requests, bodies;

    // When the last request ended, or when there was none the connection began; when the first byte came after that, or 0.
    long ended = Environment.TickCount64, begun;
    bool isUsed;

    /// <param name="socket">Becomes the connection's own.</param>
    /// <param name="pool">The memory of what is received.</param>
    /// <param name="loop">Tells when something has come.</param>
    /// <param name="limit">Counts the connection until it is closed.</param>
    /// <param name="runsInline">Whether requests are handled in the loop's thread.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The kernel has no room for one more.</exception>
    public SocketConnection(Socket socket, MemoryPool<byte> pool, EventLoop loop, ConnectionLimit limit, bool runsInline)
    {
        (Socket, this.loop, this.limit) = (socket, loop, limit);
        MemoryPool = pool;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        ConnectionClosed = aborted.Token;
        // An answer is one write: nothing is gained by waiting for more of it.
        if (LocalEndPoint is IPEndPoint)
        {
            socket.NoDelay = true;
            socket.SetRawSocketOption(TcpLevel, NotSentLowWater, BitConverter.GetBytes(MaxNotSent));
        }
        // Where the kernel takes what is sent at once, which is nearly always, that is one call.
        socket.Blocking = false;
        reader = new(socket, pool, this, runsInline);
        writer = new(socket, this);
        Transport = this;
        Features.Set<IMemoryPoolFeature>(this);
        Features.Set<IDisconnectFeature>(this);
        Features.Set<IRequestsFeature>(this);
        id = loop.Add(this);
        limit.Add();
    }

    public MemoryPool<byte> MemoryPool { get; }
    PipeReader IDuplexPipe.Input => reader;
    PipeWriter IDuplexPipe.Output => writer;

    /// <summary>It does not block.</summary>
    public Socket Socket { get; }

    /// <inheritdoc cref="SocketReader.OnReadable"/>
    public void OnReadable(bool isEnd, bool isGone) => reader.OnReadable(isEnd, isGone);

    /// <summary>Bytes have come, or the end.</summary>
    public void OnReceived()
    {
        if (begun == 0) begun = Environment.TickCount64;
    }

    /// <summary>
    /// The reader has passed on every byte and waits for more. Over HTTP/1.1 the last request is over then, unless its body is waited for, or TLS keeps a part
    /// of the next one.
    /// </summary>
    public void OnWaiting()
    {
        if (begun != 0 && Volatile.Read(ref requests) == 0 && Volatile.Read(ref bodies) == 0) EndUse();
    }

    public void WatchForDisconnect() => reader.WatchForReset();

    public void BeginRequest() => Interlocked.Increment(ref requests);

    public void EndRequest()
    {
        if (Interlocked.Decrement(ref requests) == 0) EndUse();
    }

    void EndUse()
    {
        isUsed = true;
        ended = Environment.TickCount64;
        begun = 0;
    }

    public void BeginWaitForBody()
    {
        Interlocked.Increment(ref bodies);
        // The read that waits may have been taken for the end of the request.
        if (begun == 0) begun = Environment.TickCount64;
    }

    public void EndWaitForBody() => Interlocked.Decrement(ref bodies);

    // Kestrel may not have begun to read yet.
    bool IsUntouched => !isUsed && begun == 0;

    /// <summary>
    /// Whether it is open, nothing is being answered and nothing has come; whether a next request has begun to arrive; and since when that is so, in milliseconds of <see
    /// cref="Environment.TickCount64"/>.
    /// </summary>
    public (bool IsIdle, bool HasBegun, long Since) Idleness
    {
        get
        {
            var isIdle = Volatile.Read(ref isClosed) == 0 && Volatile.Read(ref requests) <= Volatile.Read(ref bodies) && (reader.IsWaiting || IsUntouched)
                && (!isUsed || Environment.TickCount64 - ended >= UsedMilliseconds);
            return (isIdle, begun != 0 || reader.HasUnread, begun == 0 ? ended : begun);
        }
    }

    /// <summary>Ends the connection if it is idle still: the client is told of an end.</summary>
    /// <param name="since">Of <see cref="Idleness"/>.</param>
    public bool TryCloseIdle(long since)
    {
        var idleness = Idleness;
        if (!idleness.IsIdle || idleness.Since != since) return false;
        var isTaken = reader.TryTakeWaiting();
        if (!isTaken && !IsUntouched) return false;
        // Before Kestrel is told, which disposes of the connection then: whoever is first counts it as closed, and here it has to be known.
        var isOurs = Interlocked.Exchange(ref isClosed, 1) == 0;
        if (isOurs) Close(isReset: false);
        if (isTaken) reader.AbortTaken();
        if (isOurs) reader.Abort();
        return isOurs;
    }

    /// <summary>Ends the connection at once: the client is told of a reset, and whoever reads or writes here of an end.</summary>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1) return;
        Close(isReset: true);
        reader.Abort();
    }

    void Close(bool isReset)
    {
        if (isReset) Socket.Close(timeout: 0);
        else Socket.Dispose();
        limit.Remove();
        ThreadPool.UnsafeQueueUserWorkItem(static aborted => aborted.Cancel(), aborted, preferLocal: false);
    }

    public override async ValueTask DisposeAsync()
    {
        var hasUnread = reader.HasUnread;
        await reader.CompleteAsync();
        await writer.CompleteAsync();
        if (Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            await EndAsync(hasUnread);
            Socket.Dispose();
            limit.Remove();
        }
        loop.Remove(id);
    }

    /// <summary>
    /// Sends the end. A socket that is closed with bytes in it that nobody has read resets the connection, and a client that is still sending would lose the
    /// answer that says why it was refused
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
