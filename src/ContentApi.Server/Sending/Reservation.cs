using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Sending;

/// <summary>Room that was taken before it is needed. For one answer: not thread-safe.</summary>
/// <param name="room">Where it was taken.</param>
/// <param name="bytes">How much.</param>
sealed class Reservation(IResponseRoom room, long bytes) : IResponseRoom, IDisposable
{
    long free = bytes;
    bool isEnded;

    public bool TryTake(long bytes, long held)
    {
        // Of what is free here the rest is taken there, so that together it is as if nothing had been taken before.
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

    /// <summary>Gives up what is not in use.</summary>
    public void Dispose()
    {
        if (isEnded) return;
        isEnded = true;
        room.GiveBack(free);
        free = 0;
    }
}
