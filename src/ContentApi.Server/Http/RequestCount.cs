using ContentApi.Server.Http.Transport;

namespace ContentApi.Server.Http;

/// <summary>Tells each connection when a request begins and ends.</summary>
static class RequestCount
{
    public static void UseRequestCount(this WebApplication app) => app.Use(static (context, next) =>
    {
        // Kestrel's own transport has no use for it.
        if (context.Features.Get<IRequestsFeature>() is not { } requests) return next(context);
        requests.BeginRequest();
        Task answering;
        try
        {
            answering = next(context);
        }
        catch
        {
            requests.EndRequest();
            throw;
        }
        if (!answering.IsCompleted) return EndLaterAsync(answering, requests);
        requests.EndRequest();
        return answering;
    });

    static async Task EndLaterAsync(Task answering, IRequestsFeature requests)
    {
        try
        {
            await answering;
        }
        finally
        {
            requests.EndRequest();
        }
    }
}
