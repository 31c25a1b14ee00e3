namespace ContentApi.Server.Transport;

/// <summary>Tells of clients that go away while their request is answered. Without it that is found out when the answer is sent.</summary>
interface IDisconnectFeature
{
    /// <summary>
    /// From now on <see cref="HttpContext.RequestAborted"/> is cancelled when the client resets the connection. It is not when the client ends what it sends,
    /// since it may still wait for the answer; nor
    /// any more once the client has sent more, a next request. For requests that take long: to watch costs about as much as a short one.
    /// </summary>
    void WatchForDisconnect();
}
