using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ContentApi.Server.Sending;

static class SendingExtensions
{
    /// <summary>
    /// The bytes that Kestrel's own transport buffers of an answer before it waits for the client, which is when the answer is counted. With its default of
    /// 64 KB, ten thousand clients would hold 640 MB.
    /// </summary>
    const int TransportBytes = 16_384;

    /// <summary>The requests that one HTTP/2 connection may have at once: Kestrel's default. Each holds <see cref="Holding.FixedBytes"/> at least.</summary>
    public const int StreamsPerConnection = 100;

    public static void AddSendBudget(this IServiceCollection services)
    {
        services.AddSingleton<SendBudget>();
        services.AddSingleton<StreamTurns>();
        services.Configure<SocketTransportOptions>(transport => transport.MaxWriteBufferSize = TransportBytes);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection);
    }

    /// <summary>Gives each connection a <see cref="ClientConnection"/> and a <see cref="TurnTakingReader"/>.</summary>
    public static void UseSendBudget(this ListenOptions endpoint, SendBudget budget, StreamTurns turns) => endpoint.Use(next => async connection =>
    {
        using var client = new ClientConnection(budget, connection);
        connection.Features.Set(client);
        connection.Features.Set<IMemoryPoolFeature>(client);
        connection.Transport = new Pipe(new TurnTakingReader(connection.Transport.Input, turns, connection.ConnectionClosed), connection.Transport.Output);
        await next(connection);
    });

    sealed record Pipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
