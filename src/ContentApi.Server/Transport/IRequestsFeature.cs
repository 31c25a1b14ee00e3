namespace ContentApi.Server.Transport;

/// <summary>
/// Tells a connection of its requests, so that one with a request in progress is not taken for idle, and one with a request that is arriving is spared longer.
/// </summary>
interface IRequestsFeature
{
    /// <summary>
    /// A request of HTTP/2 has arrived and is being answered; there may be several. Not called for HTTP/1.1, whose connection reads nothing while it answers.
    /// </summary>
    void BeginRequest();

    /// <summary>It is answered.</summary>
    void EndRequest();

    /// <summary>The body of a request that has begun has not arrived yet, in HTTP/1.1 and 2.</summary>
    void BeginWaitForBody();

    void EndWaitForBody();
}
