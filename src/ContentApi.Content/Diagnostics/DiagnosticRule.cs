namespace ContentApi.Content.Diagnostics;

/// <summary>A kind of fault. All are listed in <see cref="DiagnosticRules"/> and explained in <c>docs/diagnostics.md</c>.</summary>
/// <param name="Code">
/// <c>CA</c> and four digits: 1 content model, 2 files and Git, 3 syntax of documents, 4 values, 5 references, 6 Markdown, 7 redirects.
/// </param>
public sealed record DiagnosticRule(string Code, DiagnosticSeverity Severity, string Title);
