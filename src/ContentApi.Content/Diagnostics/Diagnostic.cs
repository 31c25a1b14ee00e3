using ContentApi.Content.Strings;

namespace ContentApi.Content.Diagnostics;

/// <summary>A message to an author about one place in one file. Its text form is <c>path:line:col: error CA1234: message</c>.</summary>
/// <param name="Rule">Which fault it is, with its severity.</param>
/// <param name="Path">Of the file: while a document is read, relative to the content root; in a snapshot, as the editor sees it, from the root of the
/// repository (a model's file from <c>--schema-file</c>: as that folder was named).</param>
/// <param name="Position">The place in the file.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Hint">What to do, in one sentence; or null.</param>
public sealed record Diagnostic(DiagnosticRule Rule, string Path, TextPosition Position, string Message, string? Hint = null)
    : IComparable<Diagnostic>
{
    public bool IsError => Rule.Severity == DiagnosticSeverity.Error;

    /// <summary>The same message with the path below <paramref name="folder"/>, which may be empty; a full stop stands for the folder itself.</summary>
    public Diagnostic Under(string folder) => folder.Length == 0 ? this : this with { Path = Path == "." ? folder : ContentPath.Join(folder, Path) };

    /// <summary>By path, line, column, code, message and hint: the same for every build of a commit.</summary>
    public int CompareTo(Diagnostic? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(Path, other.Path);
        if (order == 0) order = Position.CompareTo(other.Position);
        if (order == 0) order = string.CompareOrdinal(Rule.Code, other.Rule.Code);
        if (order == 0) order = string.CompareOrdinal(Message, other.Message);
        return order != 0 ? order : string.CompareOrdinal(Hint, other.Hint);
    }

    public override string ToString() => $"{Path}:{Position}: {(IsError ? "error" : "warning")} {Rule.Code}: {Message}";
}

public enum DiagnosticSeverity : byte
{
    /// <summary>The entry is served.</summary>
    Warning,

    /// <summary>The entry cannot be served as its type promises: it is left out. In a content model: it cannot be used.</summary>
    Error,
}
