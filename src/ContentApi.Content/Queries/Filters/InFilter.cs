using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The operators <c>eq</c> and <c>in</c>: the value equals one of several.</summary>
/// <param name="values">The values; null matches a missing value.</param>
/// <param name="order">The order of the values, which decides which are equal.</param>
sealed class InFilter(IReadOnlyList<object?> values, IComparer<object> order) : ValueFilter
{
    // Sorted and distinct, null first.
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
        // An index of a path through lists does not contain the entries without a value.
        if (!path.IsSingle && values.Contains(null)) return null;
        scope.Meter.Charge(values.Length * Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        return values.Length == 1
            ? Candidates.Between(path, index, index.Find(values[0]), index.Find(values[0], past: true))
            : new(
                [.. values.Select(value => new Stretch(index, index.Find(value), index.Find(value, past: true)))], isExact: path.IsSingle,
                mayRepeat: !path.IsSingle);
    }

    static object?[] SortedDistinct(IReadOnlyList<object?> values, IComparer<object> order)
    {
        int Compare(object? x, object? y) => x is null || y is null ? (y is null).CompareTo(x is null) : order.Compare(x, y);
        var distinct = new SortedSet<object?>(values, Comparer<object?>.Create(Compare));
        return [.. distinct];
    }
}
