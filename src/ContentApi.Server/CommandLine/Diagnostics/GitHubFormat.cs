using ContentApi.Content.Diagnostics;

namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>
/// Writes each diagnostic as a workflow command of GitHub Actions, which shows it as an annotation at its line. Causes come before consequences, because GitHub
/// shows the first ten errors and warnings of a step.
/// </summary>
static class GitHubFormat
{
    public static void Write(TextWriter writer, DiagnosticReport report)
    {
        foreach (var diagnostic in report.InOrder) writer.WriteLine(Command(diagnostic));
        writer.WriteLine(report.Summary);
        foreach (var line in report.Beginning) writer.WriteLine(Printable.Of(line));
    }

    static string Command(Diagnostic diagnostic) =>
        $"::{(diagnostic.IsError ? "error" : "warning")} file={Property(diagnostic.Path)},line={diagnostic.Position.Line},"
        + $"col={diagnostic.Position.Column},title={Property(diagnostic.Rule.Code)}::{Data(Text(diagnostic))}";

    static string Text(Diagnostic diagnostic) => diagnostic.Hint is { } hint ? $"{diagnostic.Message}\n{hint}" : diagnostic.Message;

    // The escapes of GitHub's own toolkit (packages/core, escapeData and escapeProperty).
    static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
