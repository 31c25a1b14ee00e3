namespace ContentApi.Server.Sending;

/// <summary>Requests that wait for memory. Not thread-safe: <see cref="SendBudget"/> holds its lock.</summary>
/// <param name="limit">What they may hold meanwhile, in bytes.</param>
/// <param name="milliseconds">How long each waits at most; with 0 none does.</param>
sealed class WaitingRoom(long limit, int milliseconds)
{
    /// <summary>Requests that may wait at once.</summary>
    public const int MaxWaiting = 256;

    readonly Ledger held = new(limit);

    // The newest last.
    readonly List<Waiter> waiting = [];

    public bool IsEmpty => waiting.Count == 0;

    /// <summary>Begins to wait.</summary>
    /// <param name="answer">What waits, with all that it holds; null for a request whose answer is not written.</param>
    /// <param name="requestBytes">What such a request holds. Either counts until <see cref="Leave"/>.</param>
    /// <param name="attempt">See <see cref="Waiter"/>.</param>
    /// <returns>Null where it may not wait.</returns>
    public Waiter? Enter(Holding? answer, long requestBytes, Func<List<Holding>, bool> attempt)
    {
        if (waiting.Count == MaxWaiting || milliseconds == 0 || !held.Fits(answer is null ? requestBytes : held.CostOf(answer))) return null;
        if (answer is not null) held.Add(answer);
        else held.Add(requestBytes);
        var waiter = new Waiter(attempt, Environment.TickCount64 + milliseconds);
        waiting.Add(waiter);
        return waiter;
    }

    /// <summary>It waits no longer.</summary>
    public void Leave(Holding? answer, long requestBytes)
    {
        if (answer is not null) held.Remove(answer);
        else held.Add(-requestBytes);
    }

    /// <summary>Lets go on who has room now. The newest is first: who has waited for long is about to give up.</summary>
    /// <param name="cut">Who is cut off for it is added.</param>
    public void LetGo(List<Holding> cut)
    {
        for (var i = waiting.Count - 1; i >= 0; i--)
            if (waiting[i].Try(cut)) waiting.RemoveAt(i);
    }

    /// <summary>Those give up whose time is over.</summary>
    public void Tick(long now) => waiting.RemoveAll(waiter => waiter.GiveUp(now));
}
