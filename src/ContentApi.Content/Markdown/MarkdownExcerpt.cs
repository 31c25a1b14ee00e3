using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown;

/// <summary>
/// The excerpt of a text that was requested last, and the beginning of the text, from which shorter and somewhat longer ones can be made.
/// </summary>
/// <param name="Room">
/// The length of <paramref name="Beginning"/> in grapheme clusters, or more if the text is shorter. Any excerpt made of it is shorter.
/// </param>
/// <param name="Beginning">The beginning of the plain text, on one line.</param>
/// <param name="Length">The length for which the excerpt was made, in grapheme clusters.</param>
/// <param name="Value">The excerpt.</param>
sealed record MarkdownExcerpt(int Room, string Beginning, int Length, PreparedValue Value);
