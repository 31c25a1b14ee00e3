namespace ContentApi.Content.Diagnostics;

/// <summary>How many messages are kept of one file, whichever rules they come from.</summary>
public static class DiagnosticLimits
{
    /// <summary>
    /// Errors, and as many warnings: a megabyte of repeated keys or broken links would otherwise become hundreds of megabytes of messages, and no editor reads the
    /// hundred-and-first.
    /// </summary>
    public const int MaxPerFile = 100;

    /// <summary>In their order, each once, of each file no more than its first errors and warnings.</summary>
    public static IReadOnlyList<Diagnostic> Bound(IEnumerable<Diagnostic> diagnostics)
    {
        var bounded = new List<Diagnostic>();
        var (errors, warnings) = (0, 0);
        Diagnostic? last = null;
        foreach (var diagnostic in diagnostics.Order())
        {
            if (diagnostic.Path != last?.Path) (errors, warnings) = (0, 0);
            else if (diagnostic.Equals(last)) continue;
            last = diagnostic;
            if ((diagnostic.IsError ? ++errors : ++warnings) <= MaxPerFile) bounded.Add(diagnostic);
        }
        return bounded;
    }

    /// <summary>The files of which messages may have been left out of what <see cref="Bound"/> gave.</summary>
    public static IReadOnlySet<string> PathsAtLimit(IReadOnlyList<Diagnostic> bounded)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var (errors, warnings) = (0, 0);
        for (var i = 0; i < bounded.Count; i++)
        {
            if (i > 0 && bounded[i].Path != bounded[i - 1].Path) (errors, warnings) = (0, 0);
            if ((bounded[i].IsError ? ++errors : ++warnings) == MaxPerFile) paths.Add(bounded[i].Path);
        }
        return paths;
    }
}
