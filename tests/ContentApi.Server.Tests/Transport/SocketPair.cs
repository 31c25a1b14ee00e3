using System.Net;
using System.Net.Sockets;
using ContentApi.Server.Configuration;
using ContentApi.Server.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContentApi.Server.Tests.Transport;

/// <summary>Two ends of a connection over loopback. The kernel buffers little between them, so writing must wait for reading.</summary>
sealed class SocketPair : IDisposable
{
    SocketPair(Socket near, Socket far) => (Near, Far) = (near, far);

    /// <summary>The end of the tested code. It does not block.</summary>
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

    /// <summary>Returns a limit that no test reaches, for connections without a server.</summary>
    public static ConnectionLimit NoLimit() =>
        new(new ContentApiOptions(), 64L << 30, descriptors: null, TimeProvider.System, NullLogger<ConnectionLimit>.Instance);

    /// <summary>Closes the far end with a reset.</summary>
    public void Reset() => Far.Close(timeout: 0);

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
