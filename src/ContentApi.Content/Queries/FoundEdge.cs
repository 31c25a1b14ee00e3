using ContentApi.Content.Entries;
using ContentApi.Content.Search;

namespace ContentApi.Content.Queries;

/// <summary>An edge of a search: an entry with its score.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Search">The search that the entry matches.</param>
/// <param name="Score">The BM25 score; higher is better.</param>
sealed record FoundEdge(Entry Entry, SearchQuery Search, double Score);
