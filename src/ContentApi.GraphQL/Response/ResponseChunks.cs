namespace ContentApi.GraphQL.Response;

/// <summary>
/// A pool of equally large chunks of memory for responses longer than <see cref="Bytes"/>. <see cref="System.Buffers.ArrayPool{T}.Shared"/> does not fit:
/// it drops arrays if many responses return theirs at once, and long-lived arrays that are dropped fill the memory until the next full collection.
/// Thread-safe.
/// </summary>
public static class ResponseChunks
{
    /// <summary>The size of a chunk, in bytes.</summary>
    public const int Bytes = 65_536;

    /// <summary>The largest number of idle chunks that are kept: 64 MB.</summary>
    const int MaxIdle = 1_024;

    static readonly Lock access = new();
    static readonly Stack<byte[]> idle = new();

    internal static byte[] Rent()
    {
        lock (access)
        {
            if (idle.TryPop(out var chunk)) return chunk;
        }
        return GC.AllocateUninitializedArray<byte>(Bytes);
    }

    internal static void Return(byte[] chunk)
    {
        lock (access)
        {
            if (idle.Count < MaxIdle) idle.Push(chunk);
        }
    }

    /// <summary>Drops the idle chunks, so that the garbage collector can free them.</summary>
    public static void Release()
    {
        lock (access) idle.Clear();
    }
}
