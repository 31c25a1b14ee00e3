namespace ContentApi.Content.Diagnostics;

/// <summary>How many diagnostics of each severity there are.</summary>
public readonly record struct DiagnosticCount(int Errors, int Warnings)
{
    public static DiagnosticCount Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        return new(errors, diagnostics.Count - errors);
    }
}
