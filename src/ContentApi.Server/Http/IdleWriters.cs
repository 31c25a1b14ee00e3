using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>
/// The reader and the writers that each thread keeps for its next request. A short answer is written and sent without a wait in between; a large answer takes
/// its writer along.
/// </summary>
static class IdleWriters
{
    [ThreadStatic]
    static SnapshotReader? reader;

    [ThreadStatic]
    static ResponseWriter? writer;

    [ThreadStatic]
    static ResponseWriter? key;

    /// <summary>The thread's writer of cache keys. Its content is the caller's until the thread handles another request.</summary>
    public static ResponseWriter Key => key ??= new();

    public static SnapshotReader TakeReader(ContentSnapshot snapshot)
    {
        var taken = reader ?? new(snapshot);
        reader = null;
        return taken;
    }

    /// <summary>Keeps the reader without its snapshot.</summary>
    public static void GiveBack(SnapshotReader given)
    {
        given.End();
        reader = given;
    }

    /// <returns>An empty writer.</returns>
    public static ResponseWriter TakeWriter()
    {
        var taken = writer ?? new();
        writer = null;
        taken.Clear();
        return taken;
    }

    /// <summary>Keeps the writer without its large buffers.</summary>
    public static void GiveBack(ResponseWriter given)
    {
        given.Clear();
        RequestRoom.TakeFrom(given);
        writer = given;
    }
}
