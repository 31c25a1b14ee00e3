using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The number of items of a list that must match.</summary>
enum Quantifier : byte { Some, None, All }

/// <summary>
/// A condition on the items of a list. A missing list counts as empty: <c>none</c> and <c>all</c> hold, <c>some</c> does not. Dangling references are not
/// items: an answer leaves them out as well.
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

/// <summary>The operator <c>isEmpty</c>: whether a list has no items or is missing.</summary>
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

    /// <summary>False for a reference without a target, and for an asset whose file the commit does not have.</summary>
    public static bool IsItem(object? item, in QueryScope scope) => item switch
    {
        Reference reference => scope.Snapshot.Resolve(reference) is not null,
        AssetReference asset => scope.Snapshot.FindAsset(asset) is not null,
        _ => true,
    };
}
