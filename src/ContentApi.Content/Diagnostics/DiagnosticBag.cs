namespace ContentApi.Content.Diagnostics;

/// <summary>Collects the diagnostics of one file, or of an item of one, while it is read, up to the limits of <see cref="DiagnosticLimits"/>.</summary>
/// <param name="path">The path of the file, relative to the content root.</param>
/// <param name="ofFile">The diagnostics of the whole file, to which those of the item are added when it is read; null for a whole file.</param>
public sealed class DiagnosticBag(string path, DiagnosticBag? ofFile = null)
{
    readonly List<Diagnostic> diagnostics = [];
    int errors;
    int warnings;

    public string Path { get; } = path;

    public bool HasErrors => errors > 0;

    /// <summary>Whether another warning would be kept. If not, the caller need not create one.</summary>
    public bool TakesWarnings => warnings < DiagnosticLimits.MaxPerFile && ofFile?.TakesWarnings != false;

    /// <summary>Whether another error would be kept.</summary>
    internal bool TakesErrors => errors < DiagnosticLimits.MaxPerFile;

    /// <summary>The diagnostics in the order in which they were found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <param name="rule">The rule.</param>
    /// <param name="position">The place in the file.</param>
    /// <param name="message">See <see cref="Diagnostic.Message"/>.</param>
    /// <param name="hint">See <see cref="Diagnostic.Hint"/>.</param>
    /// <param name="isPartial">See <see cref="Diagnostic.IsPartial"/>.</param>
    public void Report(DiagnosticRule rule, TextPosition position, string message, string? hint = null, bool isPartial = false) =>
        Add(new Diagnostic(rule, Path, position, message, hint) { IsPartial = isPartial });

    /// <summary>
    /// Adds a diagnostic, unless the file has as many of its severity as are kept, or an equal one: a value that YAML aliases repeat has the same fault at
    /// the same place each time.
    /// </summary>
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
