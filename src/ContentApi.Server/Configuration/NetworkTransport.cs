namespace ContentApi.Server.Configuration;

/// <summary>The transport that receives and sends bytes for Kestrel.</summary>
enum NetworkTransport
{
    /// <summary><see cref="Transport.SocketTransport"/>, on Linux; elsewhere <see cref="Kestrel"/>.</summary>
    Sockets,

    /// <summary>Kestrel's own transport.</summary>
    Kestrel,
}
