namespace ContentApi.Server.Http.Transport;

/// <summary>
/// Tells a connection of its requests, so that one with a request in progress is not taken for idle. Between these calls, a connection waits for a request or
/// for the rest of one.
/// </summary>
interface IRequestsFeature
{
    /// <summary>A request has arrived and is being answered; over HTTP/2 there may be several.</summary>
    void BeginRequest();

    /// <summary>It is answered.</summary>
    void EndRequest();

    /// <summary>The body of a request that has begun has not arrived yet.</summary>
    void BeginWaitForBody();

    void EndWaitForBody();
}
