using System.Runtime.InteropServices;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Collects what the checks of a build find. Of each rule and file it takes as many as may be told of the file at all: how many broken links a file has must not
/// decide how much memory a build takes. What is told in the end is for <see cref="DiagnosticLimits.Bound"/> to say.
/// </summary>
sealed class SnapshotFaults(List<Diagnostic> all)
{
    readonly Dictionary<(DiagnosticRule Rule, string Path), int> counts = [];

    /// <summary>Those that were there before, and those that were taken.</summary>
    public IReadOnlyList<Diagnostic> All => all;

    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (diagnostic.Rule, diagnostic.Path), out _);
        if (count++ < DiagnosticLimits.MaxPerFile) all.Add(diagnostic);
    }

    /// <summary>Whether another fault of the rule would be taken: where it would not, it need not be described.</summary>
    public bool Takes(DiagnosticRule rule, string path) => counts.GetValueOrDefault((rule, path)) < DiagnosticLimits.MaxPerFile;
}
