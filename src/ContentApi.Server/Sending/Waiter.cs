namespace ContentApi.Server.Sending;

/// <summary>A request that waits for room in the <see cref="SendBudget"/>, which holds its lock.</summary>
/// <param name="attempt">Takes the room if it is there, and adds to the list which clients are cut off for it.</param>
/// <param name="deadline">When it gives up, by <see cref="Environment.TickCount64"/>.</param>
sealed class Waiter(Func<List<Holding>, bool> attempt, long deadline)
{
    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it got the room.</summary>
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
