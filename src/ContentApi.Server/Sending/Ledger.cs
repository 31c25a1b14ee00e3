namespace ContentApi.Server.Sending;

/// <summary>
/// Counts the memory that one connection, one client address or the whole server holds for answers that are not received yet. A body that several answers
/// share counts once. Not thread-safe: callers hold the lock of <see cref="SendBudget"/>.
/// </summary>
/// <param name="limit">The limit, in bytes; 0 for none.</param>
sealed class Ledger(long limit)
{
    // The number of answers that hold each large body. Null until there is one: most connections never send a large body.
    Dictionary<object, int>? bodies;

    /// <summary>The bytes that are counted now.</summary>
    public long Bytes { get; private set; }

    public long Limit => limit;

    /// <summary>
    /// The earliest time at which a client that is counted here may be slow, by <see cref="Environment.TickCount64"/>. A search that found none is not repeated
    /// before.
    /// </summary>
    public long SlowFrom { get; set; }

    public bool IsOver => limit > 0 && Bytes > limit;

    /// <summary>Whether further bytes fit the limit. An answer that is larger than the limit fits if nothing else is counted.</summary>
    /// <param name="bytes">The further bytes.</param>
    /// <param name="held">The bytes of the same answer that are counted already.</param>
    public bool Fits(long bytes, long held = 0) => limit == 0 || Bytes + bytes <= limit || Bytes <= held;

    /// <summary>Returns the number of answers that hold a body.</summary>
    public int HoldersOf(object body) => bodies?.GetValueOrDefault(body) ?? 0;

    /// <summary>Returns the bytes that an answer would add. Its body counts only if no other answer holds it.</summary>
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

    /// <summary>Counts memory that belongs to no <see cref="Holding"/>, such as that of an answer which is still being written.</summary>
    /// <param name="bytes">The bytes to add; negative to remove them.</param>
    public void Add(long bytes) => Bytes += bytes;
}
