using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries.Orders;

/// <summary>A total order of entries: by each term, then by the places of the entries, which are always ascending.</summary>
sealed class EntryOrder(IReadOnlyList<OrderTerm> terms)
{
    public static readonly EntryOrder ByPlace = new([]);

    public IReadOnlyList<OrderTerm> Terms { get; } = terms;

    /// <summary>Whether the order depends only on the entries themselves, not on entries that they refer to.</summary>
    public bool IsOwn => Terms.All(term => term.IndexPath is not null);

    public int Compare(Entry x, Entry y, in QueryScope scope)
    {
        for (var i = 0; i < Terms.Count; i++)
            if (Terms[i].Compare(x, y, scope) is not 0 and var order) return order;
        return Entry.InOrder.Compare(x, y);
    }
}
