namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>Writes the report as lines in the form of compilers, which editors turn into links.</summary>
static class TextFormat
{
    /// <param name="screen">Where to write.</param>
    /// <param name="report">The report.</param>
    /// <param name="isVerbose">Whether diagnostics that say the same, or follow from the same, are written one by one.</param>
    public static void Write(Screen screen, DiagnosticReport report, bool isVerbose)
    {
        if (isVerbose)
            foreach (var diagnostic in report.InOrder) screen.Diagnostic(diagnostic);
        else
            foreach (var group in report.Groups) screen.Group(group);
        if (!isVerbose && report.Groups.Any(group => group.IsKind || group.CountsConsequences))
            screen.Line("Diagnostics that say the same are counted: --verbose prints each.");
        if (report.Count.Errors > 0) screen.Bad(report.Summary);
        else screen.Good(report.Summary);
        foreach (var line in report.Beginning) screen.Line(line);
    }
}
