namespace ContentApi.GraphQL.Response;

/// <summary>
/// Buffers of large responses. <see cref="System.Buffers.ArrayPool{T}.Shared"/> would keep several of each size for each thread; this keeps two in all, until <see cref="Release"/>.
/// </summary>
public static class LargeBuffers
{
    static byte[]? first, second;

    /// <summary>An idle buffer, if there is one of at least that size.</summary>
    internal static byte[]? TakeIdle(long bytes) => TakeIdle(ref first, bytes) ?? TakeIdle(ref second, bytes);

    static byte[]? TakeIdle(ref byte[]? idle, long bytes)
    {
        var known = Volatile.Read(ref idle);
        return known is not null && known.Length >= bytes && Interlocked.CompareExchange(ref idle, null, known) == known ? known : null;
    }

    /// <summary>Keeps the buffer if there is room, or in the place of a smaller one.</summary>
    internal static void Return(byte[] buffer)
    {
        if (!TryKeep(ref first, buffer)) TryKeep(ref second, buffer);
    }

    static bool TryKeep(ref byte[]? idle, byte[] buffer)
    {
        var known = Volatile.Read(ref idle);
        return (known is null || known.Length < buffer.Length) && Interlocked.CompareExchange(ref idle, buffer, known) == known;
    }

    /// <summary>Leaves the idle buffers to the garbage collector.</summary>
    public static void Release() => first = second = null;
}
