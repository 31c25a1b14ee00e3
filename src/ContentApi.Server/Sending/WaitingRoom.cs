namespace ContentApi.Server.Sending;

/// <summary>Requests that wait for memory. Not thread-safe: callers hold the lock of <see cref="SendBudget"/>.</summary>
/// <param name="limit">The memory that waiting requests may hold together, in bytes.</param>
/// <param name="milliseconds">How long each request waits at most; with 0 none waits.</param>
sealed class WaitingRoom(long limit, int milliseconds)
{
    /// <summary>Requests that may wait at once.</summary>
    public const int MaxWaiting = 256;

    readonly Ledger held = new(limit);

    // The newest last.
    readonly List<Waiter> waiting = [];

    public bool IsEmpty => waiting.Count == 0;

    /// <summary>Adds a request that waits.</summary>
    /// <param name="answer">The written answer that waits, with all memory that it holds; null for a request whose answer is not written.</param>
    /// <param name="requestBytes">The bytes that a request without a written answer holds. Either counts until <see cref="Leave"/>.</param>
    /// <param name="attempt">See <see cref="Waiter"/>.</param>
    /// <returns>The waiter; null if the request may not wait.</returns>
    public Waiter? Enter(Holding? answer, long requestBytes, Func<List<Holding>, bool> attempt)
    {
        if (waiting.Count == MaxWaiting || milliseconds == 0 || !held.Fits(answer is null ? requestBytes : held.CostOf(answer))) return null;
        if (answer is not null) held.Add(answer);
        else held.Add(requestBytes);
        var waiter = new Waiter(attempt, Environment.TickCount64 + milliseconds);
        waiting.Add(waiter);
        return waiter;
    }

    /// <summary>Stops counting a request that no longer waits.</summary>
    public void Leave(Holding? answer, long requestBytes)
    {
        if (answer is not null) held.Remove(answer);
        else held.Add(-requestBytes);
    }

    /// <summary>Continues the requests for which there is room now, the newest first: a request that has waited for long is about to give up.</summary>
    /// <param name="cut">Receives the holdings of clients that are cut off for them.</param>
    public void LetGo(List<Holding> cut)
    {
        for (var i = waiting.Count - 1; i >= 0; i--)
            if (waiting[i].Try(cut)) waiting.RemoveAt(i);
    }

    /// <summary>Ends the wait of requests whose deadline has passed.</summary>
    public void Tick(long now) => waiting.RemoveAll(waiter => waiter.GiveUp(now));
}
