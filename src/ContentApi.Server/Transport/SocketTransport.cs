using System.Buffers;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using ContentApi.Server.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ContentApi.Server.Transport;

/// <summary>
/// Kestrel's transport for TCP and Unix sockets on Linux: bytes are received when they are read and sent when they are written, and a request may be handled on
/// the thread that the kernel notifies of its bytes. See <c>docs/decisions/0019-sockets-without-pipes.md</c>.
/// </summary>
sealed class SocketTransport : IConnectionListenerFactory, IDisposable
{
    /// <summary>The connections that the kernel queues until they are accepted; its own limit may be lower.</summary>
    const int Backlog = 512;

    readonly IMemoryPoolFactory<byte> pools;
    readonly ConnectionLimit limit;
    readonly bool runsInline;
    readonly EventLoop[] loops;
    readonly IdleConnections idle;
    uint connections;

    public SocketTransport(IMemoryPoolFactory<byte> pools, ContentApiOptions options, ConnectionLimit limit)
    {
        (this.pools, this.limit, runsInline) = (pools, limit, options.InlineScheduling);
        // One thread for each processor if they handle requests; one in all is enough to notify other threads.
        loops = [.. Enumerable.Range(0, runsInline ? Math.Min(Environment.ProcessorCount, Descriptors.MostStartingThreads) : 1).Select(_ => new EventLoop())];
        idle = new(() => loops.SelectMany(loop => loop.Connections));
    }

    /// <exception cref="AddressInUseException"/>
    /// <exception cref="SocketException">The address cannot be listened on for another reason.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.Listen(Backlog);
            return new(new Listener(this, socket, pools.Create()));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(exception.Message, exception);
        }
    }

    /// <returns>The connection; null if it is refused, since the limit is reached and no connection is idle.</returns>
    SocketConnection? Begin(Socket socket, MemoryPool<byte> pool)
    {
        try
        {
            while (!limit.HasRoom(socket.Handle))
            {
                if (idle.TryCloseOne()) continue;
                socket.Dispose();
                return null;
            }
            return new(socket, pool, loops[Interlocked.Increment(ref connections) % (uint)loops.Length], limit, runsInline);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var loop in loops) loop.Dispose();
    }

    sealed class Listener(SocketTransport transport, Socket socket, MemoryPool<byte> pool) : IConnectionListener
    {
        /// <summary>How long nothing is accepted after a failure that would recur at once.</summary>
        const int RetryMilliseconds = 50;

        public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

        /// <returns>The connection; null once the listener is closed.</returns>
        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                try
                {
                    if (transport.Begin(await socket.AcceptAsync(cancellationToken), pool) is { } connection) return connection;
                }
                catch (Exception exception) when (exception is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
                {
                    return null;
                }
                catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
                {
                    // The client disconnected before it was accepted.
                }
                catch (Exception exception) when (exception is SocketException or Win32Exception)
                {
                    // Other files use up the descriptors, or the kernel has no memory: clients wait until other connections are closed.
                    if (!transport.idle.TryCloseOne()) await Task.Delay(RetryMilliseconds, cancellationToken);
                }
            }
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => DisposeAsync();

        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return default;
        }
    }
}
