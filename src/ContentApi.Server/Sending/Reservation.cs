using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Sending;

/// <summary>Memory of the budget that was taken before one answer needs it. Not thread-safe.</summary>
/// <param name="room">The room from which it was taken.</param>
/// <param name="bytes">The bytes that were taken.</param>
sealed class Reservation(IResponseRoom room, long bytes) : IResponseRoom, IDisposable
{
    long free = bytes;
    bool isEnded;

    public bool TryTake(long bytes, long held)
    {
        // Only bytes beyond the reservation are taken from the room, so that the sum is the same as without a reservation.
        if (bytes > free && !room.TryTake(bytes - free, held + free)) return false;
        free = Math.Max(0, free - bytes);
        return true;
    }

    public void Take(long bytes)
    {
        if (bytes > free) room.Take(bytes - free);
        free = Math.Max(0, free - bytes);
    }

    public void GiveBack(long bytes)
    {
        if (isEnded) room.GiveBack(bytes);
        else free += bytes;
    }

    /// <summary>Gives the unused bytes back to the room.</summary>
    public void Dispose()
    {
        if (isEnded) return;
        isEnded = true;
        room.GiveBack(free);
        free = 0;
    }
}
