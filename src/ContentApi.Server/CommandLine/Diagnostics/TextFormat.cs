namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>Lines for a person, in the form that compilers use and editors turn into links.</summary>
static class TextFormat
{
    public static void Write(Screen screen, DiagnosticReport report)
    {
        foreach (var diagnostic in report.Diagnostics) screen.Diagnostic(diagnostic);
        if (report.Count.Errors > 0) screen.Bad(report.Summary);
        else screen.Good(report.Summary);
    }
}
