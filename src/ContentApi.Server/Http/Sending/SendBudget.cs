using System.Net;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Http.Sending;

/// <summary>
/// Bounds what answers hold in memory from when they are written until their clients have received them: for each connection, for each client address and in all.
/// Where there is no room for a large answer, clients that take nothing are cut off, the slowest first; where that is not enough, the answer waits for a while.
/// Thread-safe. See <c>docs/decisions/0021-unsent-bytes-have-a-budget.md</c>.
/// </summary>
sealed class SendBudget : IResponseRoom, IDisposable
{
    /// <summary>How often everything that is sent or waits is looked at, as long as there is any.</summary>
    const int TickMilliseconds = 250;

    /// <summary>The most ticks that a request waits for what was cut off.</summary>
    const int MaxTicksBehind = 8;

    /// <summary>Requests that may wait at once: each holds its own memory.</summary>
    const int MaxWaiting = 256;

    /// <summary>The share of the budget that is set apart for what the waiting hold: one over this.</summary>
    const int WaitingShare = 4;

    /// <summary>Once a limit is passed, room is made for more than one short answer, since each time all are looked at.</summary>
    const int SpareShare = 16;

    /// <summary>Requests wait while more than this share of the budget is cut off and not free yet: otherwise they would fill the memory faster than Kestrel gives it back.</summary>
    const int LeavingShare = 4;

    readonly ContentApiOptions options;
    readonly Lock gate = new();
    readonly Ledger server, heldByWaiting;
    readonly Dictionary<IPAddress, (Ledger Ledger, int Connections)> addresses = [];
    readonly HashSet<Holding> holdings = [];

    // The newest last.
    readonly List<Waiter> waiting = [];
    readonly MemoryReturn memory = new();
    readonly Timer timer;
    TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long leaving;
    bool isTicking;

    // Who waits for what was cut off.
    int behind;

    public SendBudget(ContentApiOptions options)
    {
        this.options = options;
        server = new(options.MaxUnsentBytes);
        heldByWaiting = new(options.MaxUnsentBytes / WaitingShare);
        timer = new(static budget => ((SendBudget)budget!).Tick(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public int SlowReaderMilliseconds => options.SlowReaderSeconds * 1_000;

    /// <summary>What is held in all, in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (gate) return server.Bytes;
        }
    }

    /// <summary>Whether a new request, whose answer counts only once it is written, should wait for <see cref="LeftAsync"/>.</summary>
    public bool IsBehind => Volatile.Read(ref leaving) > options.MaxUnsentBytes / LeavingShare;

    /// <summary>Waits until memory is given back of answers that were cut off, but not for long: who may wait is answered in the end.</summary>
    /// <param name="isFirst">Whether it may wait though many do.</param>
    /// <returns>False, at once, where too many wait: each holds its own memory.</returns>
    public async ValueTask<bool> LeftAsync(bool isFirst)
    {
        var mayWait = Interlocked.Increment(ref behind) <= MaxWaiting || isFirst;
        for (var ticks = 0; mayWait && ticks < MaxTicksBehind && IsBehind; ticks++) await Volatile.Read(ref left).Task;
        Interlocked.Decrement(ref behind);
        if (mayWait) return true;
        lock (gate) memory.Freed(Holding.FixedBytes);
        return false;
    }

    /// <summary>Begins to count for a connection.</summary>
    /// <param name="network">The client's; null where it has no address.</param>
    /// <returns>Where its answers count, the narrowest first. The address's is given up by <see cref="Close"/>.</returns>
    public IReadOnlyList<Ledger> Open(IPAddress? network)
    {
        var own = new Ledger(options.MaxUnsentBytesPerConnection);
        if (network is null) return [own, server];
        lock (gate)
        {
            var (ledger, connections) = addresses.TryGetValue(network, out var known) ? known : (new(options.MaxUnsentBytesPerAddress), 0);
            addresses[network] = (ledger, connections + 1);
            return [own, ledger, server];
        }
    }

    /// <summary>A connection has ended.</summary>
    /// <param name="network">As it was opened with; null also where it was not opened.</param>
    public void Close(IPAddress? network)
    {
        lock (gate)
        {
            // Thousands of them leave as much behind as their answers.
            StartTicking();
            if (network is null) return;
            var (ledger, connections) = addresses[network];
            if (connections == 1) addresses.Remove(network);
            else addresses[network] = (ledger, connections - 1);
        }
    }

    /// <summary>Counts an answer that is in memory already. Where that is too much, the slowest clients are cut off.</summary>
    public Sending Count(Sending sending)
    {
        List<Holding> cut = [];
        lock (gate)
        {
            Begin(sending);
            CutOffBeyondLimits(sending, cut);
        }
        Abort(cut);
        return sending;
    }

    /// <summary>Counts what the streams of a connection hold now, until <see cref="End(Holding)"/>. Where that is too much, the slowest clients are cut off.</summary>
    public void Refresh(StreamHolding streams)
    {
        List<Holding> cut = [];
        lock (gate)
        {
            if (streams.IsCut || !Count(streams)) return;
            StartTicking();
            CutOffBeyondLimits(streams, cut);
        }
        Abort(cut);
    }

    /// <summary>Waits until there is room for a large answer.</summary>
    /// <param name="sending">The answer.</param>
    /// <param name="taken">What was taken for it by <see cref="TryTake(long, long)"/>: it is given back, whatever comes of this.</param>
    /// <returns>Null where there was no room within <see cref="ContentApiOptions.MaxRoomWaitMilliseconds"/>.</returns>
    public async ValueTask<Sending?> AdmitAsync(Sending sending, long taken)
    {
        List<Holding> cut = [];
        bool isAdmitted;
        Waiter? waiter = null;
        lock (gate)
        {
            server.Add(-taken);
            isAdmitted = TryAdmit(sending, isTaken: taken >= sending.BodyBytes, cut);
            if (!isAdmitted && heldByWaiting.Fits(heldByWaiting.CostOf(sending))) waiter = Wait(also => TryAdmit(sending, isTaken: false, also));
            if (waiter is not null) heldByWaiting.Add(sending);
        }
        Abort(cut);
        if (waiter is not null)
        {
            isAdmitted = await waiter.Task;
            lock (gate) heldByWaiting.Remove(sending);
        }
        return isAdmitted ? sending : null;
    }

    /// <summary>Waits until there is room to write a large answer.</summary>
    /// <param name="refused">The memory that there was no room for: see <see cref="ResponseWriter.Refused"/>.</param>
    /// <param name="requestBytes">What the request holds meanwhile.</param>
    /// <returns>What was taken for it; null where there was no room in time.</returns>
    public async ValueTask<Reservation?> ReserveAsync(long refused, long requestBytes)
    {
        // The answer may need more. If it is refused again, it has twice as much the next time, so that all times together cost at most twice the last one.
        var bytes = Math.Max(refused, Math.Min(2 * refused, options.MaxResponseBytes));
        List<Holding> cut = [];
        bool isTaken;
        Waiter? waiter = null;
        lock (gate)
        {
            isTaken = TryTake(bytes, 0, cut);
            if (!isTaken && heldByWaiting.Fits(requestBytes)) waiter = Wait(also => TryTake(bytes, 0, also));
            if (waiter is not null) heldByWaiting.Add(requestBytes);
        }
        Abort(cut);
        if (waiter is not null)
        {
            isTaken = await waiter.Task;
            lock (gate) heldByWaiting.Add(-requestBytes);
        }
        return isTaken ? new(this, bytes) : null;
    }

    public bool TryTake(long bytes, long held)
    {
        List<Holding> cut = [];
        bool isTaken;
        lock (gate) isTaken = TryTake(bytes, held, cut);
        Abort(cut);
        return isTaken;
    }

    public void Take(long bytes)
    {
        lock (gate)
        {
            server.Add(bytes);
            StartTicking();
        }
    }

    public void GiveBack(long bytes)
    {
        lock (gate) server.Add(-bytes);
        LookAtWaiting();
    }

    /// <summary>What was held is free.</summary>
    public void End(Holding holding)
    {
        lock (gate)
        {
            if (holdings.Remove(holding)) Forget(holding);
            else if (holding.IsCut)
            {
                holding.IsCut = false;
                leaving -= holding.OwnBytes;
                if (!IsBehind) WakeBehind();
            }
        }
        // Short answers come and go too often for this.
        if (holding.Body is not null) LookAtWaiting();
    }

    public void Dispose() => timer.Dispose();

    void Begin(Sending sending)
    {
        sending.Begin();
        holdings.Add(sending);
        foreach (var ledger in sending.Ledgers) ledger.Add(sending);
        StartTicking();
    }

    /// <returns>False where nothing is held.</returns>
    bool Count(StreamHolding streams)
    {
        var isCounted = holdings.Contains(streams);
        if (!isCounted && streams.Held == 0) return false;
        foreach (var ledger in streams.Ledgers)
            if (isCounted) ledger.Remove(streams);
        streams.Refresh();
        if (streams.OwnBytes == 0)
        {
            holdings.Remove(streams);
            return false;
        }
        holdings.Add(streams);
        foreach (var ledger in streams.Ledgers) ledger.Add(streams);
        return true;
    }

    void CutOffBeyondLimits(Holding holding, List<Holding> cut)
    {
        foreach (var ledger in holding.Ledgers)
            if (ledger.IsOver)
                CutOff(Of(ledger).Where(other => other != holding), ledger, () => ledger.Fits(ledger.Limit / SpareShare), evenIfNotEnough: true, cut);
    }

    void Forget(Holding holding)
    {
        foreach (var ledger in holding.Ledgers) ledger.Remove(holding);
        if (holding is StreamHolding || holding.Due <= Environment.TickCount64)
            memory.Freed(holding.OwnBytes + (holding.Body is { } body && server.HoldersOf(body) == 0 ? holding.BodyBytes : 0));
    }

    /// <param name="isTaken">Whether the server's room for the body was taken while it was written: a piece more is no matter, as it is none for short answers.</param>
    bool TryAdmit(Sending sending, bool isTaken, List<Holding> cut)
    {
        foreach (var ledger in sending.Ledgers)
            if (!(isTaken && ledger == server) && !MakeRoom(ledger, () => ledger.Fits(ledger.CostOf(sending)), cut)) return false;
        Begin(sending);
        return true;
    }

    void Leave(Holding holding)
    {
        holdings.Remove(holding);
        Forget(holding);
        holding.IsCut = true;
        leaving += holding.OwnBytes;
    }

    void WakeBehind()
    {
        if (!left.TrySetResult()) return;
        Volatile.Write(ref left, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    bool TryTake(long bytes, long held, List<Holding> cut)
    {
        if (!MakeRoom(server, () => server.Fits(bytes, held), cut)) return false;
        server.Add(bytes);
        StartTicking();
        return true;
    }

    bool MakeRoom(Ledger ledger, Func<bool> isEnough, List<Holding> cut)
    {
        if (isEnough()) return true;
        var now = Environment.TickCount64;
        if (now < ledger.SlowFrom) return false;
        var slow = Of(ledger).Where(holding => holding.Due <= now).ToList();
        if (slow.Count > 0) return CutOff(slow, ledger, isEnough, evenIfNotEnough: false, cut);
        ledger.SlowFrom = Of(ledger).Select(holding => holding.Due).DefaultIfEmpty().Min();
        return false;
    }

    IEnumerable<Holding> Of(Ledger ledger) => holdings.Where(holding => holding.Ledgers.Contains(ledger));

    /// <summary>Chooses as few as will do, the slowest first.</summary>
    /// <param name="candidates">Who may be cut off.</param>
    /// <param name="ledger">Where there must be room.</param>
    /// <param name="isEnough">Whether there is.</param>
    /// <param name="evenIfNotEnough">Otherwise, where all of them are not enough, none is cut off.</param>
    /// <param name="cut">They are added to it. They count no longer; the caller is to <see cref="Abort"/> them.</param>
    /// <returns>Whether there is room.</returns>
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
        foreach (var holding in chosen) Leave(holding);
        cut.AddRange(chosen);
        return isRoom;
    }

    // Not while the lock is held: the connection's own code runs in it.
    static void Abort(List<Holding> cut)
    {
        foreach (var holding in cut) holding.Abort();
    }

    /// <returns>Null where nobody may wait.</returns>
    Waiter? Wait(Func<List<Holding>, bool> attempt)
    {
        if (waiting.Count == MaxWaiting || options.MaxRoomWaitMilliseconds == 0) return null;
        var waiter = new Waiter(attempt, Environment.TickCount64 + options.MaxRoomWaitMilliseconds);
        waiting.Add(waiter);
        StartTicking();
        return waiter;
    }

    /// <summary>Lets go on who has room now. The newest is first: who has waited for long is about to give up.</summary>
    void LookAtWaiting()
    {
        List<Holding> cut = [];
        lock (gate)
        {
            for (var i = waiting.Count - 1; i >= 0; i--)
                if (waiting[i].Try(cut)) waiting.RemoveAt(i);
        }
        Abort(cut);
    }

    void StartTicking()
    {
        if (isTicking) return;
        isTicking = true;
        memory.Begin(Environment.TickCount64);
        timer.Change(TickMilliseconds, TickMilliseconds);
    }

    void Tick()
    {
        LookAtWaiting();
        var now = Environment.TickCount64;
        List<Holding> late;
        lock (gate)
        {
            foreach (var streams in holdings.OfType<StreamHolding>().ToList()) Count(streams);
            late = [.. holdings.Where(holding => now - holding.Moved >= options.SendTimeoutSeconds * 1_000L)];
            foreach (var holding in late) Leave(holding);
            WakeBehind();
            waiting.RemoveAll(waiter => waiter.GiveUp(now));
            if (!memory.Look(now, isUsed: server.Bytes > 0 || leaving > 0 || waiting.Count > 0))
            {
                isTicking = false;
                timer.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }
        Abort(late);
    }
}
