using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>Ends a request whose client is too slow, unless the request is over. Thread-safe.</summary>
/// <param name="request">Ends the connection, or the HTTP/2 stream; null if it cannot be ended.</param>
sealed class CutOff(IHttpRequestLifetimeFeature? request)
{
    int isOver;

    /// <summary>Whether the client was cut off or the request is over.</summary>
    public bool IsOver => Volatile.Read(ref isOver) != 0;

    /// <summary>Cuts the client off, unless the request is over.</summary>
    /// <remarks>
    /// Takes no lock: the connection's own code, which runs inside this method, might wait for the lock on another thread. If the request ends at the same
    /// moment, the next request on the connection may be ended in its place.
    /// </remarks>
    public void Abort()
    {
        if (Interlocked.Exchange(ref isOver, 1) == 0) request?.Abort();
    }

    /// <summary>Marks the request as over: <see cref="Abort"/> does nothing from now on.</summary>
    public void End() => Interlocked.Exchange(ref isOver, 1);
}
