namespace ContentApi.Server.Http.Transport;

/// <summary>Tells of clients that go away while their request is answered. Without it that is found out when the answer is sent.</summary>
interface IDisconnectFeature
{
    /// <summary>
    /// From now on <see cref="HttpContext.RequestAborted"/> is cancelled when the client resets or ends the connection, also where it ends only what it sends. It is no longer once the client has sent more, a next
    /// request. For requests that take long: to watch costs about as much as a short one.
    /// </summary>
    void WatchForDisconnect();
}
