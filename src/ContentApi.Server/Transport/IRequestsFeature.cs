namespace ContentApi.Server.Transport;

/// <summary>
/// Counts the requests of a connection: while one is in progress the connection is not idle, and while one is arriving it is closed only after idle ones.
/// </summary>
interface IRequestsFeature
{
    /// <summary>
    /// Counts an HTTP/2 request that has arrived and is being answered; there may be several. Not called for HTTP/1.1, whose connection reads nothing while it
    /// answers.
    /// </summary>
    void BeginRequest();

    /// <summary>Stops counting an HTTP/2 request that is answered.</summary>
    void EndRequest();

    /// <summary>Counts a request whose body has not arrived completely, in HTTP/1.1 and HTTP/2.</summary>
    void BeginWaitForBody();

    void EndWaitForBody();

    /// <summary>Says that the rest of a body is not needed: the client may still be sending it when the connection ends.</summary>
    void LeaveBody();
}
