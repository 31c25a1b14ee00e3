using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Orders;

/// <summary>One value that entries are ordered by.</summary>
/// <param name="references">The references to follow first, each from the entry that the one before leads to; mostly none.</param>
/// <param name="path">From the last entry to the value; single.</param>
/// <param name="isDescending">The greatest value first.</param>
/// <param name="nullsFirst">Whether entries without a value come first; otherwise last, in both directions.</param>
sealed class OrderTerm(IReadOnlyList<ValuePath> references, ValuePath path, bool isDescending, bool nullsFirst)
{
    public bool IsDescending { get; } = isDescending;
    public bool NullsFirst { get; } = nullsFirst;

    /// <summary>The path of an index that has the entries in the order of the term; null where the values are those of other entries.</summary>
    public ValuePath? IndexPath => references.Count == 0 ? path : null;

    /// <summary>Null where the entry has no value, or a reference leads nowhere.</summary>
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
