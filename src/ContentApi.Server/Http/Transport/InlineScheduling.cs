using ContentApi.Server.Configuration;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Http.Transport;

/// <summary>
/// Requests are handled by the thread that the kernel tells of their bytes, without a hand-over to another: see
/// <c>docs/decisions/0016-short-requests-run-where-their-bytes-arrive.md</c>.
/// </summary>
static class InlineScheduling
{
    /// <summary>.NET has no other switch for it. It is read when the process opens its first socket.</summary>
    const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static void UseTransport(this IWebHostBuilder host, ContentApiOptions options)
    {
        if (options.InlineScheduling) Environment.SetEnvironmentVariable(Switch, "1");
        host.ConfigureServices(services => services.AddSingleton<IConnectionListenerFactory, SocketTransport>());
    }
}
