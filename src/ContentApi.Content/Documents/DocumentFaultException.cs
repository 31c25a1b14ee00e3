using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Ends the reading of a document at a fault that leaves the rest without meaning. <see cref="DocumentParser"/> catches it.</summary>
sealed class DocumentFaultException(DiagnosticRule rule, TextPosition position, string message, string? hint = null) : Exception(message)
{
    public DiagnosticRule Rule { get; } = rule;
    public TextPosition Position { get; } = position;
    public string? Hint { get; } = hint;
}
