using ContentApi.GraphQL.Response;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>
/// Takes memory for an answer from the budget of the request's <see cref="ClientConnection"/>. Looks the connection up only for a large answer: the look-up
/// takes a hundredth of the time in which a short request is answered.
/// </summary>
sealed class RequestRoom : IResponseRoom
{
    HttpContext? context;

    ClientConnection Client => context!.Features.GetRequiredFeature<ClientConnection>();

    /// <summary>Prepares a writer for the answer to a request.</summary>
    public static void GiveTo(ResponseWriter writer, HttpContext context)
    {
        if (writer.Room is not RequestRoom room) writer.Room = room = new();
        room.context = context;
    }

    /// <summary>Detaches a writer from its request once the answer is sent.</summary>
    public static void TakeFrom(ResponseWriter writer)
    {
        if (writer.Room is RequestRoom room) room.context = null;
        else writer.Room = null;
    }

    public bool TryTake(long bytes, long held) => Client.TryTake(bytes, held);

    public void Take(long bytes) => Client.Take(bytes);

    public void GiveBack(long bytes) => Client.GiveBack(bytes);
}
