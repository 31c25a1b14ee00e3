using ContentApi.Server.Configuration;

namespace ContentApi.Server.Http;

/// <summary>
/// Bounds how much is read of a body that the server does not use, such as one that was refused. Kestrel reads and drops the rest for five seconds at most, so
/// that the client sees the answer and can use the connection again; that may be gigabytes. Beyond a size, declared or counted, the connection ends instead.
/// </summary>
static class UnreadBodies
{
    /// <summary>
    /// The bytes beyond <see cref="ContentApiOptions.MaxBodyBytes"/> that are read and dropped. More than Kestrel receives ahead of the reader of a body (two
    /// buffers of 1 MB), so that the server's own message says that a body is too large, not Kestrel's.
    /// </summary>
    const long MaxDropped = 4 << 20;

    /// <summary>Returns the size of the largest body that Kestrel accepts, in bytes.</summary>
    public static long LargestOf(ContentApiOptions options) => options.MaxBodyBytes + MaxDropped;

    /// <summary>Sends <c>Connection: close</c> to a request that declares a larger body, since the connection ends with the answer.</summary>
    public static void UseUnreadBodies(this WebApplication app, ContentApiOptions options)
    {
        var largest = LargestOf(options);
        app.Use((context, next) =>
        {
            if (context.Request.ContentLength > largest) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
