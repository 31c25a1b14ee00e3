using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown;

/// <summary>The excerpt of a text that was asked for last, and what shorter and somewhat longer ones are made of.</summary>
/// <param name="Room">How many grapheme clusters <paramref name="Beginning"/> has, unless the text is shorter; more than an excerpt that is made of it.</param>
/// <param name="Beginning">Of the plain text, on one line.</param>
/// <param name="Length">Of the excerpt, in grapheme clusters.</param>
sealed record MarkdownExcerpt(int Room, string Beginning, int Length, PreparedValue Value);
