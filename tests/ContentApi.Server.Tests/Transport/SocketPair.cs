using System.Net;
using System.Net.Sockets;
using ContentApi.Server.Configuration;
using ContentApi.Server.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Two ends of a connection over loopback. The kernel holds little between them, so that what is written has to wait for what is read.</summary>
sealed class SocketPair : IDisposable
{
    SocketPair(Socket near, Socket far) => (Near, Far) = (near, far);

    /// <summary>What is tested has this one: it does not block.</summary>
    public Socket Near { get; }
    public Socket Far { get; }

    public static async Task<SocketPair> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096, NoDelay = true };
        await far.ConnectAsync(listener.LocalEndPoint!);
        var near = await listener.AcceptAsync();
        near.Blocking = false;
        near.SendBufferSize = 4_096;
        return new(near, far);
    }

    /// <summary>For connections without a server.</summary>
    public static ConnectionLimit NoLimit() =>
        new(new ContentApiOptions(), 64L << 30, descriptors: null, TimeProvider.System, NullLogger<ConnectionLimit>.Instance);

    /// <summary>The far end goes away without a word but a reset.</summary>
    public void Reset() => Far.Close(timeout: 0);

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
