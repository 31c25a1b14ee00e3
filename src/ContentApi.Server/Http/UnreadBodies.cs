using ContentApi.Server.Configuration;

namespace ContentApi.Server.Http;

/// <summary>
/// What becomes of a body that nobody reads to its end, such as one that was refused. Kestrel reads and drops the rest for five seconds at most, so that its sender sees the answer and
/// the connection goes on; that may be gigabytes. Beyond a size, told or counted, it does not, and the connection ends.
/// </summary>
static class UnreadBodies
{
    /// <summary>
    /// Beyond the limit of bodies that are read, in bytes. More than Kestrel takes ahead of who reads a body (two buffers of 1 MB): whoever is told that a body is too large has
    /// to be told by us.
    /// </summary>
    const long MaxDropped = 4 << 20;

    /// <summary>The largest body that Kestrel lets pass.</summary>
    public static long LargestOf(ContentApiOptions options) => options.MaxBodyBytes + MaxDropped;

    /// <summary>Says in the answer that the connection ends with it.</summary>
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
