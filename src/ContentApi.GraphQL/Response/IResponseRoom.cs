namespace ContentApi.GraphQL.Response;

/// <summary>A budget of memory that large responses share while they are written: see <see cref="ResponseBuffer.Room"/>. Thread-safe.</summary>
public interface IResponseRoom
{
    /// <summary>Takes memory for one response if enough is free, or if no other response holds any.</summary>
    /// <param name="bytes">The additional memory, in bytes.</param>
    /// <param name="held">The memory that the response already holds, in bytes.</param>
    /// <returns>True if the memory was taken; false if nothing was taken.</returns>
    bool TryTake(long bytes, long held);

    /// <summary>Takes memory even if not enough is free.</summary>
    void Take(long bytes);

    /// <summary>Gives back bytes that were taken.</summary>
    void GiveBack(long bytes);
}
