namespace ContentApi.Server.Sending;

/// <summary>Memory that is held for a client until it has received it, and that is given back by cutting the client off. <see cref="SendBudget"/> counts it.</summary>
/// <param name="ledgers">Where it counts: the server's, and those of its connection and its address.</param>
abstract class Holding(IReadOnlyList<Ledger> ledgers)
{
    /// <summary>The bytes that Kestrel's state of a connection, or of a stream of HTTP/2, takes besides the answer.</summary>
    public const int FixedBytes = 8_192;

    public IReadOnlyList<Ledger> Ledgers => ledgers;

    /// <summary>The object that owns the memory of a large body; two answers with the same object share the memory. Null for an answer without one.</summary>
    public object? Body { get; init; }

    public long BodyBytes { get; init; }

    /// <summary>The bytes that are held besides the body. They change only while no ledger counts them.</summary>
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
