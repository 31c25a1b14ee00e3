namespace ContentApi.Content.Diagnostics;

/// <summary>Collects the diagnostics of one file while it is read: see <see cref="DiagnosticLimits"/>.</summary>
/// <param name="path">Of the file, relative to the content root.</param>
public sealed class DiagnosticBag(string path)
{
    readonly List<Diagnostic> diagnostics = [];
    int errors;
    int warnings;

    public string Path { get; } = path;

    public bool HasErrors => errors > 0;

    /// <summary>Whether another warning would be kept: where it would not, it need not be made.</summary>
    public bool TakesWarnings => warnings < DiagnosticLimits.MaxPerFile;

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public void Report(DiagnosticRule rule, TextPosition position, string message, string? hint = null) =>
        Add(new Diagnostic(rule, Path, position, message, hint));

    /// <summary>The same message twice, as of a value that aliases repeat, is one message.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref diagnostic.IsError ? ref errors : ref warnings;
        if (count >= DiagnosticLimits.MaxPerFile || diagnostics.Contains(diagnostic)) return;
        count++;
        diagnostics.Add(diagnostic);
    }

    public void AddRange(IEnumerable<Diagnostic> more)
    {
        foreach (var diagnostic in more) Add(diagnostic);
    }
}
