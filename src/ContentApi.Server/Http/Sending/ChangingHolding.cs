namespace ContentApi.Server.Http.Sending;

/// <summary>What is held changes while it counts: <see cref="SendBudget.Refresh"/> takes notice of that.</summary>
/// <param name="ledgers">See <see cref="Holding"/>.</param>
abstract class ChangingHolding(IReadOnlyList<Ledger> ledgers) : Holding(ledgers)
{
    long bytes;

    public override long OwnBytes => bytes;

    /// <summary>What is held now, in bytes.</summary>
    public abstract long Held { get; }

    /// <summary>To be called where no ledger counts it.</summary>
    public void Refresh() => bytes = Held;
}
