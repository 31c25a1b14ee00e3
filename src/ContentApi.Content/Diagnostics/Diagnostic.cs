using ContentApi.Content.Strings;

namespace ContentApi.Content.Diagnostics;

/// <summary>A message to an author about one place in one file. Its text form is <c>path:line:col: error CA1234: message</c>.</summary>
/// <param name="Rule">The kind of fault, with its severity.</param>
/// <param name="Path">
/// The path of the file. While a document is read: relative to the content root. In a snapshot: from the root of the repository, as the author sees it; for
/// a file of the model that was read by <c>--schema-file</c>: below the folder as it was named there.
/// </param>
/// <param name="Position">The place in the file.</param>
/// <param name="Message">One sentence that says what is wrong.</param>
/// <param name="Hint">One sentence that says what to do; null if the message says it.</param>
public sealed record Diagnostic(DiagnosticRule Rule, string Path, TextPosition Position, string Message, string? Hint = null)
    : IComparable<Diagnostic>
{
    /// <summary>
    /// The path, in the form of <see cref="Path"/>, of a file that is left out or of a folder that is not read, if this fault is gone when that is mended. Null
    /// for a fault of the file itself.
    /// </summary>
    public string? Cause { get; init; }

    /// <summary>Whether an error costs a part of the file, which is null, and the rest is served.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The name that leads nowhere; null if the fault is another.</summary>
    internal MissingName? Missing { get; init; }

    public bool IsError => Rule.Severity == DiagnosticSeverity.Error;

    /// <summary>
    /// Returns the diagnostic with its path below <paramref name="folder"/>, which may be empty. The path <c>.</c> becomes the path of the folder itself.
    /// </summary>
    public Diagnostic Under(string folder) => folder.Length == 0 ? this : this with
    {
        Path = Path == "." ? folder : ContentPath.Join(folder, Path),
        Cause = Cause is null ? null : ContentPath.Join(folder, Cause),
    };

    /// <summary>Returns the diagnostic with its place some lines further down.</summary>
    internal Diagnostic Down(int lines) => lines == 0 ? this : this with { Position = Position.Down(lines) };

    /// <summary>Orders by path, line, column, code, message and hint, so that every build of a commit gives the same order.</summary>
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

    /// <summary>
    /// A value cannot be served as its type promises: the nearest place around it that may be null is null, or the entry is left out if there is none. In a
    /// content model: the model cannot be used.
    /// </summary>
    Error,
}
