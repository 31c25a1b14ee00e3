namespace ContentApi.Server.Sending;

/// <summary>
/// Memory that is held for a client, such as an answer that it has not received. Cutting the client off frees it. <see cref="SendBudget"/> counts it.
/// </summary>
/// <param name="ledgers">The ledgers in which it counts: those of its connection, its client address and the server.</param>
abstract class Holding(IReadOnlyList<Ledger> ledgers)
{
    /// <summary>The bytes that Kestrel's state of a connection, or of an HTTP/2 stream, takes besides the answer.</summary>
    public const int FixedBytes = 8_192;

    public IReadOnlyList<Ledger> Ledgers => ledgers;

    /// <summary>The object that owns the memory of a large body; two answers with the same object share the memory. Null if there is no large body.</summary>
    public object? Body { get; init; }

    public long BodyBytes { get; init; }

    /// <summary>The bytes that are held besides the body. They change only while no ledger counts them.</summary>
    public abstract long OwnBytes { get; }

    /// <summary>The time at which the client last received bytes of an answer or sent bytes of a body, by <see cref="Environment.TickCount64"/>.</summary>
    public abstract long Moved { get; }

    /// <summary>The time from which the client may be cut off to make room for others, by <see cref="Environment.TickCount64"/>.</summary>
    public abstract long Due { get; }

    /// <summary>The order in which clients are cut off, the smallest first.</summary>
    public abstract long Rank { get; }

    /// <summary>Whether the client was cut off: the memory no longer counts, though it may not be free yet.</summary>
    public bool IsCut { get; set; }

    /// <summary>Cuts the client off, unless it has received everything.</summary>
    public abstract void Abort();
}
