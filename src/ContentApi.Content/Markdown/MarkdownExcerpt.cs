using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Markdown;

sealed record MarkdownExcerpt(int Length, PreparedValue Value);
