using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The operators <c>gt</c>, <c>gte</c>, <c>lt</c> and <c>lte</c>. A missing value does not match.</summary>
/// <param name="bound">The bound, which is not null.</param>
/// <param name="order">The order of the values.</param>
/// <param name="above">True for values greater than the bound, false for values less than it.</param>
/// <param name="orEqual">Whether values equal to the bound match as well.</param>
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
