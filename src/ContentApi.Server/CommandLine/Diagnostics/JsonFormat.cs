using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>One JSON object, for a program to read.</summary>
static class JsonFormat
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It is read by programs and people, not put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter writer, DiagnosticReport report) => writer.WriteLine(JsonSerializer.Serialize(
        new
        {
            report.Commit,
            Ref = report.Reference,
            Entries = report.EntryCount,
            report.CanBeServed,
            report.Count.Errors,
            report.Count.Warnings,
            Diagnostics = report.Diagnostics.Select(diagnostic => new
            {
                diagnostic.Path,
                diagnostic.Position.Line,
                diagnostic.Position.Column,
                Severity = diagnostic.IsError ? "error" : "warning",
                diagnostic.Rule.Code,
                diagnostic.Rule.Title,
                diagnostic.Message,
                diagnostic.Hint,
            }),
        },
        Options));
}
