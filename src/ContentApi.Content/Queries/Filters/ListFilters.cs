using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>How many items of a list must match.</summary>
enum Quantifier : byte { Some, None, All }

/// <summary>
/// A condition on the items of a list. A list that is not there is like an empty one: <c>none</c> and <c>all</c> hold, <c>some</c> does not. References
/// that lead nowhere are no items, as in an answer.
/// </summary>
sealed class ListFilter(Quantifier quantifier, Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        if (value is IReadOnlyList<object?> items)
        {
            scope.Meter.Charge(items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                if (!EmptyFilter.IsItem(items[i], scope)) continue;
                if (inner.Matches(items[i], scope) == (quantifier == Quantifier.All)) continue;
                return quantifier == Quantifier.Some;
            }
        }
        return quantifier != Quantifier.Some;
    }

    public override bool IsOwn => inner.IsOwn;

    public override Candidates? Find(ValuePath path, in QueryScope scope) =>
        quantifier == Quantifier.Some && !inner.Matches(null, scope) ? inner.Find(path, scope) : null;
}

/// <summary>Whether a list has no items, or is not there.</summary>
sealed class EmptyFilter(bool expected) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => IsEmpty(value, scope) == expected;

    static bool IsEmpty(object? value, in QueryScope scope)
    {
        if (value is IReadOnlyList<object?> items)
        {
            scope.Meter.Charge(items.Count);
            for (var i = 0; i < items.Count; i++)
                if (IsItem(items[i], scope)) return false;
        }
        return true;
    }

    /// <summary>False for a reference or asset that leads nowhere.</summary>
    public static bool IsItem(object? item, in QueryScope scope) => item switch
    {
        Reference reference => scope.Snapshot.Resolve(reference) is not null,
        AssetReference asset => scope.Snapshot.FindFile(asset.Path) is not null,
        _ => true,
    };
}
