namespace ContentApi.Content.Diagnostics;

/// <summary>
/// Follows the causes of diagnostics to the first: an entry is left out because one that it requires is left out, which lacks another, and so on.
/// </summary>
sealed class DiagnosticRoots
{
    /// <summary>The paths of files by the paths that lead to them; "" for a path that has a fault of its own, or leads in a circle or nowhere.</summary>
    readonly Dictionary<string, string> causes = new(StringComparer.Ordinal);

    public DiagnosticRoots(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(MayCause))
            if (diagnostic.Cause is null) causes[diagnostic.Path] = "";
            else causes.TryAdd(diagnostic.Path, diagnostic.Cause);
    }

    /// <summary>Whether other diagnostics may follow from a diagnostic: its file is left out, or it is a folder that is not read.</summary>
    public static bool MayCause(Diagnostic diagnostic) => diagnostic.IsError || diagnostic.Rule.Code.StartsWith("CA2", StringComparison.Ordinal);

    /// <summary>The path of the file whose own fault the diagnostic follows from; empty if it follows from none of the diagnostics.</summary>
    public string Of(Diagnostic diagnostic)
    {
        if (diagnostic.Cause is not { } path || !causes.ContainsKey(path)) return "";
        var passed = new List<string>();
        while (causes.TryGetValue(path, out var next) && next.Length > 0)
        {
            passed.Add(path);
            // Ends a circle, and lets the next diagnostic find the way at once.
            causes[path] = "";
            path = next;
        }
        var isRoot = causes.ContainsKey(path) && !passed.Contains(path);
        foreach (var step in passed) causes[step] = isRoot ? path : "";
        return isRoot ? path : "";
    }
}
