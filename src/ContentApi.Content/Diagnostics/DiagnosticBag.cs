namespace ContentApi.Content.Diagnostics;

/// <summary>Collects the diagnostics of one file while it is read.</summary>
/// <param name="path">Of the file, relative to the content root.</param>
public sealed class DiagnosticBag(string path)
{
    /// <summary>
    /// How many errors, and how many warnings, are kept of one file: a megabyte of repeated keys would otherwise become a hundred megabytes
    /// of messages, and no editor reads the hundred-and-first.
    /// </summary>
    public const int Limit = 100;

    readonly List<Diagnostic> diagnostics = [];
    int errors;
    int warnings;

    public string Path { get; } = path;

    public bool HasErrors => errors > 0;

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public void Report(DiagnosticRule rule, TextPosition position, string message, string? hint = null) =>
        Add(new Diagnostic(rule, Path, position, message, hint));

    /// <summary>The same message twice, as of a value that aliases repeat, is one message.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref diagnostic.IsError ? ref errors : ref warnings;
        if (count >= Limit || diagnostics.Contains(diagnostic)) return;
        count++;
        diagnostics.Add(diagnostic);
    }

    public void AddRange(IEnumerable<Diagnostic> more)
    {
        foreach (var diagnostic in more) Add(diagnostic);
    }
}
