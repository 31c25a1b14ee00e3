namespace ContentApi.Server.Configuration;

/// <summary>What is under Kestrel: who receives and sends bytes.</summary>
enum NetworkTransport
{
    /// <summary><see cref="Transport.SocketTransport"/>, on Linux; elsewhere <see cref="Kestrel"/>.</summary>
    Sockets,

    /// <summary>Kestrel's own.</summary>
    Kestrel,
}
