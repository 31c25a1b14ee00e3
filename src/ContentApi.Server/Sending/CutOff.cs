using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>Ends a request whose client is too slow, unless the request is over. Thread-safe.</summary>
/// <param name="request">Its connection, or the stream of HTTP/2.</param>
sealed class CutOff(IHttpRequestLifetimeFeature? request)
{
    int isOver;

    /// <summary>Whether the request was ended, or is over.</summary>
    public bool IsOver => Volatile.Read(ref isOver) != 0;

    /// <summary>Ends the request.</summary>
    /// <remarks>
    /// Takes no lock: the connection's own code, which runs in here, might wait for it in another thread. If the request ends in the same moment, the next
    /// request on the connection may be ended in its place.
    /// </remarks>
    public void Abort()
    {
        if (Interlocked.Exchange(ref isOver, 1) == 0) request?.Abort();
    }

    /// <summary>Marks the request as over: <see cref="Abort"/> does nothing from now on.</summary>
    public void End() => Interlocked.Exchange(ref isOver, 1);
}
