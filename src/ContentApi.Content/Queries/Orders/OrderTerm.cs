using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Orders;

/// <summary>One term of an order: a value of each entry.</summary>
/// <param name="references">The paths to the references that are followed first, each beginning at the target of the one before; usually empty.</param>
/// <param name="path">The path from the last target, or the entry itself, to the value. It leads through no list.</param>
/// <param name="isDescending">Whether the greatest value comes first.</param>
/// <param name="nullsFirst">Whether entries without a value come first; otherwise they come last, in both directions.</param>
sealed class OrderTerm(IReadOnlyList<ValuePath> references, ValuePath path, bool isDescending, bool nullsFirst)
{
    public bool IsDescending { get; } = isDescending;
    public bool NullsFirst { get; } = nullsFirst;

    /// <summary>The path of the index that is in the order of the term; null if the values belong to referenced entries.</summary>
    public ValuePath? IndexPath => references.Count == 0 ? path : null;

    /// <summary>The value of an entry; null if it has none, or a reference has no target.</summary>
    public object? ValueOf(Entry entry, in QueryScope scope)
    {
        for (var i = 0; i < references.Count; i++)
        {
            if (references[i].ValueOf(entry) is not Reference reference || scope.Snapshot.Resolve(reference) is not { } target) return null;
            entry = target;
        }
        return path.ValueOf(entry);
    }

    public int Compare(Entry x, Entry y, in QueryScope scope)
    {
        var (left, right) = (ValueOf(x, scope), ValueOf(y, scope));
        if (left is null || right is null) return (left is null).CompareTo(right is null) * (NullsFirst ? -1 : 1);
        var order = path.Order!.Compare(left, right);
        return IsDescending ? -order : order;
    }
}
