using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// A content file, parsed but untyped: the content model has no influence on it. The same blob at the same path always gives an equal document.
/// </summary>
public sealed class Document
{
    /// <summary>The path of the file, relative to the content root.</summary>
    public required string Path { get; init; }

    /// <summary>The front matter, or the whole of a YAML or JSON file: a mapping or a list. An empty mapping if there is none.</summary>
    public required DocumentValue Value { get; init; }

    /// <summary>The value if it is a mapping; an empty mapping for a list, of which <see cref="DiagnosticsOfMapping"/> tells.</summary>
    public MappingValue Root => field ??= Value as MappingValue ?? new(Value.Position, []);

    /// <summary>The Markdown after the front matter, its line ends normalised to <c>\n</c>; null for YAML and JSON files.</summary>
    public string? Body { get; init; }

    /// <summary>The place in the file where <see cref="Body"/> begins.</summary>
    public TextPosition BodyPosition { get; init; } = TextPosition.Start;

    /// <summary>The syntax faults with their places. If one of them is an error, the document cannot become an entry.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The faults for a reader that needs a mapping: <see cref="Diagnostics"/>, and an error if the document is a list.</summary>
    public IEnumerable<Diagnostic> DiagnosticsOfMapping => Value is MappingValue ? Diagnostics :
    [
        .. Diagnostics,
        new(DiagnosticRules.NotAMapping, Path, Value.Position, "Keys with values are expected here, not a list.",
            "Write each value as 'key: value'; if each item is to be an entry, give the type's @collection the argument items: true."),
    ];
}
