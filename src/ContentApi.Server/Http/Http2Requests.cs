using ContentApi.Server.Http.Sending;
using ContentApi.Server.Http.Transport;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>
/// Counts the requests of HTTP/2, of which a connection may have <see cref="SendingExtensions.StreamsPerConnection"/> at once: for the transport, which may close idle connections, and for the memory that
/// they hold. HTTP/1.1 has one at a time: nothing is read while it is answered, and its answer is counted where it has to wait.
/// </summary>
static class Http2Requests
{
    public static void UseHttp2Requests(this WebApplication app) =>
        app.Use(static (context, next) => HttpProtocol.IsHttp2(context.Request.Protocol) ? AnswerAsync(context, next) : next(context));

    static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        // Kestrel's own transport has no use for it.
        var requests = context.Features.Get<IRequestsFeature>();
        requests?.BeginRequest();
        try
        {
            await context.Features.GetRequiredFeature<ClientConnection>().AnswerStreamAsync(context, next);
        }
        finally
        {
            requests?.EndRequest();
        }
    }
}
