using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Collects the diagnostics of a model, in their natural order and without duplicates.</summary>
sealed class ModelFaults
{
    readonly SortedSet<Diagnostic> diagnostics = [];

    public IReadOnlyList<Diagnostic> Diagnostics => [.. diagnostics];
    public bool Any => diagnostics.Count > 0;

    public void Add(DiagnosticRule rule, SyntaxNode at, string message, string? hint = null) =>
        Add(rule, at.Source.Name, new(at.Location.Line, at.Location.Column), message, hint);

    public void Add(DiagnosticRule rule, string path, TextPosition position, string message, string? hint = null) =>
        diagnostics.Add(new(rule, path, position, message, hint));
}
