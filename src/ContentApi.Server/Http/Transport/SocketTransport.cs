using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ContentApi.Server.Http.Transport;

/// <summary>
/// The sockets under Kestrel, TCP and Unix: bytes are received where they are read and sent where they are written, without a pipe and its locks in between. See
/// <c>docs/decisions/0019-sockets-without-pipes.md</c>.
/// </summary>
sealed class SocketTransport(IMemoryPoolFactory<byte> pools) : IConnectionListenerFactory
{
    /// <summary>Connections that the kernel holds until they are accepted; it may have a lower limit of its own.</summary>
    const int Backlog = 512;

    /// <exception cref="AddressInUseException"/>
    /// <exception cref="SocketException">The address cannot be listened on for another reason.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.Listen(Backlog);
            return new(new Listener(socket, pools.Create()));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(exception.Message, exception);
        }
    }

    sealed class Listener(Socket socket, MemoryPool<byte> pool) : IConnectionListener
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
                    return new SocketConnection(await socket.AcceptAsync(cancellationToken), pool);
                }
                catch (Exception exception) when (exception is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
                {
                    return null;
                }
                catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
                {
                    // The client went away before it was accepted.
                }
                catch (SocketException)
                {
                    // The process has as many files open as it may, or the kernel no memory: clients wait until others have gone.
                    await Task.Delay(RetryMilliseconds, cancellationToken);
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
