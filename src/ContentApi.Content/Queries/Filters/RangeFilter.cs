using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary><c>gt</c>, <c>gte</c>, <c>lt</c>, <c>lte</c>. No value is neither before nor after any.</summary>
/// <param name="bound">Not null.</param>
/// <param name="order">Of the values.</param>
/// <param name="above">Greater than the bound, or less.</param>
/// <param name="orEqual">The bound itself too.</param>
sealed class RangeFilter(object bound, IComparer<object> order, bool above, bool orEqual) : ValueFilter
{
    protected override bool Holds(object? value)
    {
        if (value is null) return false;
        var comparison = order.Compare(value, bound);
        return comparison == 0 ? orEqual : comparison > 0 == above;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        scope.Meter.Charge(Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var at = index.Find(bound, past: above != orEqual);
        return above ? Candidates.Between(path, index, at, index.ValueEnd) : Candidates.Between(path, index, 0, at);
    }
}
