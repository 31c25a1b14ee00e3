using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Markdown with everything that the API tells of it. Rendering waits until it is first asked for, and is kept while relative links
/// resolve to the same addresses; all else depends on the text alone.
/// </summary>
/// <param name="text">The Markdown, line ends <c>\n</c>.</param>
/// <param name="path">The content path of the file, from which relative links are resolved.</param>
/// <param name="position">Where the text begins in the file; further lines begin at column <paramref name="indent"/> + 1.</param>
public sealed class MarkdownText(string text, string path, TextPosition position, int indent = 0)
{
    public string Text { get; } = text;
    public string Path { get; } = path;
    public TextPosition Position { get; } = position;
    public int Indent { get; } = indent;

    /// <summary>The text as a JSON string.</summary>
    public PreparedValue Raw => throw new NotImplementedException();

    /// <summary>Links and images whose target is a relative path or a path from the content root, in the order of the text.</summary>
    public IReadOnlyList<ContentLink> ContentLinks => throw new NotImplementedException();

    /// <summary>Safe HTML: raw HTML escaped, schemes from an allow-list, content links as <paramref name="resolve"/> gives them.</summary>
    /// <param name="resolve">The URL for a content link, without its query and fragment; null leaves the link out and keeps its text.</param>
    public PreparedValue Html(Func<ContentLink, string?> resolve) => throw new NotImplementedException();

    /// <summary>What can be told from the Markdown alone: faults such as a forbidden scheme; paths relative to the content root.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => throw new NotImplementedException();
}

/// <param name="Target">The path relative to the content root, normalised and percent-decoded; one that climbs out of the root keeps its <c>..</c>.</param>
/// <param name="Suffix">The query and fragment as written, with <c>?</c> or <c>#</c>; or empty.</param>
public sealed record ContentLink(string Target, string Suffix, bool IsImage, TextPosition Position);
