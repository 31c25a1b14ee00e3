using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on the address of a link. If the link leads nowhere, the value is missing.</summary>
sealed class LinkUrlFilter(Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return inner.Matches(value is Link link ? scope.Snapshot.UrlOfLink(link) : null, scope);
    }
}
