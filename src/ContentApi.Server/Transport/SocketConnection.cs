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
    /// <summary>Bytes that a client sends after its last answer are read and dropped, for this long and up to this many.</summary>
    const int LingerMilliseconds = 1_000, LingerBytes = 4 << 20;

    /// <summary>A connection whose last request ended more recently than this is in use: the next request may be on its way.</summary>
    const int UsedMilliseconds = 10;

    // netinet/tcp.h
    const int TcpLevel = 6, NotSentLowWater = 25;

    /// <summary>
    /// The unsent bytes that the kernel accepts in advance (TCP_NOTSENT_LOWAT). By default its buffer grows to megabytes: a client that reads steadily, but not
    /// fast, then seems to read nothing for seconds. Twice a piece of a large answer, so that the kernel never waits for the next one.
    /// </summary>
    const int MaxNotSent = 131_072;

    // Shared by all connections, since its content is never read.
    static readonly byte[] dropped = new byte[65_536];

    readonly EventLoop loop;
    readonly ConnectionLimit limit;
    readonly ulong id;
    readonly SocketReader reader;
    readonly SocketWriter writer;

    // Never disposed of: a connection may be aborted a moment after it was closed.
    readonly CancellationTokenSource aborted = new();

    // 1 once a thread has begun to close the connection, which only one may do.
    int isClosed;

    // HTTP/2 requests in progress; HTTP/1.1 and HTTP/2 requests whose body has not arrived completely.
    int requests, bodies;

    bool leavesBody;

    // The time at which the last request ended, at first that at which the connection began; the time of the first byte after that, or 0.
    long ended = Environment.TickCount64, begun;
    bool isUsed;

    /// <param name="socket">The socket, which the connection closes.</param>
    /// <param name="pool">The pool of memory for received bytes.</param>
    /// <param name="loop">Notifies the connection when bytes are received.</param>
    /// <param name="limit">Counts the connection until it is closed.</param>
    /// <param name="runsInline">Whether requests are handled on the loop's thread.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The kernel cannot watch another socket.</exception>
    public SocketConnection(Socket socket, MemoryPool<byte> pool, EventLoop loop, ConnectionLimit limit, bool runsInline)
    {
        (Socket, this.loop, this.limit) = (socket, loop, limit);
        MemoryPool = pool;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        ConnectionClosed = aborted.Token;
        // An answer is one write, which Nagle's algorithm would only delay.
        if (LocalEndPoint is IPEndPoint)
        {
            socket.NoDelay = true;
            socket.SetRawSocketOption(TcpLevel, NotSentLowWater, BitConverter.GetBytes(MaxNotSent));
        }
        // Sending is then one system call if the kernel takes all bytes at once, which it nearly always does.
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

    /// <summary>The socket, which is not blocking.</summary>
    public Socket Socket { get; }

    /// <inheritdoc cref="SocketReader.OnReadable"/>
    public void OnReadable(bool isEnd, bool isGone) => reader.OnReadable(isEnd, isGone);

    /// <summary>Called when bytes or the end were received.</summary>
    public void OnReceived()
    {
        if (begun == 0) begun = Environment.TickCount64;
    }

    /// <summary>
    /// Called when the reader has passed on every byte and waits for more. Over HTTP/1.1 the last request is then over, unless its body is still arriving or
    /// TLS has a part of the next one.
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
        // OnWaiting may have taken the read of the body for the end of the request.
        if (begun == 0) begun = Environment.TickCount64;
    }

    public void EndWaitForBody() => Interlocked.Decrement(ref bodies);

    public void LeaveBody() => leavesBody = true;

    // Nothing was received yet. Kestrel may not have begun to read.
    bool IsUntouched => !isUsed && begun == 0;

    /// <summary>
    /// Whether the connection is open and only waits for the client; whether a request has begun to arrive; and the time since which that is so, by
    /// <see cref="Environment.TickCount64"/>.
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

    /// <summary>Closes the connection if it is still idle. The client sees a regular end.</summary>
    /// <param name="since">The time that <see cref="Idleness"/> had when the connection was chosen.</param>
    public bool TryCloseIdle(long since)
    {
        var idleness = Idleness;
        if (!idleness.IsIdle || idleness.Since != since) return false;
        var isTaken = reader.TryTakeWaiting();
        if (!isTaken && !IsUntouched) return false;
        // Before Kestrel is notified, which then disposes of the connection: the first of the two closes it, and this method has to know which it was.
        var isOurs = Interlocked.Exchange(ref isClosed, 1) == 0;
        if (isOurs) Close(isReset: false);
        if (isTaken) reader.AbortTaken();
        if (isOurs) reader.Abort();
        return isOurs;
    }

    /// <summary>Closes the connection at once. The client sees a reset; pending reads and writes on this side end.</summary>
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
        var isReceiving = reader.HasUnread || leavesBody;
        await reader.CompleteAsync();
        await writer.CompleteAsync();
        if (Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            await EndAsync(isReceiving);
            Socket.Dispose();
            limit.Remove();
        }
        loop.Remove(id);
    }

    /// <summary>
    /// Sends the end. Closing a socket with unread bytes resets the connection, and a client that is still sending would lose the answer that says why it was
    /// refused (RFC 9112, 9.6): further bytes are therefore read for a while and dropped.
    /// </summary>
    async Task EndAsync(bool isReceiving)
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Send);
            if (!isReceiving && Socket.Available == 0) return;
            using var timeout = new CancellationTokenSource(LingerMilliseconds);
            var count = 1;
            for (var read = 0; read < LingerBytes && count > 0; read += count) count = await Socket.ReceiveAsync(dropped, timeout.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has disconnected, or is too slow to wait for.
        }
    }
}
