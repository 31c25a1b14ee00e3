namespace ContentApi.Server.Transport;

/// <summary>Detects clients that disconnect while their request is answered. Otherwise that is noticed when the answer is sent.</summary>
interface IDisconnectFeature
{
    /// <summary>
    /// From now on <see cref="HttpContext.RequestAborted"/> is cancelled when the client resets the connection. It is not cancelled when the client only ends
    /// its own sending, since it may still wait for the answer, nor once the client has sent further bytes, such as a next request. For requests that take
    /// long: watching costs about as much as answering a short request.
    /// </summary>
    void WatchForDisconnect();
}
