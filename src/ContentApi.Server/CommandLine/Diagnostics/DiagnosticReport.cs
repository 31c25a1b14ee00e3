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
    /// <param name="result">The result of reading the commit.</param>
    /// <param name="diagnostics">Its diagnostics.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="reference">The ref, as the operator wrote it.</param>
    public static DiagnosticReport Of(LoadResult result, IReadOnlyList<Diagnostic> diagnostics, GitCommit commit, string reference) => new(
        commit.Oid.ToString(), reference, result.Content?.Snapshot.EntryCount ?? 0, result.Content is not null, result.Build.Elapsed, diagnostics);

    public DiagnosticCount Count { get; } = DiagnosticCount.Of(Diagnostics);

    /// <summary>The diagnostics as a person reads them: causes before consequences, and those that say the same together.</summary>
    public IReadOnlyList<DiagnosticGroup> Groups { get; } = DiagnosticGroups.Of(Diagnostics);

    /// <summary>
    /// What to mend first, in one line or two: a fault because of which nothing is served, otherwise the errors, and without errors the warnings, that are
    /// behind most diagnostics. Empty if there is one diagnostic or none.
    /// </summary>
    public IReadOnlyList<string> Beginning
    {
        get
        {
            if (Diagnostics.Count < 2) return [];
            // The groups are in order of importance: of those with the same number the first counts.
            var first = CanBeServed ? Groups.Where(group => group.IsError == Groups[0].IsError).MaxBy(group => group.Count)! : Groups[0];
            var (place, hint) = (first.Members[0], first.Hint ?? first.Members[0].Hint);
            var line = $"Begin with {place.Path}:{place.Position}: {place.Message}{(hint is null ? "" : " " + hint)}";
            if (first.Count == 1) return [line];
            return [line, $"That is behind {(first.Count == Diagnostics.Count ? "all" : $"{first.Count} of")} {Diagnostics.Count} diagnostics."];
        }
    }

    /// <summary>Every diagnostic once, causes before consequences.</summary>
    public IEnumerable<Diagnostic> InOrder => Groups.SelectMany(group => group.Members.Concat(group.Consequences));

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
