namespace ContentApi.Server.Sending;

/// <summary>A request that waits for room in the <see cref="SendBudget"/>. Not thread-safe: callers hold its lock.</summary>
/// <param name="attempt">Takes the room if there is any, and adds the clients that are cut off for it to the list.</param>
/// <param name="deadline">The time at which the request gives up, by <see cref="Environment.TickCount64"/>.</param>
sealed class Waiter(Func<List<Holding>, bool> attempt, long deadline)
{
    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with true once the request has the room, with false if it gives up.</summary>
    public Task<bool> Task => ended.Task;

    public bool Try(List<Holding> cut)
    {
        if (!attempt(cut)) return false;
        ended.SetResult(true);
        return true;
    }

    public bool GiveUp(long now)
    {
        if (now < deadline) return false;
        ended.SetResult(false);
        return true;
    }
}
