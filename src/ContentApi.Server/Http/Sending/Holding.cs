namespace ContentApi.Server.Http.Sending;

/// <summary>Memory that is held for a client until it has received it, and that is given back by cutting the client off. <see cref="SendBudget"/> counts it.</summary>
/// <param name="ledgers">Where it counts: the server's, and those of its connection and its address.</param>
abstract class Holding(IReadOnlyList<Ledger> ledgers)
{
    /// <summary>What Kestrel holds besides for a request with an answer on its way: the state of the connection, or of the stream of HTTP/2.</summary>
    public const int FixedBytes = 8_192;

    public IReadOnlyList<Ledger> Ledgers => ledgers;

    /// <summary>What holds the memory of a large body, and tells whether two answers share it; null for none.</summary>
    public object? Body { get; init; }

    public long BodyBytes { get; init; }

    /// <summary>What is held besides the body. It changes only where no ledger counts it.</summary>
    public abstract long OwnBytes { get; }

    /// <summary>When the client took something last, by <see cref="Environment.TickCount64"/>.</summary>
    public abstract long Moved { get; }

    /// <summary>When the client may be cut off for others, by <see cref="Environment.TickCount64"/>.</summary>
    public abstract long Due { get; }

    /// <summary>The order in which clients are cut off, the smallest first.</summary>
    public abstract long Rank { get; }

    /// <summary>Whether it counts no longer, though its memory may not be free yet.</summary>
    public bool IsCut { get; set; }

    /// <summary>Cuts the client off, unless it has received everything.</summary>
    public abstract void Abort();
}
