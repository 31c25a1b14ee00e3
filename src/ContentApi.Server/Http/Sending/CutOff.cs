using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http.Sending;

/// <summary>Ends a request whose client is too slow, unless the request is over. Thread-safe.</summary>
/// <param name="request">Its connection, or the stream of HTTP/2.</param>
sealed class CutOff(IHttpRequestLifetimeFeature? request)
{
    int isOver;

    /// <summary>Whether the request was ended, or is over.</summary>
    public bool IsOver => Volatile.Read(ref isOver) != 0;

    /// <summary>Ends the request.</summary>
    /// <remarks>
    /// Without a lock, which the connection's own code might wait for in another thread. Where the request is over in the same moment, the next one on the connection is ended.
    /// </remarks>
    public void Abort()
    {
        if (Interlocked.Exchange(ref isOver, 1) == 0) request?.Abort();
    }

    /// <summary>It is over: nothing is to be ended any more.</summary>
    public void End() => Interlocked.Exchange(ref isOver, 1);
}
