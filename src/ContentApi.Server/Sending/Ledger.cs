namespace ContentApi.Server.Sending;

/// <summary>
/// Counts what one connection, one client address or the whole server holds of answers that are not received yet. A body that several answers share counts once.
/// Not thread-safe: <see cref="SendBudget"/> holds its lock.
/// </summary>
/// <param name="limit">In bytes; 0 for none.</param>
sealed class Ledger(long limit)
{
    // How many answers hold a body. Most connections never send a large one.
    Dictionary<object, int>? bodies;

    /// <summary>In all.</summary>
    public long Bytes { get; private set; }

    public long Limit => limit;

    /// <summary>Nobody who counts here is slow before, by <see cref="Environment.TickCount64"/>: a search that found none is not repeated until then.</summary>
    public long SlowFrom { get; set; }

    public bool IsOver => limit > 0 && Bytes > limit;

    /// <summary>Whether so much more may be held. An answer that is larger than the limit is sent where nothing else is held.</summary>
    /// <param name="bytes">In addition.</param>
    /// <param name="held">What the same answer holds already.</param>
    public bool Fits(long bytes, long held = 0) => limit == 0 || Bytes + bytes <= limit || Bytes <= held;

    /// <summary>How many answers hold the body.</summary>
    public int HoldersOf(object body) => bodies?.GetValueOrDefault(body) ?? 0;

    /// <summary>What an answer would add.</summary>
    public long CostOf(Holding holding) => holding.OwnBytes + (holding.Body is { } body && HoldersOf(body) == 0 ? holding.BodyBytes : 0);

    public void Add(Holding holding)
    {
        Bytes += CostOf(holding);
        if (holding.Body is not { } body) return;
        bodies ??= new(ReferenceEqualityComparer.Instance);
        bodies[body] = HoldersOf(body) + 1;
    }

    public void Remove(Holding holding)
    {
        if (holding.Body is { } body)
        {
            if (HoldersOf(body) > 1) bodies![body]--;
            else bodies!.Remove(body);
        }
        Bytes -= CostOf(holding);
    }

    /// <summary>Counts what belongs to no answer that is being sent: one that is still written.</summary>
    public void Add(long bytes) => Bytes += bytes;
}
