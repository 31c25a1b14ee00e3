namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>Writes the report as lines in the form of compilers, which editors turn into links.</summary>
static class TextFormat
{
    public static void Write(Screen screen, DiagnosticReport report)
    {
        foreach (var diagnostic in report.Diagnostics) screen.Diagnostic(diagnostic);
        if (report.Count.Errors > 0) screen.Bad(report.Summary);
        else screen.Good(report.Summary);
    }
}
