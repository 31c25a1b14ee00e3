using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// A content file, parsed but untyped: the content model has no influence on it. The same blob at the same path always gives an equal document.
/// </summary>
public sealed class Document
{
    /// <summary>The path of the file, relative to the content root.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The front matter, or the whole of a data file: a mapping or a list. An empty mapping if there is none. The records of a CSV file are a list of mappings.
    /// </summary>
    public required DocumentValue Value { get; init; }

    /// <summary><see cref="Value"/> if it is a mapping; otherwise an empty mapping, and <see cref="RootFault"/> says so.</summary>
    public MappingValue Root => field ??= Value as MappingValue ?? new(Value.Position, []);

    /// <summary>The error for readers that need a mapping; null if <see cref="Value"/> is one.</summary>
    public Diagnostic? RootFault => Value is MappingValue ? null : new(DiagnosticRules.NotAMapping, Path, Value.Position,
        "Keys with values are expected here, not a list.",
        "Write each value as 'key: value'; if each item is to be an entry, give the type's @collection the argument items: true.");

    /// <summary>The text after the front matter, its line ends normalised to <c>\n</c>; null for data files.</summary>
    public string? Body { get; init; }

    public BodySyntax BodySyntax { get; init; }

    /// <summary>The place in the file where <see cref="Body"/> begins.</summary>
    public TextPosition BodyPosition { get; init; } = TextPosition.Start;

    /// <summary>The syntax faults with their places. If one of them is an error, the document cannot become an entry.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
