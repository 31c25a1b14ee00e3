namespace ContentApi.Content.Diagnostics;

/// <summary>
/// Follows the causes of diagnostics to the first: an entry is left out because one that it requires is left out, which lacks another, and so on.
/// </summary>
sealed class DiagnosticRoots
{
    /// <summary>The paths of causes by the paths that follow from them; empty for a path that has a fault of its own.</summary>
    readonly Dictionary<string, string> causes = new(StringComparer.Ordinal);

    public DiagnosticRoots(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(MayCause))
            if (diagnostic.Cause is null) causes[diagnostic.Path] = "";
            else causes.TryAdd(diagnostic.Path, diagnostic.Cause);
    }

    /// <summary>Whether other diagnostics may follow from a diagnostic: its file is left out, or it is a folder that is not read.</summary>
    public static bool MayCause(Diagnostic diagnostic) =>
        diagnostic is { IsError: true, IsPartial: false } || diagnostic.Rule.Code.StartsWith("CA2", StringComparison.Ordinal);

    /// <summary>The path of the file that the diagnostic follows from, first of all; empty if that is its own.</summary>
    public string Of(Diagnostic diagnostic)
    {
        if (diagnostic.Cause is not { } path || !causes.ContainsKey(path)) return "";
        var (way, passed) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (causes.TryGetValue(path, out var next) && next.Length > 0 && passed.Add(path))
        {
            way.Add(path);
            path = next;
        }
        // In a circle any path can be the first. A cause without a diagnostic of its own explains nothing: the last path that has one is the first.
        var root = passed.Contains(path) ? way.Skip(way.IndexOf(path)).Min(StringComparer.Ordinal)! : causes.ContainsKey(path) ? path : way[^1];
        // The next diagnostic finds the way at once.
        foreach (var step in way) causes[step] = root;
        causes[root] = "";
        return root == diagnostic.Path ? "" : root;
    }
}
