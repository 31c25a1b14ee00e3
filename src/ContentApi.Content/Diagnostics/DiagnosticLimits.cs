namespace ContentApi.Content.Diagnostics;

/// <summary>Limits the number of messages that are kept for one file, whichever rules they come from.</summary>
public static class DiagnosticLimits
{
    /// <summary>
    /// Maximum number of errors of one file, and of warnings. A megabyte of repeated keys or broken links would otherwise become hundreds of megabytes of
    /// messages, and no author reads the hundred-and-first.
    /// </summary>
    public const int MaxPerFile = 100;

    /// <summary>
    /// Returns the diagnostics sorted and without duplicates, for each file its first <see cref="MaxPerFile"/> errors and as many warnings.
    /// </summary>
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

    /// <summary>Returns the files that have a maximum number of messages in a result of <see cref="Bound"/>, and so may have had more.</summary>
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
