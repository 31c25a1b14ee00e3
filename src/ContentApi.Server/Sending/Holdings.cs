namespace ContentApi.Server.Sending;

/// <summary>Keeps all holdings, and chooses the clients that are cut off to make room. Not thread-safe: <see cref="SendBudget"/> holds its lock.</summary>
/// <param name="server">The ledger in which each counts.</param>
/// <param name="departures">Is told of who is cut off.</param>
/// <param name="memory">Is told of what is free.</param>
sealed class Holdings(Ledger server, Departures departures, MemoryReturn memory)
{
    /// <summary>Once a limit is passed, room is made for more than one short answer, since each time all are looked at.</summary>
    const int SpareShare = 16;

    readonly HashSet<Holding> all = [];

    public void Add(Holding holding)
    {
        all.Add(holding);
        foreach (var ledger in holding.Ledgers) ledger.Add(holding);
    }

    /// <summary>Counts what is held now.</summary>
    /// <returns>False where that is nothing, or it is cut off.</returns>
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

    /// <summary>Its memory is free.</summary>
    public void Remove(Holding holding)
    {
        if (all.Remove(holding)) Forget(holding);
        else if (!holding.IsCut) return;
        else departures.End(holding);
        if (holding is not ChangingHolding && holding.Due > Environment.TickCount64) return;
        memory.Freed(holding.OwnBytes + (holding.Body is { } body && server.HoldersOf(body) == 0 ? holding.BodyBytes : 0));
    }

    /// <summary>Cuts off the slowest where a limit is passed by what is in memory already.</summary>
    /// <param name="newest">Is spared.</param>
    /// <param name="cut">They are added to it. They count no longer; the caller is to abort them once it holds no lock.</param>
    public void CutOffBeyondLimits(Holding newest, List<Holding> cut)
    {
        foreach (var ledger in newest.Ledgers)
            if (ledger.IsOver)
                CutOff(Of(ledger).Where(holding => holding != newest), ledger, () => ledger.Fits(ledger.Limit / SpareShare), evenIfNotEnough: true, cut);
    }

    /// <summary>Cuts off who is slow, if there is not enough room and that makes it.</summary>
    /// <param name="ledger">Where there must be room.</param>
    /// <param name="isEnough">Whether there is.</param>
    /// <param name="cut">As for <see cref="CutOffBeyondLimits"/>.</param>
    /// <returns>Whether there is room.</returns>
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

    /// <summary>Cuts off who holds too much by now, and who has taken nothing for too long, though there is room.</summary>
    /// <param name="before">By <see cref="Environment.TickCount64"/>.</param>
    /// <param name="cut">As for <see cref="CutOffBeyondLimits"/>.</param>
    public void CutOffLate(long before, List<Holding> cut)
    {
        foreach (var holding in all.OfType<ChangingHolding>().ToList())
            if (Refresh(holding)) CutOffBeyondLimits(holding, cut);
        foreach (var holding in all.Where(holding => holding.Moved <= before).ToList()) Leave(holding, cut);
    }

    IEnumerable<Holding> Of(Ledger ledger) => all.Where(holding => holding.Ledgers.Contains(ledger));

    /// <summary>Chooses as few as will do, the slowest first.</summary>
    /// <param name="candidates">Who may be cut off.</param>
    /// <param name="evenIfNotEnough">Otherwise, where all of them are not enough, none is cut off.</param>
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
        // Of those that share a body only the last one gives room: who is cut off for nothing is spared.
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
