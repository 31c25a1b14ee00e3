namespace ContentApi.GraphQL.Response;

/// <summary>Memory that large responses share while they are written: see <see cref="ResponseBuffer.Room"/>. Thread-safe.</summary>
public interface IResponseRoom
{
    /// <summary>Takes memory for one response if there is enough.</summary>
    /// <param name="bytes">What it needs in addition.</param>
    /// <param name="held">What it holds already. It is always given more where no other holds anything.</param>
    /// <returns>False where nothing was taken.</returns>
    bool TryTake(long bytes, long held);

    /// <summary>Takes memory whether there is enough or not.</summary>
    void Take(long bytes);

    /// <summary>Gives back memory that was taken.</summary>
    void GiveBack(long bytes);
}
