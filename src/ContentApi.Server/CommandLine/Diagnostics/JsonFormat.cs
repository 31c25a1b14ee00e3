using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>Writes the report as one JSON object with every diagnostic, in order of path.</summary>
static class JsonFormat
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The JSON is not put into a web page, so that characters such as < need no escape.
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
                diagnostic.Cause,
            }),
        },
        Options));
}
