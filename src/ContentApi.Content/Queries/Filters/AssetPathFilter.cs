using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on the path of the file that an asset names. If the commit does not have the file, the value is missing.</summary>
sealed class AssetPathFilter(Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) =>
        inner.Matches(value is AssetReference asset ? scope.Snapshot.FindAsset(asset)?.Path : null, scope);
}
