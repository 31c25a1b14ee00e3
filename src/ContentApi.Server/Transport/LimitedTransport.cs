using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Transport;

/// <summary>
/// Applies the <see cref="ConnectionLimit"/> to another transport: a connection for which there is no room is closed before the next one is accepted, so that
/// connections that wait to be accepted hold no descriptor.
/// </summary>
sealed class LimitedTransport(IConnectionListenerFactory transport, ConnectionLimit limit) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => transport is not IConnectionListenerFactorySelector selector || selector.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await transport.BindAsync(endpoint, cancellationToken), limit);

    sealed class Listener(IConnectionListener listener, ConnectionLimit limit) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                if (limit.HasRoom(connection.Features.Get<IConnectionSocketFeature>()?.Socket.Handle ?? 0)) return new Connection(connection, limit);
                await connection.DisposeAsync();
            }
            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => listener.UnbindAsync(cancellationToken);
        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }

    /// <summary>A connection that counts until it is disposed of, which is when its socket is closed.</summary>
    sealed class Connection : ConnectionContext
    {
        readonly ConnectionContext connection;
        readonly ConnectionLimit limit;
        int isDisposed;

        public Connection(ConnectionContext connection, ConnectionLimit limit)
        {
            (this.connection, this.limit) = (connection, limit);
            limit.Add();
        }

        public override string ConnectionId { get => connection.ConnectionId; set => connection.ConnectionId = value; }
        public override IFeatureCollection Features => connection.Features;
        public override IDictionary<object, object?> Items { get => connection.Items; set => connection.Items = value; }
        public override IDuplexPipe Transport { get => connection.Transport; set => connection.Transport = value; }
        public override EndPoint? LocalEndPoint { get => connection.LocalEndPoint; set => connection.LocalEndPoint = value; }
        public override EndPoint? RemoteEndPoint { get => connection.RemoteEndPoint; set => connection.RemoteEndPoint = value; }
        public override CancellationToken ConnectionClosed { get => connection.ConnectionClosed; set => connection.ConnectionClosed = value; }
        public override void Abort() => connection.Abort();
        public override void Abort(ConnectionAbortedException abortReason) => connection.Abort(abortReason);

        public override async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref isDisposed, 1) == 1) return;
            try
            {
                await connection.DisposeAsync();
            }
            finally
            {
                limit.Remove();
            }
        }
    }
}
