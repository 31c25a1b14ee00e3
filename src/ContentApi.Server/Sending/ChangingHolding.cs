namespace ContentApi.Server.Sending;

/// <summary>A <see cref="Holding"/> whose size changes while ledgers count it; <see cref="SendBudget.Refresh"/> counts the new size.</summary>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
abstract class ChangingHolding(IReadOnlyList<Ledger> ledgers) : Holding(ledgers)
{
    long bytes;

    public override long OwnBytes => bytes;

    /// <summary>The bytes that are in memory now.</summary>
    public abstract long Held { get; }

    /// <summary>Sets <see cref="OwnBytes"/> to <see cref="Held"/>. The caller has removed the holding from its ledgers.</summary>
    public void Refresh() => bytes = Held;
}
