using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>Which entries are wanted, in which order, and which page of them.</summary>
/// <param name="Filter">Null for all.</param>
/// <param name="Search">Null for all.</param>
/// <param name="Order">A total order; null for that of paths, or of scores where there is a search.</param>
/// <param name="Page">Sizes and cursors.</param>
sealed record ConnectionArguments(Filter? Filter, SearchQuery? Search, EntryOrder? Order, PageArguments Page)
{
    /// <summary>Whether the list depends on no entries but those of its type.</summary>
    public bool IsOwn { get; } = Search is null && Filter?.IsOwn != false && Order?.IsOwn != false;
}
