using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// A content file, parsed but untyped: the content model has no influence on it. The same blob at the same path always gives an equal document.
/// </summary>
public sealed class Document
{
    /// <summary>The path of the file, relative to the content root.</summary>
    public required string Path { get; init; }

    /// <summary>The front matter, or the whole of a YAML or JSON file. An empty mapping if there is none.</summary>
    public required MappingValue Root { get; init; }
    public DocumentValue Value => Root;

    /// <summary>The Markdown after the front matter, its line ends normalised to <c>\n</c>; null for YAML and JSON files.</summary>
    public string? Body { get; init; }

    /// <summary>The place in the file where <see cref="Body"/> begins.</summary>
    public TextPosition BodyPosition { get; init; } = TextPosition.Start;

    /// <summary>The syntax faults with their places. If one of them is an error, the document cannot become an entry.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
