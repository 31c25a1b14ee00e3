using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;

namespace ContentApi.Content.Queries;

/// <summary>Which entries are wanted, in which order, and which page of them.</summary>
/// <param name="Filter">Null for all.</param>
/// <param name="Order">A total order.</param>
/// <param name="Page">Sizes and cursors.</param>
sealed record ConnectionArguments(Filter? Filter, EntryOrder Order, PageArguments Page);
