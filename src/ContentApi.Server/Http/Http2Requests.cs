using ContentApi.Server.Sending;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http;

/// <summary>
/// Counts HTTP/2 requests, of which a connection may have <see cref="SendingExtensions.StreamsPerConnection"/> at once. The transport needs the count to
/// find idle connections, the send budget to bound memory. HTTP/1.1 needs no count: its connection reads nothing while it answers, and the answer is counted
/// if it has to wait for its client.
/// </summary>
static class Http2Requests
{
    public static void UseHttp2Requests(this WebApplication app) =>
        app.Use(static (context, next) => HttpProtocol.IsHttp2(context.Request.Protocol) ? AnswerAsync(context, next) : next(context));

    static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        // Null with Kestrel's own transport, which needs no count.
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
