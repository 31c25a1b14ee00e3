using System.Net;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Sending;

/// <summary>
/// Bounds the memory that answers hold from when they are written until their clients have received them: for each connection, for each client address and
/// in all. If there is no room for a large answer, clients that read nothing are cut off, the slowest first; if that is not enough, the answer waits for a
/// while. Thread-safe. See <c>docs/decisions/0021-unsent-bytes-have-a-budget.md</c>.
/// </summary>
sealed class SendBudget : IDisposable
{
    /// <summary>The interval between two checks of all holdings and waiting requests, in milliseconds. The timer stops while there are none.</summary>
    const int TickMilliseconds = 250;

    /// <summary>Waiting requests may hold the budget divided by this in addition to it, and so may clients that are cut off but not freed yet.</summary>
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

    /// <summary>The memory that is held in all, in bytes.</summary>
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
        // With so many requests, one that is refused has been queued for long: its memory has reached the oldest generation.
        lock (gate) memory.Freed(Holding.FixedBytes);
        return false;
    }

    /// <summary>Waits until memory that was released is free, for some seconds at most. Call it before reading bytes that take further memory.</summary>
    public async ValueTask RecoverAsync()
    {
        await departures.LeftAsync(isFirst: true);
        await memory.Collected;
    }

    /// <summary>Returns the ledgers of a new connection.</summary>
    /// <param name="network">The client's address, or its IPv6 network; null if it has no address.</param>
    /// <returns>
    /// The ledgers in which its answers count, the narrowest first: the connection's, the address's until <see cref="Close"/>, and the server's.
    /// </returns>
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

    /// <summary>Gives up the ledger of a client address when its last connection has ended.</summary>
    /// <param name="network">The value that <see cref="Open"/> was given; null also if it was not called for the connection.</param>
    public void Close(IPAddress? network)
    {
        lock (gate)
        {
            // Thousands of closed connections leave as much garbage as their answers: the ticks have it collected.
            StartTicking();
            if (network is null) return;
            var (ledger, connections) = addresses[network];
            if (connections == 1) addresses.Remove(network);
            else addresses[network] = (ledger, connections - 1);
        }
    }

    /// <summary>Counts an answer that is in memory already, and cuts off the slowest clients if it exceeds a limit.</summary>
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

    /// <summary>Counts the current size of a holding until <see cref="End"/>, and cuts off the slowest clients if it exceeds a limit.</summary>
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

    /// <summary>Waits until there is room for a large answer, and counts it.</summary>
    /// <param name="sending">The answer.</param>
    /// <param name="taken">The bytes that <see cref="TryTake(IReadOnlyList{Ledger}, long, long)"/> took for it. They are given back in any case.</param>
    /// <returns>The answer; null if there was no room within <see cref="ContentApiOptions.MaxRoomWaitMilliseconds"/>.</returns>
    public async ValueTask<Sending?> AdmitAsync(Sending sending, long taken) =>
        await WaitAsync(sending, 0, taken, (hasWaited, cut) => TryAdmit(sending, !hasWaited && taken >= sending.BodyBytes - BodySender.PieceBytes, cut))
            ? sending : null;

    /// <summary>Waits until there is room to write a large answer, and takes it.</summary>
    /// <param name="ledgers">The ledgers in which the answer is to count.</param>
    /// <param name="refused">The bytes for which there was no room: see <see cref="ResponseBuffer.Refused"/>.</param>
    /// <param name="requestBytes">The bytes that the request holds while it waits.</param>
    /// <returns>The bytes that were taken; null if there was no room in time.</returns>
    public async ValueTask<long?> ReserveAsync(IReadOnlyList<Ledger> ledgers, long refused, long requestBytes)
    {
        // The answer may need more. Each attempt takes twice as much as the one before, so that all attempts together cost at most twice the last one.
        var bytes = Math.Max(refused, Math.Min(2 * refused, options.MaxResponseBytes));
        return await WaitAsync(null, requestBytes, 0, (_, cut) => TryTake(ledgers, bytes, 0, cut)) ? bytes : null;
    }

    /// <inheritdoc cref="IResponseRoom.TryTake"/>
    /// <param name="ledgers">The ledgers in which the bytes are to count.</param>
    public bool TryTake(IReadOnlyList<Ledger> ledgers, long bytes, long held)
    {
        List<Holding> cut = [];
        bool isTaken;
        lock (gate) isTaken = TryTake(ledgers, bytes, held, cut);
        Abort(cut);
        return isTaken;
    }

    /// <inheritdoc cref="IResponseRoom.Take"/>
    /// <param name="ledgers">The ledgers in which the bytes are to count.</param>
    public void Take(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        lock (gate)
        {
            Add(ledgers, bytes);
            StartTicking();
        }
    }

    /// <inheritdoc cref="IResponseRoom.GiveBack"/>
    /// <param name="ledgers">The ledgers in which the bytes count.</param>
    public void GiveBack(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        lock (gate) Add(ledgers, -bytes);
        LetGo();
    }

    static void Add(IReadOnlyList<Ledger> ledgers, long bytes)
    {
        foreach (var ledger in ledgers) ledger.Add(bytes);
    }

    /// <summary>Stops counting a holding whose memory is free.</summary>
    public void End(Holding holding)
    {
        lock (gate) holdings.Remove(holding);
        // Not for short answers, which end too often to check all waiting requests each time.
        if (holding.Body is not null) LetGo();
    }

    public void Dispose() => timer.Dispose();

    void Begin(Sending sending)
    {
        sending.Begin();
        holdings.Add(sending);
        StartTicking();
    }

    /// <param name="answer">The answer that waits; null if it is not written yet. See <see cref="WaitingRoom.Enter"/>.</param>
    /// <param name="requestBytes">See <see cref="WaitingRoom.Enter"/>.</param>
    /// <param name="taken">The bytes that were taken for the answer, which are given back first.</param>
    /// <param name="attempt">
    /// Takes the room if there is any. Its arguments are whether the request has waited already, and a list to which it adds the clients to cut off.
    /// </param>
    /// <returns>True if the room was taken.</returns>
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

    /// <param name="isTaken">
    /// Whether room for the body was taken while it was written. The piece that is copied besides is then not checked against the limits, like a short answer.
    /// </param>
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

    // Called without the lock, since aborting runs the connection's own code.
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
