namespace ContentApi.Server.Sending;

/// <summary>
/// Keeps all holdings, and chooses the clients that are cut off to make room. Not thread-safe: callers hold the lock of <see cref="SendBudget"/>.
/// </summary>
/// <param name="server">The ledger in which all holdings count.</param>
/// <param name="departures">Counts the memory of clients that are cut off.</param>
/// <param name="memory">Returns memory that is free.</param>
sealed class Holdings(Ledger server, Departures departures, MemoryReturn memory)
{
    /// <summary>
    /// If a limit is exceeded, the limit divided by this is made free, not just the room for one short answer: each search looks at all holdings.
    /// </summary>
    const int SpareShare = 16;

    readonly HashSet<Holding> all = [];

    public void Add(Holding holding)
    {
        all.Add(holding);
        foreach (var ledger in holding.Ledgers) ledger.Add(holding);
    }

    /// <summary>Counts the current size of a holding.</summary>
    /// <returns>False if it holds nothing or its client was cut off.</returns>
    public bool Refresh(ChangingHolding holding)
    {
        if (holding.IsCut) return false;
        if (all.Remove(holding))
            foreach (var ledger in holding.Ledgers) ledger.Remove(holding);
        holding.Refresh();
        if (holding.OwnBytes == 0) return false;
        Add(holding);
        return true;
    }

    /// <summary>Removes a holding whose memory is free.</summary>
    public void Remove(Holding holding)
    {
        if (all.Remove(holding)) Forget(holding);
        else if (!holding.IsCut) return;
        else departures.End(holding);
        if (holding is not ChangingHolding && holding.Due > Environment.TickCount64) return;
        memory.Freed(holding.OwnBytes + (holding.Body is { } body && server.HoldersOf(body) == 0 ? holding.BodyBytes : 0));
    }

    /// <summary>Cuts off the slowest clients if memory that is already held exceeds a limit.</summary>
    /// <param name="newest">The holding that was counted last. Its ledgers are checked; its client is spared.</param>
    /// <param name="cut">Receives the holdings to abort. They no longer count; the caller aborts them after releasing its lock.</param>
    public void CutOffBeyondLimits(Holding newest, List<Holding> cut)
    {
        foreach (var ledger in newest.Ledgers)
            if (ledger.IsOver)
                CutOff(Of(ledger).Where(holding => holding != newest), ledger, () => ledger.Fits(ledger.Limit / SpareShare), evenIfNotEnough: true, cut);
    }

    /// <summary>Cuts off slow clients if there is not enough room and that makes enough.</summary>
    /// <param name="ledger">The ledger in which there must be room.</param>
    /// <param name="isEnough">Whether there is enough room.</param>
    /// <param name="cut">See <see cref="CutOffBeyondLimits"/>.</param>
    /// <returns>True if there is enough room.</returns>
    public bool MakeRoom(Ledger ledger, Func<bool> isEnough, List<Holding> cut)
    {
        if (isEnough()) return true;
        var now = Environment.TickCount64;
        if (now < ledger.SlowFrom) return false;
        var slow = Of(ledger).Where(holding => holding.Due <= now).ToList();
        if (slow.Count > 0) return CutOff(slow, ledger, isEnough, evenIfNotEnough: false, cut);
        ledger.SlowFrom = Of(ledger).Select(holding => holding.Due).DefaultIfEmpty().Min();
        return false;
    }

    /// <summary>
    /// Counts the current size of all holdings and cuts off clients beyond the limits; then cuts off clients that have received and sent nothing since a time,
    /// even if there is room.
    /// </summary>
    /// <param name="before">The time, by <see cref="Environment.TickCount64"/>.</param>
    /// <param name="cut">See <see cref="CutOffBeyondLimits"/>.</param>
    public void CutOffLate(long before, List<Holding> cut)
    {
        foreach (var holding in all.OfType<ChangingHolding>().ToList())
            if (Refresh(holding)) CutOffBeyondLimits(holding, cut);
        foreach (var holding in all.Where(holding => holding.Moved <= before).ToList()) Leave(holding, cut);
    }

    IEnumerable<Holding> Of(Ledger ledger) => all.Where(holding => holding.Ledgers.Contains(ledger));

    /// <summary>Cuts off as few clients as are needed, the slowest first.</summary>
    /// <param name="candidates">The holdings of clients that may be cut off.</param>
    /// <param name="evenIfNotEnough">If false, no client is cut off when all of them would not make enough room.</param>
    bool CutOff(IEnumerable<Holding> candidates, Ledger ledger, Func<bool> isEnough, bool evenIfNotEnough, List<Holding> cut)
    {
        List<Holding> chosen = [];
        foreach (var holding in candidates.OrderBy(holding => holding.Rank).ToList())
        {
            if (isEnough()) break;
            ledger.Remove(holding);
            chosen.Add(holding);
        }
        var isRoom = isEnough();
        // Of holdings that share a body only the last one frees it: those that need not be cut off are spared.
        for (var i = chosen.Count - 1; isRoom && i >= 0; i--)
        {
            ledger.Add(chosen[i]);
            if (isEnough()) chosen.RemoveAt(i);
            else ledger.Remove(chosen[i]);
        }
        foreach (var holding in chosen) ledger.Add(holding);
        if (!isRoom && !evenIfNotEnough) return false;
        foreach (var holding in chosen) Leave(holding, cut);
        return isRoom;
    }

    void Leave(Holding holding, List<Holding> cut)
    {
        all.Remove(holding);
        Forget(holding);
        departures.Begin(holding);
        cut.Add(holding);
    }

    void Forget(Holding holding)
    {
        foreach (var ledger in holding.Ledgers) ledger.Remove(holding);
    }
}
