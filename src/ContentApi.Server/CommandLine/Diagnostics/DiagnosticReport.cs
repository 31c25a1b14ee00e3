using ContentApi.Content.Diagnostics;
using ContentApi.Git.Contract;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine.Diagnostics;

/// <summary>The result of <c>check</c> for one commit.</summary>
/// <param name="Commit">The id of the commit.</param>
/// <param name="Reference">The ref, as the operator wrote it.</param>
/// <param name="EntryCount">The number of served entries; 0 if the commit cannot be served.</param>
/// <param name="CanBeServed">False if the model is faulty or the content folder is missing.</param>
sealed record DiagnosticReport(
    string Commit, string Reference, int EntryCount, bool CanBeServed, TimeSpan Elapsed, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static DiagnosticReport Of(LoadResult result, GitCommit commit, string reference) => new(
        commit.Oid.ToString(), reference, result.Content?.Snapshot.EntryCount ?? 0, result.Content is not null,
        result.Build.Elapsed, result.Build.Diagnostics);

    public DiagnosticCount Count { get; } = DiagnosticCount.Of(Diagnostics);

    /// <summary>The result in one line, for a person.</summary>
    public string Summary =>
        $"{(CanBeServed ? Number(EntryCount, "entry", "entries") : "Nothing")} at commit {Commit[..10]} ({Reference}): "
        + $"{Words(Count)}, {Seconds(Elapsed)}.";

    /// <summary>Formats a duration in seconds: <c>0.12 s</c>.</summary>
    public static string Seconds(TimeSpan elapsed) => FormattableString.Invariant($"{elapsed.TotalSeconds:0.00} s");

    /// <summary>Formats a count: <c>1 error, 3 warnings</c>.</summary>
    public static string Words(DiagnosticCount count) => $"{Number(count.Errors, "error", "errors")}, {Number(count.Warnings, "warning", "warnings")}";

    static string Number(int count, string singular, string plural) => $"{count} {(count == 1 ? singular : plural)}";
}
