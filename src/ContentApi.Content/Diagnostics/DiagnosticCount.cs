namespace ContentApi.Content.Diagnostics;

/// <summary>The numbers of diagnostics of each severity.</summary>
public readonly record struct DiagnosticCount(int Errors, int Warnings)
{
    public static DiagnosticCount Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        return new(errors, diagnostics.Count - errors);
    }
}
