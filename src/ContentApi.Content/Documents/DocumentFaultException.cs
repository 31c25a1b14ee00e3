using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Ends the reading of a document at a fault after which nothing can be made out. Never leaves <see cref="DocumentParser"/>.</summary>
sealed class DocumentFaultException(DiagnosticRule rule, TextPosition position, string message, string? hint = null) : Exception(message)
{
    public DiagnosticRule Rule { get; } = rule;
    public TextPosition Position { get; } = position;
    public string? Hint { get; } = hint;
}
