using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary><c>eq</c> and <c>in</c>: the value is one of these; null among them is no value.</summary>
/// <param name="values">At least one; null for no value.</param>
/// <param name="order">Says what is equal.</param>
sealed class InFilter(IReadOnlyList<object?> values, IComparer<object> order) : ValueFilter
{
    // Null first.
    readonly object?[] values = values.Count == 1 ? [values[0]] : SortedDistinct(values, order);

    protected override bool Holds(object? value)
    {
        if (value is null) return values.Length > 0 && values[0] is null;
        var (low, high) = (values.Length > 0 && values[0] is null ? 1 : 0, values.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var comparison = order.Compare(values[middle]!, value);
            if (comparison == 0) return true;
            if (comparison < 0) low = middle + 1;
            else high = middle;
        }
        return false;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        // No index holds the entries without a value of a list.
        if (!path.IsSingle && values.Contains(null)) return null;
        scope.Meter.Charge(values.Length * Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        return values.Length == 1
            ? Candidates.Between(path, index, index.Find(values[0]), index.Find(values[0], past: true))
            : new([.. values.Select(value => new Stretch(index, index.Find(value), index.Find(value, past: true)))], isExact: path.IsSingle, mayRepeat: !path.IsSingle);
    }

    static object?[] SortedDistinct(IReadOnlyList<object?> values, IComparer<object> order)
    {
        int Compare(object? x, object? y) => x is null || y is null ? (y is null).CompareTo(x is null) : order.Compare(x, y);
        var distinct = new SortedSet<object?>(values, Comparer<object?>.Create(Compare));
        return [.. distinct];
    }
}
