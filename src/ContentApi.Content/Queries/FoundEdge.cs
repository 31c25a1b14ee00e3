using ContentApi.Content.Entries;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>An entry that a search has found.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Search">What was searched for.</param>
/// <param name="Score">Of the search.</param>
sealed record FoundEdge(Entry Entry, SearchQuery Search, double Score);
