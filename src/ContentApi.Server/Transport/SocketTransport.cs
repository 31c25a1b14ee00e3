using System.Buffers;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using ContentApi.Server.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ContentApi.Server.Transport;

/// <summary>
/// The sockets under Kestrel, TCP and Unix, on Linux: bytes are received where they are read and sent where they are written, and a request may be handled by the thread that the kernel tells of its
/// bytes. See <c>docs/decisions/0019-sockets-without-pipes.md</c>.
/// </summary>
sealed class SocketTransport : IConnectionListenerFactory, IDisposable
{
    /// <summary>Connections that the kernel holds until they are accepted; it may have a lower limit of its own.</summary>
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
        // Threads that handle requests can do with as many as there are processors; one is enough to tell others.
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

    /// <returns>Null where the connection is refused: there are as many as may be, and none of them is idle.</returns>
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
        /// <summary>How long nothing is accepted after a failure that would come again at once.</summary>
        const int RetryMilliseconds = 50;

        public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

        /// <returns>Null once the listener is closed.</returns>
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
                    // The client went away before it was accepted.
                }
                catch (Exception exception) when (exception is SocketException or Win32Exception)
                {
                    // Something else than connections uses up the descriptors, or the kernel has no memory: clients wait until others have gone.
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
