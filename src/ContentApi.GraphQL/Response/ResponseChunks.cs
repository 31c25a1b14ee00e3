namespace ContentApi.GraphQL.Response;

/// <summary>
/// The memory that responses above <see cref="Bytes"/> are written into, in chunks of one size, which are used again. <see cref="System.Buffers.ArrayPool{T}.Shared"/> drops what many
/// responses give back at once, and what has lived for long and is dropped fills the memory until the next full collection. Thread-safe.
/// </summary>
public static class ResponseChunks
{
    /// <summary>The size of a chunk, in bytes.</summary>
    public const int Bytes = 65_536;

    /// <summary>The idle chunks that are kept: 64 MB.</summary>
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

    /// <summary>Leaves the idle chunks to the garbage collector.</summary>
    public static void Release()
    {
        lock (access) idle.Clear();
    }
}
