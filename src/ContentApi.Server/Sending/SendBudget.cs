using System.Net;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Sending;

/// <summary>
/// Bounds what answers hold in memory from when they are written until their clients have received them: for each connection, for each client address and in all.
/// Where there is no room for a large answer, clients that take nothing are cut off, the slowest first; where that is not enough, the answer waits for a while.
/// Thread-safe. See <c>docs/decisions/0021-unsent-bytes-have-a-budget.md</c>.
/// </summary>
sealed class SendBudget : IDisposable
{
    /// <summary>How often everything that is held or waits is looked at, as long as there is any.</summary>
    const int TickMilliseconds = 250;

    /// <summary>The share of the budget that is set apart for what the waiting hold, and the share that may be cut off and not free yet: one over this.</summary>
    const int SideShare = 4;

    readonly ContentApiOptions options;
    readonly Lock gate = new();
    readonly Ledger server;
    readonly Dictionary<IPAddress, (Ledger Ledger, int Connections)> addresses = [];
    readonly Holdings holdings;
    readonly Departures departures;
    readonly WaitingRoom waiting;
    readonly MemoryReturn memory = new();
    readonly Timer timer;
    bool isTicking;

    public SendBudget(ContentApiOptions options)
    {
        this.options = options;
        server = new(options.MaxUnsentBytes);
        departures = new(options.MaxUnsentBytes / SideShare);
        holdings = new(server, departures, memory);
        waiting = new(options.MaxUnsentBytes / SideShare, options.MaxRoomWaitMilliseconds);
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
    public bool IsBehind => departures.AreMany;

    /// <inheritdoc cref="Departures.LeftAsync"/>
    public async ValueTask<bool> LeftAsync(bool isFirst)
    {
        if (await departures.LeftAsync(isFirst)) return true;
        // A request that is refused has waited for long where there are many.
        lock (gate) memory.Freed(Holding.FixedBytes);
        return false;
    }

    /// <summary>Waits while much memory was let go that is not free yet, at most some seconds. To be called before more is read that takes memory.</summary>
    public async ValueTask RecoverAsync()
    {
        await departures.LeftAsync(isFirst: true);
        await memory.Collected;
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
            holdings.CutOffBeyondLimits(sending, cut);
        }
        Abort(cut);
        return sending;
    }

    /// <summary>Counts what is held now, until <see cref="End"/>. Where that is too much, the slowest clients are cut off.</summary>
    public void Refresh(ChangingHolding holding)
    {
        List<Holding> cut = [];
        lock (gate)
        {
            if (!holdings.Refresh(holding)) return;
            StartTicking();
            holdings.CutOffBeyondLimits(holding, cut);
        }
        Abort(cut);
    }

    /// <summary>Waits until there is room for a large answer.</summary>
    /// <param name="sending">The answer.</param>
    /// <param name="taken">What was taken for it by <see cref="TryTake(IReadOnlyList{Ledger}, long, long)"/>: it is given back, whatever comes of this.</param>
    /// <returns>Null where there was no room within <see cref="ContentApiOptions.MaxRoomWaitMilliseconds"/>.</returns>
    public async ValueTask<Sending?> AdmitAsync(Sending sending, long taken) =>
        await WaitAsync(sending, 0, taken, (hasWaited, cut) => TryAdmit(sending, !hasWaited && taken >= sending.BodyBytes - BodySender.PieceBytes, cut))
            ? sending : null;

    /// <summary>Waits until there is room to write a large answer.</summary>
    /// <param name="ledgers">Where it is to count.</param>
    /// <param name="refused">The memory that there was no room for: see <see cref="ResponseBuffer.Refused"/>.</param>
    /// <param name="requestBytes">What the request holds meanwhile.</param>
    /// <returns>The bytes that were taken for it; null where there was no room in time.</returns>
    public async ValueTask<long?> ReserveAsync(IReadOnlyList<Ledger> ledgers, long refused, long requestBytes)
    {
        // The answer may need more. If it is refused again, it has twice as much the next time, so that all times together cost at most twice the last one.
        var bytes = Math.Max(refused, Math.Min(2 * refused, options.MaxResponseBytes));
        return await WaitAsync(null, requestBytes, 0, (_, cut) => TryTake(ledgers, bytes, 0, cut)) ? bytes : null;
    }

    /// <inheritdoc cref="IResponseRoom.TryTake"/>
    /// <param name="ledgers">Where it is to count.</param>
    public bool TryTake(IReadOnlyList<Ledger> ledgers, long bytes, long held)
    {
        List<Holding> cut = [];
        bool isTaken;
        lock (gate) isTaken = TryTake(ledgers, bytes, held, cut);
        Abort(cut);
        return isTaken;
    }

    /// <inheritdoc cref="IResponseRoom.Take"/>
    /// <param name="ledgers">Where it is to count.</param>
    public void Take(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        lock (gate)
        {
            Add(ledgers, bytes);
            StartTicking();
        }
    }

    /// <inheritdoc cref="IResponseRoom.GiveBack"/>
    /// <param name="ledgers">Where it counts.</param>
    public void GiveBack(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        lock (gate) Add(ledgers, -bytes);
        LetGo();
    }

    static void Add(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        foreach (var ledger in ledgers) ledger.Add(bytes);
    }

    /// <summary>What was held is free.</summary>
    public void End(Holding holding)
    {
        lock (gate) holdings.Remove(holding);
        // Short answers come and go too often for this.
        if (holding.Body is not null) LetGo();
    }

    public void Dispose() => timer.Dispose();

    void Begin(Sending sending)
    {
        sending.Begin();
        holdings.Add(sending);
        StartTicking();
    }

    /// <param name="answer">What waits, if it is written; see <see cref="WaitingRoom.Enter"/>.</param>
    /// <param name="requestBytes">As there.</param>
    /// <param name="taken">What was taken for the answer, and is given back before.</param>
    /// <param name="attempt">Takes the room if it is there; is told whether it is not the first attempt, and adds who is cut off for it.</param>
    /// <returns>Whether the room was taken.</returns>
    async ValueTask<bool> WaitAsync(Sending? answer, long requestBytes, long taken, Func<bool, List<Holding>, bool> attempt)
    {
        List<Holding> cut = [];
        Waiter? waiter = null;
        bool isDone;
        lock (gate)
        {
            if (answer is not null) Add(answer.Ledgers, -taken);
            isDone = attempt(false, cut);
            if (!isDone) waiter = waiting.Enter(answer, requestBytes, also => attempt(true, also));
            if (waiter is not null) StartTicking();
        }
        Abort(cut);
        if (waiter is null) return isDone;
        isDone = await waiter.Task;
        lock (gate) waiting.Leave(answer, requestBytes);
        return isDone;
    }

    /// <param name="isTaken">Whether room for the body was taken while it was written: a piece more is no matter, as it is none for short answers.</param>
    bool TryAdmit(Sending sending, bool isTaken, List<Holding> cut)
    {
        foreach (var ledger in sending.Ledgers)
            if (!isTaken && !holdings.MakeRoom(ledger, () => ledger.Fits(ledger.CostOf(sending)), cut)) return false;
        Begin(sending);
        return true;
    }

    bool TryTake(IReadOnlyList<Ledger> ledgers, long bytes, long held, List<Holding> cut)
    {
        foreach (var ledger in ledgers)
            if (!holdings.MakeRoom(ledger, () => ledger.Fits(bytes, held), cut)) return false;
        Add(ledgers, bytes);
        StartTicking();
        return true;
    }

    // Not while the lock is held: the connection's own code runs in it.
    static void Abort(List<Holding> cut)
    {
        foreach (var holding in cut) holding.Abort();
    }

    void LetGo()
    {
        List<Holding> cut = [];
        lock (gate) waiting.LetGo(cut);
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
        LetGo();
        var now = Environment.TickCount64;
        List<Holding> cut = [];
        lock (gate)
        {
            holdings.CutOffLate(before: now - options.SendTimeoutSeconds * 1_000L, cut);
            departures.Tick();
            waiting.Tick(now);
            if (!memory.Look(now, isUsed: server.Bytes > 0 || departures.IsAny || !waiting.IsEmpty))
            {
                isTicking = false;
                timer.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }
        Abort(cut);
    }
}
