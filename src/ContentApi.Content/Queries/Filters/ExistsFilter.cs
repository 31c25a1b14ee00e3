using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The operator <c>exists</c>. The value of an asset whose file the commit does not have is missing.</summary>
sealed class ExistsFilter(bool expected) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        var exists = value switch
        {
            null => false,
            AssetReference asset => scope.Snapshot.FindAsset(asset) is not null,
            _ => true,
        };
        return exists == expected;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        if (!path.IsSingle || path.Order is null) return null;
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var (start, end) = expected ? (0, index.ValueEnd) : (index.ValueEnd, index.Count);
        return new([new(index, start, end)], isExact: true, mayRepeat: false);
    }
}
