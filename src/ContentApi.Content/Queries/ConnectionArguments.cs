using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>The arguments of a connection: which entries it lists, in which order, and which page of them.</summary>
/// <param name="Filter">The condition on the entries; null for none.</param>
/// <param name="Search">The search that the entries must match; null for none.</param>
/// <param name="Order">A total order; null for the order of scores if there is a search, otherwise for the order of paths.</param>
/// <param name="Page">The sizes and cursors.</param>
sealed record ConnectionArguments(Filter? Filter, SearchQuery? Search, EntryOrder? Order, PageArguments Page)
{
    /// <summary>Whether the list depends only on the entries of its type.</summary>
    public bool IsOwn { get; } = Search is null && Filter?.IsOwn != false && Order?.IsOwn != false;
}
